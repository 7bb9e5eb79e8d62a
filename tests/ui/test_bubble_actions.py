"""What can be done with a bubble."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from dragoman.domain.errors import EngineError
from dragoman.ui.appearance import Dresser
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.view_models.turn_action import TurnAction, offered
from dragoman.ui.views.bubble_list import BubbleList

ALL = (TurnAction.SAY_AGAIN, TurnAction.COPY, TurnAction.CORRECT, TurnAction.SHOW)


def done(number: int = 1, said: str = "Bom dia.", translated: str = "Good morning.", **fields) -> Turn:
    fields = {"side": Side.SECOND, "source_language": "pt", "target_language": "en", "state": TurnState.DONE} | fields
    return Turn(number, said=said, translated=translated, **fields)


class Page:
    """A list of bubbles in a window of its own."""

    def __init__(self, qapp, qtbot, resources, width: int = 1100) -> None:
        self.qtbot = qtbot
        self.turns: list[Turn] = []
        self.dresser = Dresser(qapp, resources)
        self.dresser.use("light")
        self.list = BubbleList(lambda: self.turns, lambda _turn: None, self.dresser)
        qtbot.addWidget(self.list)
        self.list.resize(width, 600)
        self.list.show()
        qtbot.waitExposed(self.list)
        self.told: list[tuple[object, ...]] = []
        self.list.say_again.connect(lambda number: self.told.append(("say again", number)))
        self.list.shown.connect(lambda number: self.told.append(("show", number)))
        self.list.flipped.connect(lambda number: self.told.append(("flip", number)))
        self.list.corrected.connect(lambda number, text: self.told.append(("correct", number, text)))

    def add(self, turn: Turn):
        self.turns.append(turn)
        self.list.turn_added(turn)
        QGuiApplication.processEvents()
        return self.list.bubbles[-1]

    def change(self, turn: Turn) -> None:
        self.turns[[each.utterance_id for each in self.turns].index(turn.utterance_id)] = turn
        self.list.turn_changed(turn)

    def point_at(self, widget: QWidget) -> None:
        middle = QPointF(widget.rect().center())
        QGuiApplication.sendEvent(widget, QEnterEvent(middle, middle, QPointF(widget.mapToGlobal(middle))))

    def offered(self) -> list[TurnAction]:
        buttons = self.list.action_bar.buttons
        return [action for action, button in buttons.items() if button.isVisible()]


@pytest.fixture
def page(qapp, qtbot, resources):
    return Page(qapp, qtbot, resources)


@pytest.mark.parametrize(
    ("turn", "actions"),
    [
        (done(), ALL),
        (done(translated=""), (TurnAction.COPY, TurnAction.CORRECT, TurnAction.SHOW)),
        (done(said="", translated="", state=TurnState.NOTHING_HEARD), ()),
        (done(state=TurnState.TRANSLATING), ()),
        (done(translated="", state=TurnState.FAILED, error=EngineError("No.", "")), ALL[1:]),
    ],
)
def test_only_what_makes_sense_is_offered(turn, actions):
    assert offered(turn) == actions


def test_the_other_language_is_offered_where_the_app_found_it():
    assert offered(done(), can_flip=True)[-1] is TurnAction.FLIP


@pytest.mark.parametrize(
    ("fields", "is_unsure"),
    [
        ({}, False),
        ({"average_log_probability": -0.69, "language_probability": 0.81}, False),
        ({"average_log_probability": -0.71}, True),
        ({"language_probability": 0.79}, True),
        ({"average_log_probability": -1.5, "is_corrected": True}, False),
        ({"average_log_probability": -1.5, "state": TurnState.LISTENING}, False),
        ({"average_log_probability": -1.5, "said": ""}, False),
    ],
)
def test_a_turn_knows_when_it_may_be_wrong(fields, is_unsure):
    assert done(**fields).is_unsure is is_unsure


def test_confidence_is_the_lesser_of_words_and_language():
    assert done(language_probability=0.6).confidence == 0.6
    assert done(average_log_probability=-1.0).confidence == pytest.approx(0.368, abs=0.001)
    assert done(average_log_probability=-1.0, is_corrected=True).confidence == 1.0
    assert done(state=TurnState.LISTENING).confidence is None


def test_buttons_come_where_one_points_and_go_again(page):
    bubble = page.add(done())
    assert page.offered() == []
    page.point_at(bubble)
    assert page.offered() == list(ALL)
    QGuiApplication.sendEvent(bubble, QEvent(QEvent.Type.Leave))
    page.qtbot.waitUntil(lambda: page.offered() == [])


def test_buttons_can_be_met_with_a_finger_and_say_what_they_do(page):
    page.point_at(page.add(done()))
    for action in ALL:
        button = page.list.action_bar.buttons[action]
        assert min(button.width(), button.height()) >= 44
        assert button.toolTip() == button.accessibleName() != ""


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("width", [420, 1100])
def test_buttons_hide_no_words(qapp, qtbot, resources, side, width):
    page = Page(qapp, qtbot, resources, width)
    text = "Eu queria saber a que horas sai o primeiro trem para a cidade. " * 3
    bubbles = [page.add(done(number, text, text, side=side)) for number in range(1, 4)]
    for bubble in bubbles:
        page.point_at(bubble)
        qtbot.wait(1)
        covered = page.list.action_bar.geometry()
        for each in bubbles:
            for words in (each.said, each.translated):
                assert not covered.intersects(words.rect().translated(words.mapTo(each.parentWidget(), QPoint())))
        assert covered.left() >= 0
        assert covered.right() <= page.list.viewport().width()


def test_buttons_tell_what_is_wanted(page):
    page.point_at(page.add(done(7)))
    for action in (TurnAction.SAY_AGAIN, TurnAction.SHOW):
        page.list.action_bar.buttons[action].click()
    assert page.told == [("say again", 7), ("show", 7)]


def test_a_click_copies_the_translation_and_says_so(page):
    page.point_at(page.add(done()))
    page.list.action_bar.buttons[TurnAction.COPY].click()
    assert QGuiApplication.clipboard().text() == "Good morning."
    assert page.list.action_bar.buttons[TurnAction.COPY].accessibleDescription() == "Copied"


def test_the_copy_button_has_a_menu_with_the_original(page):
    page.point_at(page.add(done()))
    page.list.action_bar.menu.aboutToShow.emit()
    words = [action.text() for action in page.list.action_bar.menu.actions()]
    assert words == ["Copy translation", "Copy what was said", "Copy both"]


def test_the_menu_of_a_bubble_has_everything(page):
    page.list.offer_flip(True)
    bubble = page.add(done(3))
    actions = {action.text(): action for action in bubble.whole_menu().actions() if action.text()}
    assert list(actions) == [
        "Say again",
        "Correct",
        "Show large",
        "Wrong language? Flip",
        "Copy translation",
        "Copy what was said",
        "Copy both",
    ]
    actions["Wrong language? Flip"].trigger()
    assert page.told == [("flip", 3)]


def test_the_menu_key_opens_the_menu(page):
    bubble = page.add(done())
    bubble.frame.setFocus()
    middle = bubble.frame.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, bubble.frame.mapToGlobal(middle))
    QGuiApplication.sendEvent(bubble.frame, event)
    (menu,) = [menu for menu in bubble.findChildren(QMenu) if menu.isVisible()]
    menu.close()


def test_arrow_keys_go_from_bubble_to_bubble_and_back_to_the_list(page):
    bubbles = [page.add(done(number)) for number in (1, 2, 3)]
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert bubbles[2].frame.hasFocus()
    assert page.offered() == list(ALL)
    QTest.keyClick(bubbles[2].frame, Qt.Key.Key_Up)
    assert bubbles[1].frame.hasFocus()
    QTest.keyClick(bubbles[1].frame, Qt.Key.Key_Down)
    QTest.keyClick(bubbles[2].frame, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_tab_goes_from_the_bubble_to_its_buttons(page):
    bubble = page.add(done(1))
    page.add(done(2))
    bubble.frame.setFocus()
    reached = []
    for _ in range(6):
        QTest.keyClick(page.list.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.list.focusWidget())
    assert reached == [bubble.said, bubble.translated, *(page.list.action_bar.buttons[action] for action in ALL)]
    QTest.keyClick(page.list.focusWidget(), Qt.Key.Key_Escape)
    assert bubble.frame.hasFocus()


def test_only_one_bubble_stops_the_tab_key(page):
    bubbles = [page.add(done(number)) for number in (1, 2, 3)]
    tab = Qt.FocusPolicy.TabFocus
    assert [bool(bubble.frame.focusPolicy() & tab) for bubble in bubbles] == [False, False, True]


def correcting(page, **fields):
    bubble = page.add(done(5, **fields))
    page.point_at(bubble)
    page.list.action_bar.buttons[TurnAction.CORRECT].click()
    return bubble


def test_a_correction_takes_the_place_of_what_was_said(page):
    bubble = correcting(page)
    assert not bubble.said.isVisible()
    assert bubble.editor.field.isVisible()
    assert bubble.editor.field.toPlainText() == "Bom dia."
    assert bubble.editor.field.hasFocus()
    assert page.offered() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_interprets_the_correction(page, key):
    bubble = correcting(page)
    bubble.editor.field.setPlainText("  Boa\n tarde. ")
    QTest.keyClick(bubble.editor.field, key)
    assert page.told == [("correct", 5, "Boa tarde.")]
    assert bubble.editor is None
    assert bubble.said.isVisible()
    assert bubble.frame.hasFocus()


def test_escape_leaves_it_as_it_was(page):
    bubble = correcting(page)
    height = bubble.height()
    bubble.editor.field.setPlainText("Boa tarde.")
    QTest.keyClick(bubble.editor.field, Qt.Key.Key_Escape)
    assert page.told == []
    assert bubble.said.text() == "Bom dia."
    assert bubble.height() < height


@pytest.mark.parametrize("text", ["", "   ", "Bom dia."])
def test_what_is_empty_or_unchanged_is_no_correction(page, text):
    bubble = correcting(page)
    bubble.editor.field.setPlainText(text)
    bubble.editor.interpret.click()
    assert page.told == []
    assert bubble.editor is None


def test_the_field_grows_with_its_text(page):
    bubble = correcting(page)
    height = bubble.frame.height()
    bubble.editor.field.setPlainText("Bom dia. " * 60)
    QGuiApplication.processEvents()
    assert bubble.frame.height() > height
    assert bubble.frame.rect().contains(bubble.editor.geometry())


def test_another_state_of_the_turn_does_not_end_the_correction(page):
    bubble = correcting(page)
    page.change(done(5, is_playing=True))
    assert bubble.editor is not None
    assert not bubble.said.isVisible()


def test_a_corrected_turn_says_so(page):
    bubble = page.add(done(is_corrected=True, average_log_probability=-2.0))
    assert bubble.footer.corrected_mark.isVisible()
    assert bubble.footer.corrected_mark.text() == "Corrected"
    assert "Corrected" in bubble.frame.accessibleName()
    assert not bubble.footer.unsure.isVisible()


def test_a_doubtful_turn_says_so_and_marks_its_words(page):
    bubble = page.add(done(average_log_probability=-1.2))
    assert bubble.footer.unsure.isVisible()
    assert bubble.footer.unsure.toolTip() == bubble.frame.accessibleDescription() == "Not sure I heard this right"
    doubtful = bubble.said.grab().toImage()
    page.change(done())
    assert not bubble.footer.unsure.isVisible()
    assert bubble.said.grab().toImage() != doubtful


def test_buttons_go_with_their_bubble(page):
    bubble = page.add(done(1))
    page.point_at(bubble)
    page.turns.clear()
    page.list.turn_removed(1)
    assert page.offered() == []
