"""Closing at whatever moment: every window is gone at once, and what runs behind them ends soon and in good order."""

import time
from collections.abc import Callable

import pytest
from fake_conversation import ENGINES
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import Settings
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import (
    DevicesListed,
    HypothesisUpdated,
    LevelMeasured,
    PlaybackStarted,
    SpeechStarted,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
)
from dragoman.domain.mode import Mode
from dragoman.domain.speech import Hypothesis
from dragoman.ui.view_models.turn_action import TurnAction
from dragoman.ui.views.top_bar import Page
from dragoman.ui.welcome.step import Step

AT_ONCE_S = 0.2
SOON_S = 2.0


def load(desk) -> None:
    desk.play(*(StateChanged(stage, StageState.LOADING) for stage in ENGINES))


def fail(desk) -> None:
    desk.play(StageFailed(StageName.CAPTURE, DeviceError("It is gone.", "Plug it in.", retry=True)))


def hold_a_key(desk) -> None:
    desk.ready()
    desk.press(Qt.Key.Key_Space)
    number = desk.conversation.begin("en")
    desk.conversation.hear(number, "en", "Good", "morning")
    desk.settle()


def talk_hands_free(desk) -> None:
    desk.ready()
    desk.window.talk.talk_bar.mode_chosen.emit(Mode.AUTO)
    desk.conversation.say_halfway("en", "Good morning", "pt", "Bom dia")
    desk.settle()


def listen(desk) -> None:
    desk.ready()
    desk.window.open_page(Page.LIVE)
    desk.window.live.page.started.emit()
    desk.conversation.begin("en")
    desk.settle()


def read_subtitles(desk) -> None:
    listen(desk)
    desk.window.live.page.overlay_toggled.emit(True)
    desk.settle()


def move_subtitles(desk) -> None:
    read_subtitles(desk)
    desk.session.subtitles.take_hold()
    desk.settle()


def drag_subtitles(desk) -> None:
    move_subtitles(desk)
    overlay = desk.session.subtitles.window
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().center())
    QTest.mouseMove(overlay, overlay.rect().center() + QPoint(5, 5))


def open_settings(desk) -> None:
    desk.ready()
    desk.window.top.settings.click()
    desk.settle()


def choose_keys(desk) -> None:
    open_settings(desk)
    desk.window.settings.panel.entries.shortcuts["hotkey_talk"].editor.recorder.setFocus()
    desk.settle()


def open_a_list(desk) -> None:
    open_settings(desk)
    desk.window.settings.panel.entries.combos["microphone"].showPopup()
    desk.settle()


def correct(desk) -> None:
    desk.ready()
    desk.conversation.say("en", "Good morning", "pt", "Bom dia")
    desk.settle()
    bubbles = desk.window.talk.bubbles
    middle = QPointF(bubbles.bubbles[0].rect().center())
    QApplication.sendEvent(bubbles.bubbles[0], QEnterEvent(middle, middle, middle))
    bubbles.action_bar.buttons[TurnAction.CORRECT].click()
    desk.settle()
    assert bubbles.bubbles[0].editor is not None


def show_large(desk) -> None:
    desk.ready()
    number = desk.conversation.say("en", "Good morning", "pt", "Bom dia")
    desk.settle()
    desk.window.talk.bubbles.shown.emit(number)
    desk.settle()


WHILE = (
    load, fail, hold_a_key, talk_hands_free, listen, read_subtitles, move_subtitles, drag_subtitles, open_settings,
    choose_keys, open_a_list, correct, show_large,
)  # fmt: skip


def visible() -> list[str]:
    return [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]


def close_and_look(desk) -> None:
    """Close the window; fail unless all is gone at once, ends soon, and late news does no harm."""
    began_s = time.monotonic()
    desk.window.close()
    assert time.monotonic() - began_s < AT_ONCE_S
    desk.settle()
    assert visible() == []
    desk.play(
        SpeechStarted(900, "en"),
        HypothesisUpdated(Hypothesis(900, "Late words", "en")),
        PlaybackStarted(900),
        LevelMeasured(0.1),
        DevicesListed(()),
        StageFailed(StageName.CAPTURE, DeviceError("It is gone.", "Plug it in.", retry=True)),
    )
    desk.session.shutdown.wait(SOON_S)
    assert time.monotonic() - began_s < SOON_S
    assert not desk.conversation.closing_thread.is_alive()
    assert desk.conversation.calls[-1] == ("close",)
    assert visible() == []


@pytest.mark.parametrize("begin", WHILE, ids=lambda begin: begin.__name__)
def test_closing_is_clean_and_quick(open_desk, begin: Callable[..., None]):
    desk = open_desk(Settings(interface_language="en"), close_s=0.2)
    begin(desk)
    close_and_look(desk)
    assert len(desk.asked("press")) == len(desk.asked("release"))
    assert desk.store.load().window_geometry


@pytest.mark.parametrize("step", Step)
def test_closing_during_the_first_steps(open_desk, step):
    desk = open_desk(Settings(interface_language="en"), close_s=0.2, is_welcomed=False)
    desk.ready()
    view = desk.window.steps.view
    view.show_step(step)
    if step is Step.TRIAL:
        QTest.keyPress(view.trial.button, Qt.Key.Key_Space)
        assert desk.asked("press") == [("press", "en")]
    close_and_look(desk)
    assert len(desk.asked("press")) == len(desk.asked("release"))
    assert not desk.store.load().is_welcomed


def test_closing_while_a_file_is_chosen(desk, qapp):
    """The dialog has an event loop of its own, which must not keep the app from ending."""
    QTimer.singleShot(0, lambda: desk.session.saver.save("Good morning", ".txt"))
    QTimer.singleShot(200, desk.window.close)
    too_late = QTimer(singleShot=True, interval=int(1000 * SOON_S))
    too_late.timeout.connect(lambda: qapp.exit(1))
    too_late.start()
    assert qapp.exec() == 0
    assert visible() == []
    desk.session.shutdown.wait(SOON_S)
    assert desk.conversation.calls[-1] == ("close",)


def test_closing_before_anything_has_begun(open_desk):
    desk = open_desk(Settings(interface_language="en"), close_s=0.2)
    close_and_look(desk)
