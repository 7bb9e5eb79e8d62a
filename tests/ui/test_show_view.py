"""One sentence over the whole window."""

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import TypeSize
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views.large_text import fitted
from dragoman.ui.views.show_view import ShowView


def done(said: str = "Bom dia.", translated: str = "Good morning.", target: str = "en") -> Turn:
    return Turn(4, Side.SECOND, "pt", target, TurnState.DONE, said=said, translated=translated)


@pytest.fixture
def view(qapp, qtbot, resources):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    dresser = Dresser(qapp, resources)
    dresser.use("light")
    made = ShowView(window, dresser)
    made.window_in_test = window
    window.show()
    qtbot.waitExposed(window)
    return made


def test_the_translation_is_large_and_the_original_small(view):
    view.show_turn(done())
    assert view.isVisible()
    assert view.geometry() == view.window_in_test.rect()
    assert view.large == ("Good morning.", "en")
    assert view.small == ("Bom dia.", "pt")
    assert view.utterance_id == 4
    assert view.accessibleName() == "Good morning."


def test_without_a_translation_the_original_is_large(view):
    view.show_turn(done(translated=""))
    assert view.large == ("Bom dia.", "pt")
    assert view.small[0] == ""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["Yes", "Good morning, how are you today? " * 4, "Donaudampfschifffahrtsgesellschaft"])
@pytest.mark.parametrize("size", [QSizeF(300, 200), QSizeF(1600, 900)])
def test_text_is_as_large_as_it_fits(text, size):
    found = fitted(text, "en", size, 220)
    assert found.height <= size.height() or found.pixels == TypeSize.LEAD
    widths = [found.layout.lineAt(index).naturalTextWidth() for index in range(found.layout.lineCount())]
    assert max(widths) <= size.width() + 1
    if text.startswith("Donau") and found.pixels > TypeSize.LEAD:
        assert found.layout.lineCount() == 1


@pytest.mark.usefixtures("qapp")
def test_a_larger_window_has_larger_text():
    text = "Good morning, how are you today?"
    assert fitted(text, "en", QSizeF(400, 300), 220).pixels < fitted(text, "en", QSizeF(1200, 800), 220).pixels


@pytest.mark.usefixtures("qapp")
def test_the_largest_is_not_exceeded():
    assert fitted("I", "en", QSizeF(2000, 2000), 220).pixels == 220


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_close_it(view, qtbot, key):
    view.show_turn(done())
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view, key)
    assert not view.isVisible()
    assert view.utterance_id is None


def test_a_tap_anywhere_closes_it(view, qtbot):
    view.show_turn(done())
    with qtbot.waitSignal(view.closed):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 300))


def test_the_button_closes_it(view, qtbot):
    view.show_turn(done())
    with qtbot.waitSignal(view.closed):
        view.close_button.click()


def test_the_keyboard_stays_while_it_is_shown(view):
    view.show_turn(done())
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.close_button.hasFocus()
    QTest.keyClick(view.close_button, Qt.Key.Key_Tab)
    assert view.hasFocus()


def test_it_stays_over_the_whole_window(view):
    view.show_turn(done())
    view.window_in_test.resize(500, 400)
    assert view.size() == view.window_in_test.size()


def test_text_that_is_too_long_can_be_moved(view):
    view.show_turn(done(translated="Good morning, how are you today? " * 80))
    before = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.grab().toImage() != before
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.grab().toImage() == before


def test_text_from_right_to_left_stands_at_the_right(view):
    view.show_turn(done(said="", translated="المحطة قريبة", target="ar"))
    image = view.grab().toImage()
    ground = image.pixelColor(2, 300)
    area = range(150, 480, 3)
    inked = [x for x in range(0, 800, 2) if any(image.pixelColor(x, y) != ground for y in area)]
    assert inked[-1] > 700
