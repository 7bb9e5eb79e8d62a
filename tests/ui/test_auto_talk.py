"""Hands-free talk: nobody presses anything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dragoman.domain.events import StageName, StageState
from dragoman.domain.mode import Mode
from dragoman.ui.appearance import Dresser
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.last_heard import Certainty, LastHeard
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views import level_wave
from dragoman.ui.views.hold_keys import HoldKeys
from dragoman.ui.views.talk_bar import TalkBar
from dragoman.ui.views.talk_button import loudness


def heard(number: int = 1, probability: float = 1.0, said: str = "Bom dia") -> Turn:
    return Turn(number, Side.SECOND, "pt", "en", TurnState.DONE, said=said, language_probability=probability)


@pytest.fixture
def bar(qapp, qtbot, resources):
    dresser = Dresser(qapp, resources)
    dresser.use("light")
    translations = Translations(resources / "translations")
    translations.install("en")
    made = TalkBar(dresser, translations)
    qtbot.addWidget(made)
    made.show_languages("en", "pt")
    stages = Stages()
    for stage in StageName:
        stages.set(stage, StageState.READY)
    made.show_stages(stages)
    made.resize(900, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def free(bar):
    bar.use_mode(Mode.AUTO)
    return bar


@pytest.mark.parametrize(
    ("probability", "certainty", "per_cent"),
    [
        (1.0, Certainty.SURE, 100),
        (0.95, Certainty.SURE, 95),
        (0.949, Certainty.PROBABLE, 94),
        (0.8, Certainty.PROBABLE, 80),
        (0.79, Certainty.DOUBTFUL, 79),
        (-1.0, Certainty.DOUBTFUL, 0),
    ],
)
def test_certainty_in_words_and_per_cent(probability, certainty, per_cent):
    last = LastHeard(Side.FIRST, "en", probability)
    assert (last.certainty, last.per_cent) == (certainty, per_cent)


def test_nobody_was_heard_before_there_are_words():
    assert LastHeard.of(heard(said="")) is None


def test_hands_free_shows_the_strip_instead_of_the_buttons(bar):
    assert bar.buttons[Side.FIRST].isVisible()
    assert not bar.strip.isVisible()
    bar.use_mode(Mode.AUTO)
    assert not bar.buttons[Side.FIRST].isVisible()
    assert bar.strip.isVisible()
    bar.use_mode(Mode.HOLD)
    assert bar.buttons[Side.FIRST].isVisible()


def test_changing_the_mode_lets_go(bar):
    released = []
    bar.released.connect(released.append)
    bar.press(Side.FIRST, "mouse")
    bar.use_mode(Mode.AUTO)
    assert len(released) == 1
    bar.press(Side.FIRST, "key")
    assert bar.held is None


def test_the_mode_is_chosen_at_the_bar(bar):
    chosen = []
    bar.mode_chosen.connect(chosen.append)
    QTest.mouseClick(bar.modes.segments[1], Qt.MouseButton.LeftButton)
    assert chosen == [Mode.AUTO]
    bar.use_mode(Mode.AUTO)
    bar.modes.segments[1].setFocus()
    QTest.keyClick(bar.modes.segments[1], Qt.Key.Key_Left)
    assert chosen == [Mode.AUTO, Mode.HOLD]


def test_each_side_reads_that_it_is_listened_to(free):
    assert free.strip.words[Side.FIRST].text() == "Listening – just speak"
    assert free.strip.names[Side.SECOND].text() == "Português"


def test_the_strip_says_where_there_is_no_microphone(free):
    stages = Stages()
    stages.set(StageName.CAPTURE, StageState.FAILED)
    free.show_stages(stages)
    assert free.strip.words[Side.FIRST].text() == "No microphone"
    assert not free.strip.wave.isVisible()


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (1.0, "Heard last: Português"),
        (0.87, "Heard last: probably Português (87 %)"),
        (0.6, "Heard last: perhaps Português (60 %)"),
    ],
)
def test_the_strip_says_who_was_heard_last(free, probability, words):
    free.show_turn(heard(probability=probability))
    assert free.strip.heard_words.text() == words
    assert free.strip.names[Side.SECOND].text() == "● Português"


def test_an_older_turn_that_changes_was_not_heard_last(free):
    free.show_turn(heard(2))
    free.show_turn(Turn(1, Side.FIRST, "en", "pt", TurnState.DONE, said="Hello"))
    assert "Português" in free.strip.heard_words.text()


def test_the_level_moves_the_wave(free):
    free.show_level(0.2)
    assert free.strip.wave.levels[0] == loudness(0.2)
    assert not free.strip.grab().isNull()


def test_who_wants_no_motion_sees_lamps(free, monkeypatch):
    free.show_level(0.2)
    moving = free.strip.wave.grab().toImage()
    monkeypatch.setattr(level_wave, "is_animated", lambda _widget: False)
    assert free.strip.wave.grab().toImage() != moving


def test_the_language_can_be_flipped_once_somebody_was_heard(free):
    asked = []
    free.flip_requested.connect(lambda: asked.append(1))
    assert not free.strip.flip.isEnabled()
    assert not free.flip()
    free.show_turn(heard())
    free.strip.flip.click()
    assert free.flip()
    assert asked == [1, 1]


def test_one_key_flips(free):
    keys = HoldKeys(free, free, lambda: False)
    asked = []
    free.flip_requested.connect(lambda: asked.append(1))
    free.show_turn(heard())
    QTest.keyClick(free.windowHandle(), Qt.Key.Key_F)
    QTest.keyClick(free.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(free.windowHandle(), Qt.Key.Key_Space)
    assert asked == [1]
    free.use_mode(Mode.HOLD)
    QTest.keyClick(free.windowHandle(), Qt.Key.Key_F)
    assert asked == [1]
    keys.forget()


def test_words_fit_into_a_narrow_bar(free):
    free.show_turn(heard(probability=0.6))
    free.resize(420, free.heightForWidth(420))
    for label in (*free.strip.words.values(), free.strip.heard_words):
        assert label.height() >= label.heightForWidth(label.width())
    assert free.minimumSizeHint().width() <= 420
