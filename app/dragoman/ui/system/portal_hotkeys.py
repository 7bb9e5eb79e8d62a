"""Hotkeys under Wayland, where only the desktop itself can pass keys on."""

from __future__ import annotations

from dragoman.ui.system.key_listener import KeyListener, ListenerLostError, Report
from dragoman.ui.system.threaded_hotkeys import ThreadedHotkeys


class PortalHotkeys(ThreadedHotkeys):
    """Asks the desktop's portal for keys; it may ask the user, who may choose other ones."""

    def __init__(self) -> None:
        """Name the listener; what talks to the portal is loaded on its thread."""
        super().__init__(_open)


def _open(report: Report) -> KeyListener:
    try:
        from dragoman.ui.system.portal_shortcuts import PortalShortcuts
    except ImportError as error:
        raise ListenerLostError(str(error)) from error
    return PortalShortcuts(report)
