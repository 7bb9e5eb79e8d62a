"""What goes wrong on real desks: a microphone that comes and goes, no sound at all, starting twice, closing early."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import Samples
from support import virtual_audio, virtual_desktop
from support.desk import Desk
from support.overlay_program import OverlayProgram
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

WELCOMED = Settings(is_welcomed=True)
HOLD = "Hold and speak.*"
GONE = "The microphone stopped.*"
LONGEST_S = 60.0
QUICK_S = 10.0
"""Until the app has ended, whatever it was doing; a model that is being loaded is loaded to its end."""


def test_a_microphone_that_falls_silent_is_told_and_comes_back(
    start_desk: Callable[..., Desk], speak: Callable[[str, str], Samples]
) -> None:
    desk = start_desk(WELCOMED)
    desk.expect(HOLD, role="Button")

    def suspend(is_suspended: str) -> None:
        for kind, name in (("source", "mic"), ("sink", "vmic")):
            subprocess.run(["pactl", f"suspend-{kind}", name, is_suspended], env=desk.environment, check=True)

    suspend("1")
    try:
        desk.expect(GONE, role="StaticText")
        desk.expect("No microphone.*", role="Button")
    finally:
        suspend("0")
    desk.click("Try again", role="Button")
    desk.expect(HOLD, role="Button")
    wait_until(lambda: not desk.seen(GONE), "the end of the message")
    desk.do("keydown", "space")
    desk.speak(speak("Good morning.", "en"))
    desk.do("keyup", "space")
    desk.expect("Bom dia.*", role="StaticText", timeout_s=LONGEST_S)
    assert desk.end() == 0


def test_without_any_sound_device_the_window_says_so(start_desk: Callable[..., Desk], tmp_path: Path) -> None:
    nobody = f"unix:{tmp_path / 'nobody'}"
    desk = start_desk(WELCOMED, PULSE_SERVER=nobody, ALSA_CONFIG_PATH=virtual_audio.ALSA_BASE)
    desk.expect("No microphone.*", role="Button")
    desk.expect(".*microphone.*", role="Client|Border|Pane|Grouping")
    began_s = time.monotonic()
    assert desk.end() == 0
    assert time.monotonic() - began_s < QUICK_S


def test_a_second_start_brings_the_first_window_to_the_front(
    start_desk: Callable[..., Desk], start_other_program: Callable[[], OverlayProgram], profile: Path
) -> None:
    desk = start_desk(WELCOMED)
    other_program = start_other_program()
    wait_until(lambda: not desk.has_keyboard(), "the keyboard for the other program")
    second = subprocess.run(
        [sys.executable, "-m", "dragoman", "--profile", profile], env=desk.environment, check=False, timeout=20
    )
    assert second.returncode == 0
    wait_until(desk.has_keyboard, "the first window, with the keyboard")
    wait_until(lambda: not other_program.obey("look")["is_active"], "the other program, without the keyboard")
    assert desk.end() == 0


def test_damaged_settings_are_kept_aside_and_told(start_desk: Callable[..., Desk], profile: Path) -> None:
    kept = SettingsStore(profile / "settings").path
    kept.write_bytes(b'{"schema": 1, "first_language": "pt"')
    desk = start_desk()
    desk.expect("Your settings were damaged.*")
    desk.expect("Which languages do you speak\\?")
    assert desk.end() == 0
    (aside,) = kept.parent.glob("settings.corrupt-*.json")
    assert aside.read_bytes() == b'{"schema": 1, "first_language": "pt"'
    aside.unlink()


def test_it_can_be_closed_while_everything_is_still_loading(start_desk: Callable[..., Desk]) -> None:
    desk = start_desk(WELCOMED)
    desk.expect(".*Preparing.*", role="StaticText")
    began_s = time.monotonic()
    desk.press("alt+F4")
    assert desk.end(by_hand=True, timeout_s=30.0) == 0
    assert time.monotonic() - began_s < QUICK_S
