"""Hold-to-talk by keys, mouse and touch."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from dragoman.domain.events import LevelMeasured, StageName, StageState, StateChanged
from dragoman.ui.view_models.hold import SHORT_PRESS_S
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.talk_button import loudness
from dragoman.ui.views.talk_button_painter import TalkState

MIDDLE = QPoint(60, 60)


def hold_long_enough() -> None:
    time.sleep(SHORT_PRESS_S + 0.02)


@pytest.fixture
def ready(desk):
    desk.ready()
    return desk


@pytest.mark.parametrize(
    ("key", "language"), [(Qt.Key.Key_Space, "en"), (Qt.Key.Key_Return, "pt"), (Qt.Key.Key_Enter, "pt")]
)
def test_a_held_key_speaks_for_its_side(ready, key, language):
    ready.press(key)
    hold_long_enough()
    ready.release(key)
    assert ready.asked("press", "release") == [("press", language), ("release",)]


def test_a_held_key_repeats_without_effect(ready):
    ready.press(Qt.Key.Key_Space)
    for _ in range(5):
        ready.release(Qt.Key.Key_Space, repeated=True)
        ready.press(Qt.Key.Key_Space, repeated=True)
    assert ready.asked("press", "release") == [("press", "en")]
    ready.release(Qt.Key.Key_Space)
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]


def test_a_repeat_that_is_not_marked_as_one_does_not_cut_the_sentence(ready):
    ready.press(Qt.Key.Key_Return)
    for _ in range(3):
        ready.key(QEvent.Type.KeyRelease, Qt.Key.Key_Return)
        ready.press(Qt.Key.Key_Return)
    ready.qtbot.wait(40)
    assert ready.asked("press", "release") == [("press", "pt")]
    ready.release(Qt.Key.Key_Return)
    assert ready.asked("press", "release") == [("press", "pt"), ("release",)]


def test_changing_hands_quickly_loses_no_press(ready):
    ready.press(Qt.Key.Key_Space)
    ready.key(QEvent.Type.KeyRelease, Qt.Key.Key_Space)
    ready.press(Qt.Key.Key_Return)
    assert ready.asked("press", "release") == [("press", "en"), ("release",), ("press", "pt")]


def test_the_other_side_cannot_interrupt(ready):
    ready.press(Qt.Key.Key_Space)
    ready.press(Qt.Key.Key_Return)
    QTest.mousePress(ready.window.talk.talk_bar.buttons[Side.SECOND], Qt.MouseButton.LeftButton, pos=MIDDLE)
    ready.release(Qt.Key.Key_Return)
    QTest.mouseRelease(ready.window.talk.talk_bar.buttons[Side.SECOND], Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert ready.asked("press", "release") == [("press", "en")]
    assert ready.window.talk.talk_bar.held is Side.FIRST


def test_the_mouse_holds_even_when_it_leaves_the_button(ready):
    button = ready.window.talk.talk_bar.buttons[Side.SECOND]
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert button.state is TalkState.HELD
    hold_long_enough()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-500, -500))
    assert ready.asked("press", "release") == [("press", "pt"), ("release",)]
    assert button.state is TalkState.READY


def test_the_right_mouse_button_does_nothing(ready):
    QTest.mouseClick(ready.window.talk.talk_bar.buttons[Side.FIRST], Qt.MouseButton.RightButton, pos=MIDDLE)
    assert ready.asked("press", "release") == []


def test_a_finger_holds(ready):
    button = ready.window.talk.talk_bar.buttons[Side.FIRST]
    screen = QTest.createTouchDevice()
    QTest.touchEvent(button, screen).press(0, MIDDLE, button)
    assert ready.asked("press", "release") == [("press", "en")]
    hold_long_enough()
    QTest.touchEvent(button, screen).release(0, MIDDLE, button)
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]


def test_an_assistive_tool_toggles(ready):
    button = ready.window.talk.talk_bar.buttons[Side.FIRST]
    button.click()
    hold_long_enough()
    button.click()
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]


def test_a_short_press_says_to_keep_holding(ready):
    button = ready.window.talk.talk_bar.buttons[Side.FIRST]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]
    assert button.label == "Keep holding while you speak"


def test_the_hint_is_in_the_language_of_its_side(ready):
    button = ready.window.talk.talk_bar.buttons[Side.SECOND]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert button.label == "Continue segurando enquanto fala"


def _deactivate(desk) -> None:
    desk.qtbot.wait(1)
    QTest.qWait(1)
    event = QEvent(QEvent.Type.WindowDeactivate)
    desk.window.event(event)


@pytest.mark.parametrize(
    "leave",
    [
        _deactivate,
        lambda desk: desk.window.hide(),
        lambda desk: desk.window.showMinimized(),
        lambda desk: desk.window.top.settings.click(),
        lambda desk: desk.window.talk.header.swap.click(),
        lambda desk: desk.play(StateChanged(StageName.CAPTURE, StageState.FAILED)),
    ],
    ids=["another window", "hidden", "minimised", "settings", "sides changed", "microphone lost"],
)
def test_whatever_takes_the_button_away_lets_it_go(ready, leave: Callable[..., None]):
    ready.press(Qt.Key.Key_Space)
    hold_long_enough()
    leave(ready)
    ready.settle()
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]
    assert ready.window.talk.talk_bar.held is None
    ready.release(Qt.Key.Key_Space)
    assert ready.asked("press", "release") == [("press", "en"), ("release",)]


def test_the_key_works_again_after_another_window_had_its_release(ready):
    ready.press(Qt.Key.Key_Space)
    _deactivate(ready)
    ready.press(Qt.Key.Key_Space)
    assert ready.asked("press") == [("press", "en"), ("press", "en")]


def test_lists_and_buttons_keep_their_keys(ready):
    for widget in (ready.window.talk.header.choosers[Side.FIRST], ready.window.talk.header.swap):
        widget.setFocus()
        ready.press(Qt.Key.Key_Space)
        ready.release(Qt.Key.Key_Space)
    assert ready.asked("press") == []


def test_a_menu_keeps_its_keys(ready):
    chooser = ready.window.talk.header.choosers[Side.FIRST]
    chooser.showPopup()
    ready.settle()
    ready.press(Qt.Key.Key_Return)
    ready.release(Qt.Key.Key_Return)
    chooser.hidePopup()
    assert ready.asked("press") == []


def test_a_shortcut_is_not_a_hold(ready):
    QTest.keyClick(ready.window.windowHandle(), Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert ready.asked("press") == []


def test_nobody_can_speak_before_the_microphone_is_open(desk):
    button = desk.window.talk.talk_bar.buttons[Side.FIRST]
    desk.press(Qt.Key.Key_Space)
    desk.release(Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert desk.asked("press") == []
    assert button.state is TalkState.PREPARING


def test_a_key_held_since_before_the_microphone_was_open_begins_to_hold_then(desk):
    desk.press(Qt.Key.Key_Space)
    desk.ready()
    assert desk.asked("press") == []
    desk.release(Qt.Key.Key_Space, repeated=True)
    desk.press(Qt.Key.Key_Space, repeated=True)
    assert desk.asked("press", "release") == [("press", "en")]
    hold_long_enough()
    desk.release(Qt.Key.Key_Space)
    assert desk.asked("press", "release") == [("press", "en"), ("release",)]


def test_one_can_speak_while_engines_load(desk):
    desk.play(StateChanged(StageName.CAPTURE, StageState.READY))
    desk.press(Qt.Key.Key_Space)
    assert desk.asked("press") == [("press", "en")]


def test_the_level_shows_in_the_held_button_only(ready):
    ready.press(Qt.Key.Key_Return)
    ready.play(LevelMeasured(0.2))
    assert ready.window.talk.talk_bar.buttons[Side.SECOND].levels[-1] == loudness(0.2) > 0.5
    assert set(ready.window.talk.talk_bar.buttons[Side.FIRST].levels) == {0.0}


def test_buttons_speak_the_languages_of_their_sides(ready):
    buttons = ready.window.talk.talk_bar.buttons
    assert buttons[Side.FIRST].label == "Hold and speak"
    assert buttons[Side.SECOND].label == "Segure e fale"
    assert "Português" in buttons[Side.SECOND].accessibleName()


@pytest.mark.parametrize(("rms", "shown"), [(0.0, 0.0), (1.0, 1.0), (0.0001, 0.0)])
def test_loudness_stays_within_the_meter(rms, shown):
    assert loudness(rms) == shown
