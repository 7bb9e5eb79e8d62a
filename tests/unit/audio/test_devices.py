"""Which devices are listed, and how a chosen one is found."""

from __future__ import annotations

import os
import sys

import pytest

from dragoman.audio import devices
from dragoman.audio.devices import find_device, list_devices
from dragoman.audio.portaudio import count_stream, portaudio
from dragoman.audio.pulse import PulseDevice
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import DeviceError

LAPTOP = [
    ("HDA Intel PCH: ALC257 Analog (hw:0,0)", 2, 2, 44_100.0),
    ("sysdefault", 128, 128, 48_000.0),
    ("front", 0, 2, 44_100.0),
    ("surround51", 0, 6, 44_100.0),
    ("dmix", 0, 2, 48_000.0),
    ("default", 32, 32, 44_100.0),
]


def named(kind: DeviceKind) -> list[str]:
    return [device.name for device in list_devices() if device.kind is kind]


def test_bare_alsa_lists_the_hardware_but_not_its_building_blocks(sound) -> None:
    sound.set_api("ALSA", LAPTOP)
    hardware = "HDA Intel PCH: ALC257 Analog (hw:0,0)"
    assert named(DeviceKind.MICROPHONE) == [hardware, "default"]
    assert named(DeviceKind.LOUDSPEAKER) == [hardware, "default"]
    assert named(DeviceKind.SYSTEM_AUDIO) == []


def test_a_sound_server_hides_the_hardware(sound) -> None:
    sound.set_api("ALSA", [*LAPTOP, ("pulse", 32, 32, 44_100.0)])
    assert named(DeviceKind.MICROPHONE) == ["default", "pulse"]
    assert named(DeviceKind.SYSTEM_AUDIO) == ["System audio"]


def test_behind_pulseaudio_real_devices_can_be_chosen(sound, monkeypatch: pytest.MonkeyPatch) -> None:
    sound.set_api("ALSA", [*LAPTOP, ("pulse", 32, 32, 44_100.0)])
    headset = AudioDevice("USB headset", DeviceKind.MICROPHONE, is_default=True)
    speaker = AudioDevice("USB headset", DeviceKind.LOUDSPEAKER)
    monkeypatch.setattr(
        devices, "pulse_devices", lambda: (PulseDevice(headset, "usb.in"), PulseDevice(speaker, "usb.out"))
    )
    assert list_devices() == (headset, speaker)
    found = find_device("USB headset", DeviceKind.LOUDSPEAKER)
    assert (found.index, found.environment) == (6, {"PULSE_SINK": "usb.out"})
    assert find_device("USB headset", DeviceKind.MICROPHONE).environment == {"PULSE_SOURCE": "usb.in"}
    assert find_device(None, DeviceKind.MICROPHONE).environment == {}


def test_windows_lists_each_device_once_by_its_whole_name(sound) -> None:
    sound.set_api("MME", [("Microphone Array (Intel Smart S", 2, 0, 44_100.0), ("Speakers", 0, 2, 44_100.0)])
    sound.add_api(
        "Windows WASAPI",
        [
            ("Speakers (Realtek)", 0, 2, 48_000.0),
            ("Microphone Array (Intel Smart Sound)", 2, 0, 48_000.0),
            ("Speakers (Realtek) [Loopback]", 2, 0, 48_000.0),
        ],
    )
    assert [(device.name, device.kind, device.is_default) for device in list_devices()] == [
        ("Microphone Array (Intel Smart Sound)", DeviceKind.MICROPHONE, True),
        ("Speakers (Realtek) [Loopback]", DeviceKind.SYSTEM_AUDIO, True),
        ("Speakers (Realtek)", DeviceKind.LOUDSPEAKER, True),
    ]
    assert find_device(None, DeviceKind.SYSTEM_AUDIO).name == "Speakers (Realtek) [Loopback]"
    assert find_device(None, DeviceKind.MICROPHONE).sample_rate == 48_000


def test_system_audio_of_pulseaudio_is_selected_only_while_opening(sound, monkeypatch: pytest.MonkeyPatch) -> None:
    sound.set_api("ALSA", [*LAPTOP, ("pulse", 32, 32, 44_100.0)])
    monkeypatch.setenv("PULSE_SOURCE", "mine")
    with find_device(None, DeviceKind.SYSTEM_AUDIO).selected():
        assert os.environ["PULSE_SOURCE"] == "@DEFAULT_MONITOR@"
    assert os.environ["PULSE_SOURCE"] == "mine"
    monkeypatch.delenv("PULSE_SOURCE")
    with find_device("System audio", DeviceKind.SYSTEM_AUDIO).selected():
        pass
    assert "PULSE_SOURCE" not in os.environ


@pytest.mark.parametrize(
    ("platform", "way_out"), [("darwin", "BlackHole"), ("win32", "Stereo Mix"), ("linux", "Pulse")]
)
def test_system_audio_that_cannot_be_recorded(sound, monkeypatch, platform: str, way_out: str) -> None:
    sound.set_api("Core Audio", [("Built-in", 1, 0, 48_000.0)])
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(DeviceError, match=way_out):
        find_device(None, DeviceKind.SYSTEM_AUDIO)


@pytest.mark.parametrize(
    ("name", "kind", "problem"),
    [
        (None, DeviceKind.MICROPHONE, "No microphone was found"),
        (None, DeviceKind.LOUDSPEAKER, "No loudspeaker"),
        ("Lost", DeviceKind.MICROPHONE, "“Lost” is not there"),
    ],
)
def test_a_device_that_is_not_there(sound, name: str | None, kind: DeviceKind, problem: str) -> None:
    sound.set_api("ALSA", [])
    assert list_devices() == ()
    with pytest.raises(DeviceError, match=problem) as caught:
        find_device(name, kind)
    assert caught.value.retry


def test_a_loudspeaker_is_no_microphone(sound) -> None:
    sound.set_api("Core Audio", [("Built-in Output", 0, 2, 48_000.0)])
    with pytest.raises(DeviceError):
        find_device("Built-in Output", DeviceKind.MICROPHONE)


def test_devices_are_looked_at_anew_only_while_no_stream_is_open(sound) -> None:
    list_devices()
    assert sound.refreshes == 1
    count_stream(1)
    list_devices()
    count_stream(-1)
    assert sound.refreshes == 1


def test_a_sound_system_that_does_not_answer(sound, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise sound.PortAudioError("no")

    monkeypatch.setattr(sound, "_initialize", fail)
    with pytest.raises(DeviceError, match="does not answer"):
        list_devices()


def test_without_portaudio_the_remedy_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(DeviceError, match="apt-get install libportaudio2"):
        portaudio()
