"""Hotkeys under X11."""

from __future__ import annotations

from dragoman.ui.system.key_listener import KeyListener, ListenerLostError, Report
from dragoman.ui.system.threaded_hotkeys import ThreadedHotkeys


class X11Hotkeys(ThreadedHotkeys):
    """Grabs keys from the display server, on a connection of its own."""

    def __init__(self) -> None:
        """Name the listener; Xlib is loaded on its thread."""
        super().__init__(_open)


def _open(report: Report) -> KeyListener:
    try:
        from dragoman.ui.system.x11_key_grabs import X11KeyGrabs
    except ImportError as error:
        raise ListenerLostError(str(error)) from error
    return X11KeyGrabs(report)
