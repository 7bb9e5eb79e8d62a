"""The sound devices of this machine, and which PortAudio device stands for each."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.audio.portaudio import portaudio, refresh
from dragoman.audio.pulse import DEFAULT_MONITOR, PulseDevice, pulse_devices
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError

_HOST_APIS = ("Windows WASAPI", "Core Audio", "ALSA")
"""The best sound interface of each system; the others list the same devices again."""
_SOUND_SERVERS = ("pulse", "pipewire", "default")
"""ALSA's names for the sound server, behind which the real devices are."""
_SERVER_RATE = 48_000
"""Hz at which sound servers run; PortAudio states the first rate that such a device accepts, not its own."""
_HARDWARE = re.compile(r"\(hw:\d+,\d+\)$")
_PLUGIN = re.compile(
    r"^(sysdefault|dmix|dsnoop|front|rear|center_lfe|side|surround\d+|iec958|spdif|hdmi|modem|phoneline|null|oss|jack"
    r"|samplerate|speexrate|lavrate|speex|upmix|vdownmix|a52|usb_?stream)(:.*)?$"
)
"""ALSA's building blocks, which are listed like devices."""
_LOOPBACK = "[Loopback]"
_SYSTEM_AUDIO_NAME = "System audio"


@dataclass(frozen=True, slots=True)
class PortAudioDevice:
    """A device as PortAudio has to be asked for it."""

    name: str
    """What the user knows it by."""
    index: int
    """PortAudio's number for it, until the devices are looked at anew."""
    sample_rate: int
    """Its native rate in Hz."""
    max_channels: int
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables that must be set while it is opened."""

    @contextlib.contextmanager
    def selected(self) -> Iterator[None]:
        """Set the environment for opening this device, and restore it afterwards."""
        before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def list_devices() -> tuple[AudioDevice, ...]:
    """Return the microphones, the loudspeakers, and the system audio that can be recorded, looked at anew.

    Raises:
        DeviceError: PortAudio is missing, or the sound system does not answer.
    """
    refresh()
    entries = _Entries(portaudio())
    if pulse := entries.pulse_devices():
        devices = [found.device for found in pulse]
    else:
        devices = [
            AudioDevice(entry["name"], kind, entry["index"] == entries.default_index(kind))
            for kind in DeviceKind
            for entry in entries.of_kind(kind)
        ]
        if entries.pulse is not None:
            devices.append(AudioDevice(_SYSTEM_AUDIO_NAME, DeviceKind.SYSTEM_AUDIO, is_default=True))
    # Two devices of one name cannot be told apart in the settings either.
    return tuple({(device.kind, device.name): device for device in reversed(devices)}.values())[::-1]


def find_device(name: str | None, kind: DeviceKind) -> PortAudioDevice:
    """Return the device called `name`, or the system's default one for None.

    Raises:
        DeviceError: there is none.
    """
    entries = _Entries(portaudio())
    found = entries.behind_pulse(name, kind) or entries.plain(name, kind)
    if found is None:
        raise _not_found(name, kind)
    return found


class _Entries:
    """What PortAudio lists, without the repetitions."""

    def __init__(self, sounddevice: Any) -> None:
        everything = list(sounddevice.query_devices())
        apis = [api for api in sounddevice.query_hostapis() if api["devices"]]
        ranked = sorted(apis, key=lambda api: _HOST_APIS.index(api["name"]) if api["name"] in _HOST_APIS else 9)
        self._api: dict[str, Any] = ranked[0] if ranked else {"devices": []}
        self._entries = [everything[index] for index in self._api["devices"]]
        self.pulse = next((entry for entry in self._entries if self._is_alsa and entry["name"] == "pulse"), None)
        """The sound server, where PortAudio reaches it by a way on which one of its devices can be picked."""

    @property
    def _is_alsa(self) -> bool:
        return bool(self._api.get("name") == "ALSA")

    def pulse_devices(self) -> tuple[PulseDevice, ...]:
        """Return the devices behind the sound server; none where they cannot be picked."""
        return () if self.pulse is None else pulse_devices()

    def of_kind(self, kind: DeviceKind) -> list[dict[str, Any]]:
        """Return the entries of one kind that are of use to people."""
        return [entry for entry in self._entries if self._channels(entry, kind) and not self._is_clutter(entry)]

    def default_index(self, kind: DeviceKind) -> int:
        """Return the number of the system's default device, or -1."""
        if kind is DeviceKind.SYSTEM_AUDIO:
            return next((int(entry["index"]) for entry in self.of_kind(kind)), -1)
        side = "output" if kind is DeviceKind.LOUDSPEAKER else "input"
        return int(self._api.get(f"default_{side}_device", -1))

    def plain(self, name: str | None, kind: DeviceKind) -> PortAudioDevice | None:
        """Return a device that PortAudio itself lists, where there is one of that name."""
        for entry in self._entries:
            is_chosen = entry["index"] == self.default_index(kind) if name is None else entry["name"] == name
            if is_chosen and (channels := self._channels(entry, kind)):
                return PortAudioDevice(entry["name"], entry["index"], self._rate(entry), channels)
        return None

    def behind_pulse(self, name: str | None, kind: DeviceKind) -> PortAudioDevice | None:
        """Return a device of the sound server, where there is one of that name; None too for its default ones."""
        pulse_name = self._pulse_name(name, kind)
        if self.pulse is None or pulse_name is None:
            return None
        channels = self._channels(self.pulse, DeviceKind.LOUDSPEAKER if kind is DeviceKind.LOUDSPEAKER else None)
        variable = "PULSE_SINK" if kind is DeviceKind.LOUDSPEAKER else "PULSE_SOURCE"
        return PortAudioDevice(
            name or _SYSTEM_AUDIO_NAME, self.pulse["index"], _SERVER_RATE, channels, {variable: pulse_name}
        )

    def _pulse_name(self, name: str | None, kind: DeviceKind) -> str | None:
        if kind is DeviceKind.SYSTEM_AUDIO and name in (None, _SYSTEM_AUDIO_NAME):
            return DEFAULT_MONITOR
        if name is None:
            return None
        devices = (found for found in self.pulse_devices() if found.device.kind is kind)
        return next((found.pulse_name for found in devices if found.device.name == name), None)

    def _channels(self, entry: dict[str, Any], kind: DeviceKind | None) -> int:
        """Return how many channels `entry` has for `kind`; 0 where it is not of that kind."""
        if kind is DeviceKind.LOUDSPEAKER:
            return int(entry["max_output_channels"])
        if kind is not None and (_LOOPBACK in entry["name"]) != (kind is DeviceKind.SYSTEM_AUDIO):
            return 0
        return int(entry["max_input_channels"])

    def _is_clutter(self, entry: dict[str, Any]) -> bool:
        name = entry["name"]
        if not self._is_alsa:
            return False
        has_server = any(other["name"] in ("pulse", "pipewire") for other in self._entries)
        return bool(_PLUGIN.match(name)) or (has_server and bool(_HARDWARE.search(name)))

    def _rate(self, entry: dict[str, Any]) -> int:
        is_server = self._is_alsa and not _HARDWARE.search(entry["name"])
        return _SERVER_RATE if is_server else int(entry["default_samplerate"])


def _not_found(name: str | None, kind: DeviceKind) -> DeviceError:
    if kind is DeviceKind.SYSTEM_AUDIO:
        return DeviceError(
            QT_TRANSLATE_NOOP("errors", "What this computer plays cannot be recorded here."), _system_audio_remedy()
        )
    if name is not None:
        return DeviceError(
            QT_TRANSLATE_NOOP("errors", "The sound device “{name}” is not there."),
            QT_TRANSLATE_NOOP("errors", "Plug it in, or choose another one in the settings."),
            retry=True,
            name=name,
        )
    if kind is DeviceKind.MICROPHONE:
        return DeviceError(
            QT_TRANSLATE_NOOP("errors", "No microphone was found."),
            QT_TRANSLATE_NOOP("errors", "Plug one in and try again."),
            retry=True,
        )
    return DeviceError(
        QT_TRANSLATE_NOOP("errors", "No loudspeaker or headphones were found."),
        QT_TRANSLATE_NOOP("errors", "Plug them in and try again."),
        retry=True,
    )


def _system_audio_remedy() -> str:
    if sys.platform == "darwin":
        return QT_TRANSLATE_NOOP(
            "errors", "Install a virtual sound device such as BlackHole, and choose it as the microphone."
        )
    if sys.platform == "win32":
        return QT_TRANSLATE_NOOP(
            "errors", "Switch on “Stereo Mix” in the sound settings of Windows, and choose it as the microphone."
        )
    return QT_TRANSLATE_NOOP(
        "errors",
        "It needs PulseAudio or PipeWire, and the package that connects them"
        " (on Debian and Ubuntu: “sudo apt-get install libasound2-plugins”).",
    )
