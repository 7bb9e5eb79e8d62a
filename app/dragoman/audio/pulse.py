"""What PulseAudio, or PipeWire in its place, offers: PortAudio sees the sound server as a single device."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass

from dragoman.domain.audio import AudioDevice, DeviceKind

DEFAULT_MONITOR = "@DEFAULT_MONITOR@"
"""PulseAudio's own name for what its current default loudspeaker plays."""
_TIMEOUT_S = 2.0


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """A source or sink of the sound server."""

    device: AudioDevice
    pulse_name: str
    """Its name for the sound server; the device's own name is what it calls itself to people."""


def pulse_devices() -> tuple[PulseDevice, ...]:
    """Return the sources and sinks of the running sound server; none where its tool `pactl` is missing or too old."""
    defaults = _query("info")
    sources, sinks = _query("list", "sources"), _query("list", "sinks")
    if not (isinstance(defaults, dict) and isinstance(sources, list) and isinstance(sinks, list)):
        return ()
    default_source, default_sink = defaults.get("default_source_name"), defaults.get("default_sink_name")
    found = []
    for source in sources:
        is_monitor = bool(source.get("monitor_source"))
        kind = DeviceKind.SYSTEM_AUDIO if is_monitor else DeviceKind.MICROPHONE
        default = f"{default_sink}.monitor" if is_monitor else default_source
        found.append(_device(source, kind, default))
    found += [_device(sink, DeviceKind.LOUDSPEAKER, default_sink) for sink in sinks]
    return tuple(found)


def _device(entry: dict[str, str], kind: DeviceKind, default: str | None) -> PulseDevice:
    name = entry["name"]
    return PulseDevice(AudioDevice(entry.get("description") or name, kind, name == default), name)


def _query(*arguments: str) -> object:
    """Return what `pactl` answers, or None."""
    try:
        answer = subprocess.run(
            ["pactl", "--format=json", *arguments],  # noqa: S607  it lies elsewhere in some distributions
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=True,
        )
        parsed: object = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return parsed
