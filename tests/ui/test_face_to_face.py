"""Two people opposite each other."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTransform
from PySide6.QtTest import QTest

from dragoman.domain.events import StageName, StageState
from dragoman.domain.mode import Mode
from dragoman.ui.appearance import Dresser
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.facing import NEWEST_TURNS, Wait, facing_lines
from dragoman.ui.view_models.hold import SHORT_PRESS_S
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views.face_to_face import FaceToFace
from dragoman.ui.views.facing_text import FacingText
from dragoman.ui.views.talk_bar import TalkBar
from dragoman.ui.views.talk_button_painter import TalkState

HELLO = Turn(1, Side.FIRST, "en", "zh", TurnState.DONE, said="Hello!", translated="你好")
REPLY = Turn(2, Side.SECOND, "zh", "en", TurnState.LISTENING, said="早上好", said_tentative="你们", translated="Good")


def test_each_reads_everything_in_their_own_language():
    first, second = (facing_lines([HELLO, REPLY], side) for side in Side)
    assert [(line.text, line.language, line.is_own) for line in first] == [
        ("Hello!", "en", True),
        ("Good", "en", False),
    ]
    assert [(line.text, line.language, line.is_own) for line in second] == [
        ("你好", "zh", False),
        ("早上好", "zh", True),
    ]
    assert second[1].tentative == "你们"


@pytest.mark.parametrize(
    ("state", "wait"),
    [
        (TurnState.TRANSLATING, Wait.WORDS),
        (TurnState.NOTHING_HEARD, Wait.NOTHING_HEARD),
        (TurnState.FAILED, Wait.FAILED),
    ],
)
def test_what_stands_where_there_are_no_words(state, wait):
    (line,) = facing_lines([Turn(1, Side.FIRST, "en", "zh", state)], Side.SECOND)
    assert line.wait is wait


def test_only_the_newest_are_looked_at():
    lines = facing_lines([HELLO] * 1000, Side.FIRST)
    assert len(lines) == NEWEST_TURNS


class Table:
    def __init__(self, qapp, qtbot, resources) -> None:
        self.turns: list[Turn] = []
        self.dresser = Dresser(qapp, resources)
        self.dresser.use("light")
        self.translations = Translations(resources / "translations")
        self.translations.install("en")
        self.bar = TalkBar(self.dresser, self.translations)
        self.face = FaceToFace(lambda: self.turns, self.dresser, self.translations, self.bar)
        for widget in (self.bar, self.face):
            qtbot.addWidget(widget)
            widget.show_languages("en", "zh")
        stages = Stages()
        for stage in StageName:
            stages.set(stage, StageState.READY)
        self.bar.show_stages(stages)
        self.face.resize(700, 700)
        self.face.show()
        qtbot.waitExposed(self.face)
        self.told: list[object] = []
        self.bar.pressed.connect(self.told.append)
        self.bar.released.connect(self.told.append)


@pytest.fixture
def table(qapp, qtbot, resources):
    return Table(qapp, qtbot, resources)


def test_the_second_person_sits_opposite(table):
    face = table.face
    tops = [
        face.buttons[Side.SECOND].y(),
        face.texts[Side.SECOND].y(),
        face.texts[Side.FIRST].y(),
        face.buttons[Side.FIRST].y(),
    ]
    assert tops == sorted(tops)
    assert abs(face.texts[Side.FIRST].height() - face.texts[Side.SECOND].height()) <= 1


def test_the_upper_half_is_the_same_turned_round(table, qtbot):
    pictures = []
    for is_turned in (False, True):
        text = FacingText(Side.SECOND, table.dresser, table.translations, is_turned=is_turned)
        qtbot.addWidget(text)
        text.resize(400, 300)
        text.show_language("zh")
        text.show_lines(facing_lines([HELLO, REPLY], Side.SECOND))
        pictures.append(text.grab().toImage())
    upright, turned = pictures
    back = turned.transformed(QTransform().rotate(180))
    assert turned != upright
    inked = [
        [image.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 2) for y in range(0, 300, 2)]
        for image in (upright, back)
    ]
    differing = sum(one is not other for one, other in zip(*inked, strict=True))
    assert differing < 0.02 * len(inked[0])


def test_words_come_into_both_halves(table):
    table.turns.append(HELLO)
    table.face.refresh()
    assert table.face.texts[Side.FIRST].accessibleName() == "English. Hello!"
    assert table.face.texts[Side.SECOND].accessibleName() == "中文. 你好"


def test_an_empty_table_says_what_will_come(table):
    assert "What is said appears here." in table.face.texts[Side.FIRST].accessibleName()
    assert not table.face.grab().isNull()


@pytest.mark.parametrize("side", list(Side))
def test_the_mouse_holds_either_button(table, side):
    button = table.face.buttons[side]
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert button.state is table.bar.buttons[side].state is TalkState.HELD
    time.sleep(SHORT_PRESS_S + 0.02)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert table.told == [side, False]
    assert button.state is TalkState.READY


def test_a_finger_holds_the_button_opposite(table):
    button = table.face.buttons[Side.SECOND]
    screen = QTest.createTouchDevice()
    QTest.touchEvent(button, screen).press(0, QPoint(40, 40), button)
    QTest.touchEvent(button, screen).release(0, QPoint(40, 40), button)
    assert table.told == [Side.SECOND, True]
    assert button.label == table.bar.buttons[Side.SECOND].label


def test_the_level_shows_in_the_button_that_is_held(table):
    table.bar.press(Side.SECOND, "key")
    table.bar.show_level(0.3)
    assert table.face.buttons[Side.SECOND].levels[-1] > 0
    assert table.face.buttons[Side.FIRST].levels[-1] == 0
    table.bar.release("key")


def test_hands_free_needs_no_buttons(table):
    table.bar.use_mode(Mode.AUTO)
    table.face.use_mode(Mode.AUTO)
    assert not any(button.isVisible() for button in table.face.buttons.values())
    table.bar.use_mode(Mode.HOLD)
    table.face.use_mode(Mode.HOLD)
    assert all(button.isVisible() for button in table.face.buttons.values())
    table.bar.show_buttons(False)
    assert table.bar._held_row.isHidden()


def test_it_fits_into_the_smallest_window(table):
    table.turns.append(HELLO)
    table.face.refresh()
    table.face.resize(420, 360)
    assert table.face.minimumSizeHint().width() <= 420
    assert table.face.minimumSizeHint().height() <= 360
    assert not table.face.grab().isNull()
