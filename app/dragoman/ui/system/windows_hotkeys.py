"""Hotkeys under Windows."""

from __future__ import annotations

from dragoman.ui.system.key_listener import KeyListener, Report
from dragoman.ui.system.threaded_hotkeys import ThreadedHotkeys


class WindowsHotkeys(ThreadedHotkeys):
    """Registers keys with Windows."""

    def __init__(self) -> None:
        """Name the listener."""
        super().__init__(_open)


def _open(report: Report) -> KeyListener:
    from dragoman.ui.system.windows_registered_keys import WindowsRegisteredKeys

    return WindowsRegisteredKeys(report)
