"""The live page: what it tells, and what it shows."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dragoman.config.settings import Settings
from dragoman.domain.errors import EngineError
from dragoman.domain.events import StageName, StageState
from dragoman.ui.appearance import Dresser
from dragoman.ui.live import live_bar
from dragoman.ui.live.export import SaveKind
from dragoman.ui.live.page import LivePage
from dragoman.ui.live.transcript_model import LINE_ROLE
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side, Turn, TurnState

PAIRS = frozenset({("en", "pt"), ("pt", "en"), ("zh", "en")})
LANGUAGES = ("en", "pt", "zh")


def turn(number, said="Good morning, everybody.", translated="Bom dia a todos.", **fields):
    fields = {"state": TurnState.DONE, "started_at_s": number * 5.0, **fields}
    return Turn(number, Side.FIRST, "en", "pt", said=said, translated=translated, **fields)


@pytest.fixture
def page(qapp, qtbot, resources):
    translations = Translations(resources / "translations")
    translations.install("en")
    dresser = Dresser(qapp, resources)
    dresser.use("light")
    made = LivePage(dresser, translations)
    made.show_settings(Settings())
    made.show_languages(LANGUAGES, PAIRS, "en", "pt")
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dresser.deleteLater()
    translations.install("en")


def fill(page, count, first=1):
    for number in range(first, first + count):
        page.turn_added(turn(number))
    QCoreApplication.processEvents()


def captions(page, row):
    view = page.transcript
    return [caption.words for caption in view._drawn.captions(page.lines.line(row))]


def at_end(page):
    bar = page.transcript.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_an_empty_page_says_what_happens_and_what_is_chosen(page):
    assert page.empty.isVisible()
    assert page.empty.chosen.text() == "Microphone · English → Português"
    page.show_settings(Settings(live_hears_computer=True))
    page.show_languages(LANGUAGES, PAIRS, None, "pt")
    assert page.empty.chosen.text() == "This computer · Any language → Português"
    assert not page.bar.mark.isEnabled()
    assert not page.bar.save.isEnabled()
    page.turn_added(turn(1))
    assert page.transcript.isVisible()
    assert page.bar.save.isEnabled()


def test_the_source_is_chosen(page, qtbot):
    with qtbot.waitSignal(page.source_chosen) as told:
        page.bar.source.segments[1].click()
    assert told.args == [True]
    assert page.empty.chosen.text().startswith("This computer")


@pytest.mark.parametrize("width", [880, 960, 1040])
def test_what_one_part_cannot_take_is_left_to_the_other(page, width):
    page.resize(width, 700)
    QCoreApplication.processEvents()
    bar = page.bar
    right = bar.to_language.mapTo(bar, bar.to_language.rect().topRight()).x()
    assert bar.to_language.y() == bar.from_language.y()
    assert right == bar.width() - Space.L - 1


@pytest.mark.parametrize("is_mac", [True, False])
def test_a_mac_needs_a_virtual_device(page, monkeypatch, is_mac):
    monkeypatch.setattr(live_bar, "needs_virtual_device", lambda: is_mac)
    assert not page.bar.note.isVisible()
    page.show_settings(Settings(live_hears_computer=True))
    assert page.bar.note.isVisible() is is_mac
    assert "BlackHole" in page.bar.note.text()


def offered(box) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]


def test_languages_are_chosen_by_their_own_names(page, qtbot):
    box = page.bar.from_language
    assert offered(box) == [
        "Detect",
        "English",
        "Português",
        "中文",
        "More languages…",
    ]
    with qtbot.waitSignal(page.languages_chosen) as told:
        box.activated.emit(0)
    assert told.args == [None, "pt"]
    with qtbot.waitSignal(page.languages_chosen) as told:
        box.activated.emit(3)
    assert told.args == ["zh", "pt"]
    with qtbot.waitSignal(page.languages_chosen) as told:
        page.bar.to_language.activated.emit(0)
    assert told.args == ["en", "en"]
    page.show_languages(LANGUAGES, PAIRS, None, "en")
    assert (page.bar.from_language.language, page.bar.to_language.language) == (None, "en")
    assert offered(box) == [
        "Detect",
        "English",
        "Português",
        "中文",
        "More languages…",
    ]
    box = page.bar.to_language
    assert offered(box) == ["English", "Português", "More languages…"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier),
    ],
)
def test_keys_start_and_pause(page, qtbot, key, modifier):
    with qtbot.waitSignal(page.started):
        QTest.keyClick(page, key, modifier)
    page.show_listening(True)
    fill(page, 3)
    page.transcript.setFocus()
    with qtbot.waitSignal(page.paused):
        QTest.keyClick(page.transcript, key, modifier)


def test_space_on_a_control_is_the_controls(page, qtbot):
    with qtbot.waitSignal(page.overlay_toggled) as told, qtbot.assertNotEmitted(page.started):
        page.bar.overlay.setFocus()
        QTest.keyClick(page.bar.overlay, Qt.Key.Key_Space)
    assert told.args == [True]


def test_the_button_says_its_state_in_a_word(page, qtbot):
    assert page.bar.listen.text() == "Start"
    assert page.bar.state.text() == "Preparing…"
    stages = Stages()
    for stage in (StageName.CAPTURE, StageName.RECOGNITION, StageName.TRANSLATION):
        stages.set(stage, StageState.READY)
    page.show_stages(stages)
    assert page.bar.state.text() == "Not listening"
    with qtbot.waitSignal(page.started):
        page.bar.listen.click()
    page.show_listening(True)
    assert page.bar.listen.accessibleName() == "Pause"
    assert page.bar.state.text() == "Listening…"
    stages.set(StageName.CAPTURE, StageState.FAILED)
    page.show_stages(stages)
    assert page.bar.state.text() == "Nothing can be heard from there"


def test_the_level_moves_only_while_somebody_is_listened_to(page):
    page.show_level(0.2)
    assert max(page.bar.level.levels) == 0
    page.show_listening(True)
    page.show_level(0.2)
    assert page.bar.level.levels[-1] > 0.5
    page.show_listening(False)
    assert max(page.bar.level.levels) == 0


def test_toggles_tell_only_what_the_user_does(page, qtbot):
    with qtbot.assertNotEmitted(page.speaking_toggled), qtbot.assertNotEmitted(page.overlay_toggled):
        page.show_settings(Settings(live_speaks=True))
        page.show_overlay(True)
    assert page.bar.speaks.isChecked()
    assert page.bar.overlay.isChecked()
    with qtbot.waitSignal(page.speaking_toggled) as told:
        page.bar.speaks.click()
    assert told.args == [False]


def test_saving_offers_three_kinds(page):
    told = []
    page.save_requested.connect(told.append)
    for action in page.bar.save.menu().actions():
        action.trigger()
    assert told == [str(kind) for kind in SaveKind]


def test_marking_needs_a_line(page, qtbot):
    with qtbot.assertNotEmitted(page.marked):
        QTest.keyClick(page, Qt.Key.Key_M)
    fill(page, 2)
    with qtbot.waitSignal(page.marked):
        QTest.keyClick(page.transcript, Qt.Key.Key_M)
    page.show_marks({2})
    assert captions(page, 1) == ["Important here, 00:10"]
    page.show_marks(set())
    assert captions(page, 1) == []


def test_a_line_says_what_is_to_be_known_about_it(page):
    error = EngineError("The translation failed: {reason}.", "Say it again.", reason="memory")
    page.turn_added(turn(1, average_log_probability=-1.0))
    page.turn_added(turn(2, translated="", state=TurnState.FAILED, error=error))
    page.turn_added(turn(3, said="", translated="", state=TurnState.LISTENING))
    assert captions(page, 0) == ["Not sure I heard this right"]
    assert captions(page, 1) == ["The translation failed: memory. Say it again."]
    assert captions(page, 2) == ["Listening…"]
    index = page.lines.index(0, 0)
    assert index.data(LINE_ROLE).stamp == "00:05"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "00:05\nGood morning, everybody.\nBom dia a todos."
    assert index.data(Qt.ItemDataRole.ToolTipRole).count(":") == 2


def test_a_line_grows_with_its_text_and_only_it_is_changed(page, qtbot):
    fill(page, 3)
    before = [page.transcript.rowHeight(row) for row in range(3)]
    with qtbot.waitSignal(page.lines.dataChanged) as told:
        page.turn_changed(turn(2, translated="Muitas palavras. " * 30))
    assert (told.args[0].row(), told.args[1].row()) == (1, 1)
    after = [page.transcript.rowHeight(row) for row in range(3)]
    assert after[1] > 2 * before[1]
    assert (after[0], after[2]) == (before[0], before[2])


def test_tentative_words_take_the_same_room(page):
    page.turn_added(turn(1))
    page.turn_added(turn(2, translated="Bom dia", translated_tentative=" a todos.", state=TurnState.LISTENING))
    assert page.transcript.rowHeight(0) == page.transcript.rowHeight(1)


def test_the_newest_is_followed_until_the_reader_scrolls_back(page, qtbot):
    fill(page, 40)
    assert at_end(page)
    assert not page.transcript.newest.isVisible()
    page.transcript.verticalScrollBar().setValue(100)
    assert page.transcript.newest.isVisible()
    fill(page, 5, first=41)
    assert page.transcript.verticalScrollBar().value() == 100
    qtbot.mouseClick(page.transcript.newest, Qt.MouseButton.LeftButton)
    assert at_end(page)
    assert not page.transcript.newest.isVisible()
    page.turn_changed(turn(45, translated="Mais texto. " * 40))
    QCoreApplication.processEvents()
    assert at_end(page)


def test_another_width_keeps_the_place_and_measures_all(page, qtbot):
    for number in range(1, 200):
        page.turn_added(turn(number, translated="Algumas palavras a mais. " * 6))
    view = page.transcript
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    page.resize(480, 600)
    QCoreApplication.processEvents()
    top = view.rowAt(0)
    qtbot.waitUntil(lambda: not view._unmeasured, timeout=10_000)
    assert view.rowAt(0) == top
    assert len({view.rowHeight(row) for row in range(199)}) == 1
    view.show_newest()
    page.resize(900, 600)
    QCoreApplication.processEvents()
    assert at_end(page)


def test_a_line_is_taken_away(page):
    fill(page, 3)
    page.turn_removed(turn(2))
    page.turn_removed(99)
    page.turn_changed(turn(3, said="Another."))
    assert [page.lines.line(row).turn.utterance_id for row in range(2)] == [1, 3]
    assert page.lines.line(1).turn.said == "Another."
    page.clear()
    assert page.empty.isVisible()


def test_lines_are_copied(page):
    fill(page, 3)
    page.transcript.setFocus()
    page.transcript.selectRow(0)
    QTest.keyClick(page.transcript, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.transcript, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n\n")
    assert lines[0] == "00:05\nGood morning, everybody.\nBom dia a todos."
    assert len(lines) == 2


def test_a_menu_copies_and_says_again(page, qtbot):
    fill(page, 2)
    page.transcript.selectRow(1)
    menu = page.transcript.line_menu()
    words = {action.text(): action for action in menu.actions()}
    assert list(words) == ["Copy what was said", "Copy translation", "Say again"]
    words["Copy what was said"].trigger()
    assert QGuiApplication.clipboard().text() == "Good morning, everybody."
    words["Copy translation"].trigger()
    assert QGuiApplication.clipboard().text() == "Bom dia a todos."
    with qtbot.waitSignal(page.say_again) as told:
        words["Say again"].trigger()
    assert told.args == [2]


def test_the_keyboard_begins_at_the_newest_line(page):
    fill(page, 40)
    page.transcript.setFocus()
    assert page.transcript.currentIndex().row() >= 38
    assert at_end(page)


def test_a_narrow_page_keeps_every_control_inside(page):
    page.resize(420, 520)
    fill(page, 5)
    bar = page.bar
    for part in (
        bar.source,
        bar.from_language,
        bar.to_language,
        bar.speaks,
        bar.overlay,
        bar.listen,
        bar.mark,
        bar.save,
    ):
        right = part.mapTo(page, QPoint(part.width(), part.height()))
        assert part.isVisible()
        assert right.x() <= 420, part.objectName()
        assert part.width() >= part.minimumSizeHint().width()
    assert bar.mark.text() == ""
    assert bar.mark.accessibleName() == "Mark"
    assert page.transcript.height() > 200


def test_it_speaks_the_languages_of_the_window(page):
    fill(page, 3)
    for kind in (page, page.bar, page.empty, page.transcript):
        QCoreApplication.sendEvent(kind, QEvent(QEvent.Type.LanguageChange))
    QCoreApplication.processEvents()
    assert page.bar.from_language.language == "en"
    assert page.bar.listen.accessibleDescription() == page.bar.state_words()
    assert at_end(page)


def test_widgets_can_stand_below(page):
    line = QLabel("1.2 s behind")
    page.set_footer(line)
    QCoreApplication.processEvents()
    assert line.mapTo(page, QPoint()).y() >= page.transcript.geometry().bottom() - 1


@pytest.mark.parametrize("appearance", ["light", "dark", "contrast"])
def test_it_can_be_drawn(page, appearance):
    page.bar._dresser.use(appearance)
    page.turn_added(turn(1, is_playing=True))
    page.turn_added(turn(2, translated="", said="", said_tentative="Well", state=TurnState.LISTENING))
    page.show_marks({1})
    page.transcript.selectRow(0)
    assert page.grab().size() == QSize(900, 600) * page.devicePixelRatio()
