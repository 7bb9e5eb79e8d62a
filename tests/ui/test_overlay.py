"""The live subtitles over other windows."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QColor, QImage, QPainter, QRegion

from dragoman.config.paths import resources as shipped_resources
from dragoman.config.settings import Settings
from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay import overlay_window
from dragoman.ui.overlay.arrangement import Arrangement
from dragoman.ui.overlay.letter_colours import COLOURS
from dragoman.ui.overlay.line_breaks import character_ends, line_ends
from dragoman.ui.overlay.measures import full_height
from dragoman.ui.overlay.overlay_window import OverlayWindow
from dragoman.ui.overlay.passages import KEPT_PASSAGES, Passage, originals, translations
from dragoman.ui.overlay.placement import DEFAULT_SPOT, ScreenArea, Spot, beside, place, spot_of, within
from dragoman.ui.overlay.places import Places
from dragoman.ui.overlay.roll_up import RollUp
from dragoman.ui.overlay.screens import present_screens
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.view_models.turn import Side, Turn

ROOM = 12
LEFT = ScreenArea("left 1000x800", QRect(0, 0, 1000, 800), QRect(0, 0, 1000, 760))
RIGHT = ScreenArea("right 2000x1000", QRect(1000, 0, 2000, 1000), QRect(1000, 40, 2000, 960))
STILL = OverlayStyle(is_motion_reduced=True)


def fits(text, _language):
    """As if every character were as wide as every other."""
    return len(text) <= ROOM


def roll_up(rows=2):
    return RollUp(rows, fits)


def said(committed, tentative="", number=1):
    return Passage(number, "en", committed, tentative)


def texts(shown):
    return [line.text for line in shown.lines]


def turn(translated, tentative="", number=1, *, language="en", original=""):
    return Turn(
        number, Side.FIRST, "pt", language, said=original,
        translated=translated, translated_tentative=tentative,
    )  # fmt: skip


# Where lines end


def test_lines_end_where_the_script_lets_them():
    assert line_ends("one two-three") == [4, 8, 13]
    assert line_ends("你好，世界") == [1, 3, 4, 5]
    assert line_ends("") == []
    assert line_ends("🙂 a 🙂 b") == [2, 4, 6, 7]
    assert character_ends("e\u0301👍🏽x") == [2, 4, 5]


# Rolling up


def test_lines_roll_up_one_by_one():
    shown = roll_up()
    assert shown.show([said("the first")]) == 0
    assert shown.show([said("the first line and")]) == 1
    assert texts(shown) == ["the first", "line and"]
    assert shown.show([said("the first line and now")]) == 0
    assert texts(shown) == ["the first", "line and now"]
    assert shown.show([said("the first line and now more")]) == 1
    assert texts(shown) == ["line and now", "more"]


def test_each_passage_begins_a_line():
    shown = roll_up()
    shown.show([said("hello")])
    assert shown.show([said("hello"), said("world", number=2)]) == 1
    assert texts(shown) == ["hello", "world"]


def test_words_that_are_taken_back_leave_the_lines_where_they_are():
    shown = roll_up()
    shown.show([said("the first", " line and now more")])
    assert texts(shown) == ["line and now", "more"]
    assert shown.show([said("the first", " line")]) == 0
    assert texts(shown) == ["line", ""]
    assert shown.show([said("the first line and now something")]) == 0
    assert texts(shown) == ["line and now", "something"]


def test_a_shorter_word_does_not_jump_into_the_line_above():
    shown = roll_up()
    shown.show([said("one two", " elephant")])
    assert texts(shown) == ["one two", "elephant"]
    shown.show([said("one two", " eel")])
    assert texts(shown) == ["one two", "eel"]


def test_a_word_that_is_too_long_is_cut_between_characters():
    shown = roll_up()
    shown.show([said("x" * (ROOM - 1) + "e\u0301e\u0301")])
    assert texts(shown) == ["x" * (ROOM - 1), "e\u0301e\u0301"]


def test_what_was_cleared_stays_away_until_it_changes():
    shown = roll_up()
    shown.show([said("one"), said("two", number=2)])
    shown.clear()
    assert shown.lines == ()
    shown.show([said("one"), said("two", number=2)])
    assert shown.lines == ()
    shown.show([said("one"), said("two and", number=2)])
    assert texts(shown) == ["two and"]
    shown.clear()
    shown.show([said("two and", number=2), said("three", number=3)])
    assert texts(shown) == ["three"]


def test_a_passage_that_goes_away_leaves_what_is_older_rolled_up():
    shown = roll_up()
    shown.show([said("one"), said("two", number=2), said("three", number=3)])
    shown.show([said("one"), said("two", number=2)])
    assert texts(shown) == ["two", ""]


def test_a_line_knows_how_much_of_it_stays():
    shown = roll_up()
    shown.show([said("the first", " line and")])
    assert [(line.text, line.committed) for line in shown.lines] == [("the first", 9), ("line and", 0)]
    shown.show([said("the first li", "ne and")])
    assert [line.committed for line in shown.lines] == [9, 2]


WORDS = st.text(st.sampled_from("abcé 你，ह्ि،ع-.🙂"), max_size=30)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12), st.integers(1, 2))
def test_lines_of_committed_words_never_change(steps, rows):
    shown, committed, closed = roll_up(rows), "", {}
    for more, tentative in steps:
        committed = (committed + more).lstrip()
        passage = said(committed, (tentative if committed else tentative.lstrip()).rstrip())
        before = shown.lines
        rolled = shown.show([passage])
        assert rolled >= 0
        assert len(before) <= len(shown.lines) <= rows
        for line, after in zip(shown.lines, [*shown.lines[1:], None], strict=True):
            assert not line.text or closed.get(line.number, line.text) == line.text
            assert fits(line.text, "en") or len(character_ends(line.text)) == 1
            if after is not None and after.text and after.committed:
                closed[line.number] = line.text


@given(st.lists(WORDS, max_size=12))
def test_appended_words_move_nothing_but_by_rolling(pieces):
    shown, text = roll_up(), ""
    for piece in pieces:
        before = [line for line in shown.lines if line.text]
        text = (text + piece).lstrip()
        rolled = shown.show([said(text)])
        for place_before, line in enumerate(before[:-1]):
            now = place_before - rolled + len(shown.lines) - len(before)
            if now >= 0:
                assert shown.lines[now].text == line.text


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_no_word_is_lost(steps):
    shown, committed = roll_up(1000), ""
    for more, tentative in steps:
        committed = (committed + more).lstrip()
        shown.show([said(committed, tentative if committed else tentative.lstrip())])
        assert "".join("".join(texts(shown)).split()) == "".join((committed + tentative).split())


# What is shown of a conversation


def test_the_newest_turns_with_words_are_shown():
    turns = [turn(f"word {number}", number=number) for number in range(6)] + [turn("", number=9)]
    assert [each.text for each in translations(turns)] == ["word 3", "word 4", "word 5"]
    assert len(translations(turns)) == KEPT_PASSAGES
    assert originals(turns) == ()
    assert originals([turn("x", original="olá")]) == (Passage(1, "pt", "olá"),)


def test_line_ends_in_a_text_are_spaces():
    (passage,) = translations([turn(" one\ntwo", "\nthree ")])
    assert (passage.committed, passage.tentative) == ("one two", " three")


# Colours


@pytest.mark.parametrize(("colours", "opacity"), [(name, share) for name in COLOURS for share in (0, 25, 100)])
def test_letters_have_an_outline_where_the_picture_shines_through(colours, opacity):
    style = OverlayStyle.of(Settings(overlay_colours=colours, overlay_opacity=opacity))
    assert style.has_outline == (opacity < 50)


@pytest.mark.parametrize("colours", list(COLOURS))
def test_letters_have_no_outline_on_the_usual_box(colours):
    assert not replace(OverlayStyle(), colours=colours).has_outline


# Places

SPOTS = st.builds(Spot, st.floats(0, 1), st.floats(0, 1))
SIZES = st.builds(QSize, st.integers(1, 3000), st.integers(1, 2000))
RECTANGLES = st.builds(
    QRect, st.integers(-4000, 4000), st.integers(-4000, 4000), st.integers(1, 3000), st.integers(1, 3000)
)


@given(SPOTS, SIZES, RECTANGLES)
def test_no_spot_is_off_the_screen(spot, size, available):
    box = place(spot, size, available)
    assert available.contains(box)
    assert place(spot_of(box, available), size, available).topLeft() == box.topLeft()


@given(RECTANGLES, RECTANGLES)
def test_whatever_is_moved_stays_on_the_screen(window, available):
    assert available.contains(within(window, available))


def test_a_bar_goes_above_or_below():
    screen = QRect(0, 0, 800, 600)
    assert beside(QRect(0, 100, 300, 50), QSize(300, 40), screen) == QRect(0, 60, 300, 40)
    assert beside(QRect(0, 30, 300, 50), QSize(300, 40), screen) == QRect(0, 80, 300, 40)
    assert beside(QRect(0, 100, 100, 50), QSize(300, 40), screen) == QRect(0, 60, 300, 40)
    assert beside(QRect(400, 100, 100, 50), QSize(300, 40), screen) == QRect(300, 60, 300, 40)


@given(st.dictionaries(st.text(), SPOTS, max_size=5))
def test_places_are_remembered(spots):
    read = Places.read(Places(spots).written)
    assert list(read.spots) == list(spots)
    for key, spot in spots.items():
        assert read.spots[key].across == pytest.approx(spot.across, abs=1e-4)


@given(
    st.text()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    ).map(json.dumps)
)
def test_any_text_can_be_read_as_places(text):
    for spot in Places.read(text).spots.values():
        assert 0 <= spot.across <= 1
        assert 0 <= spot.down <= 1


def test_damaged_places_leave_the_others():
    text = '{"a": [0.5, 2], "b": [NaN, 1], "c": [1], "d": "x", "e": [true, 0], "f": [-1e999, 1]}'
    assert Places.read(text).spots == {"a": Spot(0.5, 1.0), "f": Spot(0.0, 1.0)}
    for nonsense in ("", "[", "[1]", "3", "[" * 100_000, '{"a": [1' + "0" * 5000 + ", 0]}"):
        assert Places.read(nonsense).spots == {}


def test_the_screen_used_last_is_the_home():
    places = Places().moved(RIGHT, Spot(0, 0)).moved(LEFT, Spot(1, 1))
    assert places.home([RIGHT, LEFT]) == LEFT
    assert places.home([RIGHT]) == RIGHT
    assert Places().home([RIGHT, LEFT]) == RIGHT
    assert places.moved(RIGHT, Spot(0, 0)).home([LEFT, RIGHT]) == RIGHT


def test_screens_used_long_ago_are_forgotten():
    places = Places()
    for number in range(20):
        places = places.moved(replace(LEFT, key=str(number)), Spot(0, 0))
    assert list(places.spots) == [str(number) for number in range(4, 20)]


@pytest.fixture
def arranged():
    made = Arrangement()
    made.use_style(STILL)
    made.use_screens([LEFT, RIGHT])
    return made


def test_it_begins_at_the_lower_edge_in_the_middle(arranged):
    assert arranged.screen == LEFT
    assert arranged.box.width() == 700
    assert abs(arranged.box.center().x() - 500) <= 1
    assert 600 < arranged.box.bottom() < 760
    assert arranged.places.spots == {}


def test_it_returns_to_its_screen_when_that_comes_back(arranged):
    arranged.drag(QPoint(1500, 300), QPoint(1600, 310))
    where = arranged.box
    assert arranged.screen == RIGHT
    arranged.use_screens([LEFT])
    assert LEFT.available.contains(arranged.box)
    arranged.use_screens([LEFT, RIGHT])
    assert arranged.box == where
    arranged.use_screens([])
    assert arranged.box == where


def test_it_keeps_inside_a_screen_that_becomes_smaller(arranged):
    arranged.drag(QPoint(300, 700), QPoint(400, 710))
    small = ScreenArea("left 400x300", QRect(0, 0, 400, 300), QRect(0, 20, 400, 260))
    arranged.use_screens([small])
    assert small.available.contains(arranged.box)


def test_its_size_suits_the_screen_it_is_dragged_to(arranged):
    arranged.drag(QPoint(1200, 300), QPoint(1300, 310))
    assert arranged.box.width() == 1400
    arranged.drag(QPoint(-300, -300), QPoint(10, 10))
    assert arranged.box.width() == 700
    assert arranged.box.topLeft() == QPoint(50, 0) or arranged.box.topLeft() == QPoint(0, 0)


def test_steps_go_from_screen_to_screen(arranged):
    for _ in range(100):
        arranged.step(QPoint(40, 0))
    assert arranged.screen == RIGHT
    for _ in range(100):
        arranged.step(QPoint(-40, 0))
    assert arranged.screen == LEFT
    assert arranged.box.left() == 0
    for _ in range(100):
        arranged.step(QPoint(0, 40))
    assert arranged.box.bottom() == LEFT.available.bottom()


def test_it_takes_the_width_and_size_it_is_pulled_to(arranged):
    arranged.drag(QPoint(100, 100), QPoint(150, 110))
    wanted = QSize(500, full_height(replace(STILL, size=50)))
    arranged.stretch(wanted)
    assert (arranged.style.width, arranged.style.size) == (50, 50)
    assert arranged.box == QRect(QPoint(100, 100), wanted)
    arranged.stretch(QSize(-50, -50))
    assert (arranged.style.width, arranged.style.size) == (20, 16)
    arranged.stretch(QSize(5000, 5000))
    assert (arranged.style.width, arranged.style.size) == (100, 96)


# The window


@pytest.fixture
def dresser(qapp):
    made = Dresser(qapp, shipped_resources())
    made.use("light")
    yield made
    made.deleteLater()


@pytest.fixture
def overlay(qtbot, dresser):
    made = OverlayWindow(dresser)
    made.apply(STILL)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(overlay, number=-1):
    return [line.text for line in overlay.box.captions[number].roll_up.lines]


def pressed(qtbot, overlay, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(overlay, key, modifier)


def test_it_never_takes_the_keyboard(overlay):
    flags = overlay.windowHandle().flags()
    for wanted in (
        Qt.WindowType.FramelessWindowHint,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.WindowTransparentForInput,
    ):
        assert flags & wanted
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not overlay.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_words_come_and_go(overlay, qtbot):
    assert shown(overlay) == ["Subtitles appear here"]
    overlay.box._silence.setInterval(60)
    overlay.show_turns([turn("Good", " morning")])
    assert shown(overlay) == ["Good morning"]
    qtbot.waitUntil(lambda: overlay.box.is_empty)
    assert overlay.box.used_area().isEmpty()
    overlay.show_turns([turn("Good", " morning")])
    assert overlay.box.is_empty
    overlay.show_turns([turn("Good morning"), turn("Bye", number=2)])
    assert shown(overlay)[-1] == "Bye"


def test_words_fade_unless_motion_is_unwanted(overlay, qtbot):
    overlay.box._silence.setInterval(30)
    overlay.apply(replace(STILL, is_motion_reduced=False))
    overlay.show_turns([turn("Good")])
    qtbot.waitUntil(lambda: overlay.box._fade.currentTime() > 0)
    overlay.show_turns([turn("Good morning")])
    assert overlay.box._fade.currentTime() == 0 or overlay.box._fade.state() is overlay.box._fade.State.Stopped
    assert shown(overlay) == ["Good morning"]
    qtbot.waitUntil(lambda: overlay.box.is_empty)


def test_both_texts_are_shown_when_wanted(overlay):
    turns = [turn("Good morning", original="Bom dia")]
    overlay.apply(replace(STILL, content="both"))
    overlay.show_turns(turns)
    assert (shown(overlay, 0), shown(overlay, 1)) == (["Bom dia"], ["Good morning"])
    assert overlay.box.captions[0].row_height < overlay.box.captions[1].row_height
    overlay.apply(replace(STILL, content="original"))
    overlay.show_turns(turns)
    assert shown(overlay) == ["Bom dia"]


def test_words_stay_when_the_look_changes(overlay):
    overlay.show_turns([turn("Good morning")])
    overlay.apply(replace(STILL, size=64, colours="black", opacity=0))
    assert shown(overlay) == ["Good morning"]
    assert overlay.height() == full_height(replace(STILL, size=64))


def test_the_box_is_only_as_high_as_its_lines(overlay):
    overlay.show_turns([turn("Good")])
    one = overlay.box.used_area()
    overlay.show_turns([turn("Good"), turn("Bye", number=2)])
    assert one.bottom() == overlay.box.used_area().bottom() == overlay.box.height()
    assert one.height() < overlay.box.used_area().height()


def image(overlay):
    made = QImage(overlay.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(QColor("#00FF00"))
    painter = QPainter(made)
    overlay.render(painter, QPoint(), QRegion(), overlay.RenderFlag.DrawChildren)
    painter.end()
    return made


def painted(overlay, area):
    """Whether anything is drawn in a part of the window."""
    made = image(overlay)
    area = area.toRect()
    return any(
        made.pixelColor(x, y) != QColor("#00FF00")
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
    )


def test_right_to_left_text_stands_at_the_right(overlay):
    overlay.apply(replace(STILL, opacity=0))
    half = overlay.width() / 2
    left, right = QRectF(0, 0, half, overlay.height()), QRectF(half, 0, half, overlay.height())
    for text, language, sides in (("Good", "en", (True, False)), ("صباح الخير", "ar", (False, True))):
        overlay.show_turns([turn(text, language=language, number=len(text))])
        overlay.box.clear()
        overlay.show_turns([turn(text, ".", language=language, number=len(text))])
        assert (painted(overlay, left), painted(overlay, right)) == sides


def test_words_that_may_change_are_underlined(overlay):
    overlay.show_turns([turn("morning")])
    steady = image(overlay)
    overlay.show_turns([turn("", "morning")])
    under = round(overlay.box.height() - full_height(STILL) / 2)
    changed = [
        y for y in range(under, overlay.height()) if steady.copy(0, y, 999, 1) != image(overlay).copy(0, y, 999, 1)
    ]
    assert changed


def test_it_is_moved_by_keys_and_let_go_by_escape(overlay, qtbot):
    told, held = [], []
    overlay.placed.connect(told.append)
    overlay.held.connect(held.append)
    overlay.take_hold(True)
    assert not overlay.windowHandle().flags() & Qt.WindowType.WindowTransparentForInput
    assert not overlay.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert overlay.bar.isVisible()
    assert overlay.grip.isVisible()
    before = overlay._arrangement.box
    pressed(qtbot, overlay, Qt.Key.Key_Up)
    small = before.top() - overlay._arrangement.box.top()
    pressed(qtbot, overlay, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert before.top() - overlay._arrangement.box.top() == 11 * small > 0
    assert list(json.loads(told[-1])) == [present_screens()[0].key]
    pressed(qtbot, overlay, Qt.Key.Key_Escape)
    assert held == [True, False]
    assert not overlay.bar.isVisible()
    assert overlay.windowHandle().flags() & Qt.WindowType.WindowTransparentForInput
    assert overlay.geometry() == overlay._arrangement.box


def test_it_is_dragged_and_remembered(overlay, qtbot, dresser):
    told = []
    overlay.placed.connect(told.append)
    overlay.take_hold(True)
    inside = overlay.box.geometry().center()
    before = overlay._arrangement.box.topLeft()
    qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=inside)
    qtbot.mouseMove(overlay, inside + QPoint(20, -100))
    qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=overlay.box.geometry().center())
    assert len(told) == 1
    assert overlay._arrangement.box.topLeft() != before
    other = OverlayWindow(dresser)
    other.apply(STILL)
    other.use_places(told[-1])
    assert other.geometry() == overlay._arrangement.box
    other.deleteLater()


def test_it_is_made_larger_by_keys_and_by_its_corner(overlay, qtbot):
    told = []
    overlay.resized.connect(lambda width, size: told.append((width, size)))
    overlay.take_hold(True)
    pressed(qtbot, overlay, Qt.Key.Key_Plus)
    pressed(qtbot, overlay, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == (68, 34)
    pressed(qtbot, overlay, Qt.Key.Key_Minus)
    overlay.grip.gripped.emit()
    overlay.grip.pulled.emit(QPoint(-80, 40))
    overlay.grip.let_go.emit()
    width, size = told[-1]
    assert width < 68
    assert size > 34


def test_its_corner_follows_the_mouse(overlay, qtbot):
    pulled = []
    overlay.grip.pulled.connect(pulled.append)
    overlay.take_hold(True)
    with qtbot.waitSignal(overlay.grip.let_go):
        qtbot.mousePress(overlay.grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        qtbot.mouseMove(overlay.grip, QPoint(4, 12))
        qtbot.mouseRelease(overlay.grip, Qt.MouseButton.LeftButton, pos=QPoint(4, 12))
    assert pulled[0] == QPoint(-6, 2)


def test_it_is_closed_by_its_button_only(overlay, qtbot):
    with qtbot.waitSignal(overlay.closed):
        overlay.take_hold(True)
        qtbot.mouseClick(overlay.bar.close_button, Qt.MouseButton.LeftButton)
    assert not overlay.isVisible()
    assert not overlay.is_held
    with qtbot.assertNotEmitted(overlay.closed):
        overlay.show()
        overlay.closeEvent(QCloseEvent())


def test_done_lets_go(overlay, qtbot):
    overlay.take_hold(True)
    qtbot.mouseClick(overlay.bar.done_button, Qt.MouseButton.LeftButton)
    assert not overlay.is_held
    assert overlay.isVisible()


def test_words_stay_while_it_is_moved(overlay, qtbot):
    overlay.box._silence.setInterval(30)
    overlay.show_turns([turn("Good morning")])
    overlay.take_hold(True)
    qtbot.wait(100)
    assert shown(overlay) == ["Good morning"]
    assert overlay.box.used_area() == overlay.box.rect()
    overlay.take_hold(False)
    qtbot.waitUntil(lambda: overlay.box.is_empty)


def test_it_moves_when_its_screen_goes(overlay, qtbot, monkeypatch):
    monkeypatch.setattr(overlay_window, "present_screens", lambda: [RIGHT])
    overlay._screen_watch._note()
    qtbot.waitUntil(lambda: RIGHT.available.contains(overlay.geometry()))
    assert overlay.width() == round(0.7 * RIGHT.area.width())


def test_bad_places_are_the_default(overlay):
    overlay.use_places("{nonsense")
    (screen, *_) = present_screens()
    assert overlay.geometry() == place(DEFAULT_SPOT, overlay.size(), screen.available)


def test_everything_has_a_name(overlay):
    for part in (overlay, overlay.grip, overlay.bar.done_button, overlay.bar.close_button):
        assert part.accessibleName()
