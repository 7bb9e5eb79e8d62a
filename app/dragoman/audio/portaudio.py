"""The way to PortAudio: loading it, and looking at the devices anew while no stream is open."""

from __future__ import annotations

import threading
from typing import Any

from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError

lock = threading.RLock()
"""Held while streams are opened and closed and devices are looked at: PortAudio is not made for threads."""
_open_streams = 0
"""How many streams are open now: PortAudio would drop all of them when it starts anew."""


def portaudio() -> Any:
    """Return the module sounddevice.

    Raises:
        DeviceError: PortAudio is not installed, or there is no sound system it can work with.
    """
    try:
        import sounddevice
    except OSError as error:
        raise DeviceError(
            QT_TRANSLATE_NOOP("errors", "The sound library PortAudio is missing."),
            QT_TRANSLATE_NOOP("errors", "Install it (on Debian and Ubuntu: “sudo apt-get install libportaudio2”)."),
        ) from error
    return sounddevice


def refresh() -> None:
    """Look at the devices anew, so that one plugged in or out meanwhile is noticed; not while a stream is open.

    Raises:
        DeviceError: PortAudio is missing, or the sound system does not answer.
    """
    sounddevice = portaudio()
    with lock:
        if _open_streams:
            return
        try:
            sounddevice._terminate()
            sounddevice._initialize()
        except sounddevice.PortAudioError as error:
            raise DeviceError(
                QT_TRANSLATE_NOOP("errors", "The sound system of this computer does not answer."),
                QT_TRANSLATE_NOOP("errors", "Check that sound works in other programs, or restart the computer."),
                retry=True,
            ) from error


def count_stream(change: int) -> None:
    """Note that a stream has been opened (1) or closed (-1); the caller holds `lock`."""
    global _open_streams  # noqa: PLW0603  PortAudio is one per process, and so is this count
    _open_streams += change
