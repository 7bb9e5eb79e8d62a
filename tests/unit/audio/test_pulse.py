"""What is read from the sound server's own tool."""

from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace

import pytest

from dragoman.audio.pulse import pulse_devices
from dragoman.domain.audio import AudioDevice, DeviceKind

ANSWERS = {
    ("info",): {"default_source_name": "usb.in", "default_sink_name": "usb.out"},
    ("list", "sources"): [
        {"name": "usb.out.monitor", "description": "Monitor of Headset", "monitor_source": "usb.out"},
        {"name": "usb.in", "description": "Headset", "monitor_source": ""},
    ],
    ("list", "sinks"): [{"name": "usb.out", "description": "Headset", "monitor_source": "usb.out.monitor"}],
}


def test_sources_monitors_and_sinks(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(command: list[str], **_: object) -> SimpleNamespace:
        return SimpleNamespace(stdout=json.dumps(ANSWERS[tuple(command[2:])]))

    monkeypatch.setattr(subprocess, "run", answer)
    assert [(found.device, found.pulse_name) for found in pulse_devices()] == [
        (AudioDevice("Monitor of Headset", DeviceKind.SYSTEM_AUDIO, is_default=True), "usb.out.monitor"),
        (AudioDevice("Headset", DeviceKind.MICROPHONE, is_default=True), "usb.in"),
        (AudioDevice("Headset", DeviceKind.LOUDSPEAKER, is_default=True), "usb.out"),
    ]


@pytest.mark.parametrize(
    "failure",
    [FileNotFoundError(), subprocess.TimeoutExpired("pactl", 2), subprocess.CalledProcessError(1, "pactl")],
)
def test_without_a_usable_tool_there_are_none(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", fail)
    assert pulse_devices() == ()


def test_an_old_tool_that_knows_no_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="Server String: ..."))
    assert pulse_devices() == ()
