"""Devices that are missing, go or are forbidden, settings that are damaged, sizes that make no sense."""

import json

import pytest
from fake_conversation import DEVICES, ENGINES
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dragoman.audio.device_stream import _cannot_open
from dragoman.audio.devices import PortAudioDevice
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import DeviceKind
from dragoman.domain.errors import DeviceError, EngineError
from dragoman.domain.events import (
    DevicesListed,
    ProcessorTookOver,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
)
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.top_bar import Page
from dragoman.ui.welcome.step import Step

HEADSET = "USB Headset"
NO_MICROPHONE = DeviceError("There is no microphone.", "Plug one in.", retry=True)


def lose_microphone(desk, error: DeviceError = NO_MICROPHONE) -> None:
    desk.play(StageFailed(StageName.CAPTURE, error), StateChanged(StageName.CAPTURE, StageState.FAILED))


def told(desk) -> str:
    (banner,) = desk.window.banners.banners
    return f"{banner.problem.text()} {banner.remedy.text()}"


def is_ready(desk) -> bool:
    return all(button.isEnabled() for button in desk.window.talk.talk_bar.buttons.values())


def start_without_devices(desk) -> None:
    desk.conversation.become_ready(set(ENGINES) - {StageName.CAPTURE, StageName.PLAYBACK})
    lose_microphone(desk)
    desk.play(DevicesListed(()))


def test_without_devices_the_window_says_so_and_everything_opens(desk):
    start_without_devices(desk)
    assert told(desk) == "There is no microphone. Plug one in."
    assert [button.label for button in desk.window.talk.talk_bar.buttons.values()] == ["No microphone", "Sem microfone"]
    desk.press(Qt.Key.Key_Space)
    desk.release(Qt.Key.Key_Space)
    assert desk.asked("press") == []
    desk.window.top.settings.click()
    for name in ("microphone", "loudspeaker"):
        combo = desk.window.settings.panel.entries.combos[name]
        assert [combo.itemText(index) for index in range(combo.count())] == ["System default"]
    desk.window.settings.close()
    desk.window.open_page(Page.LIVE)
    desk.window.live.page.started.emit()
    lose_microphone(desk)
    assert not desk.window.live.is_listening


def test_the_first_steps_can_be_walked_without_devices(open_desk):
    desk = open_desk(Settings(interface_language="en"), is_welcomed=False)
    start_without_devices(desk)
    view = desk.window.steps.view
    view.show_step(Step.DEVICES)
    assert not view.devices.meter.isVisible() or "microphone" in view.devices.heard.words.text().lower()
    for _ in range(3):
        view.next.click()
    desk.settle()
    assert desk.window.steps is None
    assert desk.window.talk.isVisible()


def test_a_microphone_that_goes_and_comes_back_stays_the_chosen_one(open_desk):
    desk = open_desk(Settings(interface_language="en", microphone=HEADSET))
    desk.ready()
    combo = desk.window.settings.panel.entries.combos["microphone"]
    assert combo.currentText() == HEADSET
    desk.conversation.calls.clear()
    lose_microphone(desk)
    desk.play(DevicesListed(tuple(device for device in DEVICES if device.name != HEADSET)))
    assert (combo.currentText(), combo.currentData()) == (f"{HEADSET} (not connected)", HEADSET)
    assert not is_ready(desk)
    desk.window.banners.banners[0].retry_button.click()
    assert desk.asked("retry", "use_devices") == [("retry",)]
    lose_microphone(desk)
    assert len(desk.window.banners.banners) == 1
    desk.play(DevicesListed(DEVICES), StateChanged(StageName.CAPTURE, StageState.READY))
    assert combo.currentText() == HEADSET
    assert desk.window.banners.banners == ()
    assert is_ready(desk)
    desk.close()
    assert desk.store.load().microphone == HEADSET


def test_a_microphone_that_goes_while_somebody_speaks_lets_go(desk):
    desk.ready()
    desk.press(Qt.Key.Key_Space)
    desk.conversation.begin("en")
    desk.settle()
    lose_microphone(desk)
    desk.release(Qt.Key.Key_Space)
    assert len(desk.asked("press")) == len(desk.asked("release")) == 1
    desk.play(StateChanged(StageName.CAPTURE, StageState.READY))
    desk.press(Qt.Key.Key_Space)
    desk.release(Qt.Key.Key_Space)
    assert len(desk.asked("press")) == len(desk.asked("release")) == 2


def test_a_slower_processor_is_told_without_a_button_and_everything_goes_on(desk):
    desk.conversation.become_ready(set(ENGINES))
    desk.play(ProcessorTookOver(StageName.RECOGNITION, EngineError("The card is full.", "Close other programs.")))
    assert told(desk) == "The card is full. Close other programs."
    assert is_ready(desk)
    (banner,) = desk.window.banners.banners
    assert banner.retry_button.isHidden()
    banner.dismiss_button.click()
    assert desk.window.banners.banners == ()


def test_a_card_that_cannot_be_used_is_told_once_until_something_else_is_wrong_with_it(open_desk):
    def began(desk, fault):
        desk.play(ProcessorTookOver(StageName.RECOGNITION, EngineError(fault, "Mend it."), is_lasting=True))
        return len(desk.window.talk.model.notices.shown)

    first = open_desk()
    assert began(first, "It has no driver.") == 1
    first.close()
    second = open_desk(store=first.store)
    assert began(second, "It has no driver.") == 0
    assert began(second, "Its driver is too old.") == 1
    second.close()
    third = open_desk(store=second.store)
    assert began(third, "Its driver is too old.") == 0
    third.play(ProcessorTookOver(StageName.RECOGNITION, EngineError("Its driver is too old.", "Mend it.")))
    assert len(third.window.talk.model.notices.shown) == 1


@pytest.mark.parametrize(
    ("locale", "words"), [("en", "privacy settings"), ("zh_CN", "隐私设置"), ("pt_BR", "privacidade")]
)
def test_a_forbidden_microphone_leads_to_the_privacy_settings(open_desk, locale, words):
    desk = open_desk(Settings(interface_language=locale))
    desk.ready()
    device = PortAudioDevice("Built-in Microphone", index=0, sample_rate=48_000, max_channels=1)
    lose_microphone(desk, _cannot_open(device, DeviceKind.MICROPHONE))
    assert "Built-in Microphone" in told(desk)
    assert words in told(desk)
    assert desk.window.banners.banners[0].retry_button.isVisible()


def test_damaged_settings_are_kept_aside_and_the_defaults_used(open_desk, tmp_path):
    folder = tmp_path / "settings"
    folder.mkdir()
    damaged = b'{"schema": 1, "appearance": "dark", "first_language": "zh"'
    (folder / "settings.json").write_bytes(damaged)
    desk = open_desk(store=SettingsStore(folder))
    assert (folder / "settings.corrupt-1.json").read_bytes() == damaged
    assert "settings.corrupt-1.json" in told(desk)
    assert desk.window.talk.choice.first == Settings().first_language
    desk.window.steps.view.skipped.emit()
    desk.window.talk.header.swap.click()
    desk.close()
    assert json.loads((folder / "settings.json").read_text())["first_language"] == "pt"
    assert (folder / "settings.corrupt-1.json").read_bytes() == damaged


@pytest.mark.parametrize("size", [(1, 1), (420, 520), (420, 4000), (6000, 520), (6000, 4000)])
def test_at_any_size_all_that_matters_is_within_the_window(desk, size):
    desk.ready()
    desk.conversation.say("en", "Good morning, everybody. " * 30, "pt", "Bom dia a todos. " * 30)
    desk.window.resize(*size)
    desk.settle()
    assert desk.window.width() >= desk.window.minimumWidth() <= 420
    assert desk.window.height() >= desk.window.minimumHeight() <= 520
    for part in (desk.window.top.settings, *desk.window.talk.talk_bar.buttons.values()):
        assert is_seen(part, desk.window)
    desk.window.open_page(Page.LIVE)
    desk.settle()
    assert is_seen(desk.window.live.page.bar.listen, desk.window)
    desk.window.top.settings.click()
    desk.settle()
    assert is_seen(desk.window.settings.panel.close_button, desk.window)
    assert not desk.window.grab().isNull()


def is_seen(part: QWidget, window: QWidget) -> bool:
    whole = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect() and window.rect().contains(whole)


@pytest.mark.parametrize("frame", [QRect(-9000, -9000, 800, 600), QRect(90_000, 0, 800, 600), QRect(0, 0, 20_000, 20)])
def test_a_remembered_place_that_is_off_all_screens_is_not_used(open_desk, qtbot, frame):
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.setGeometry(frame)
    remembered = bytes(elsewhere.saveGeometry().toBase64().data()).decode("ascii")
    desk = open_desk(Settings(interface_language="en", window_geometry=remembered))
    available = QGuiApplication.primaryScreen().availableGeometry()
    assert available.contains(desk.window.geometry().topLeft())
    assert desk.window.width() <= available.width()
    assert is_seen(desk.window.talk.talk_bar.buttons[Side.FIRST], desk.window)
