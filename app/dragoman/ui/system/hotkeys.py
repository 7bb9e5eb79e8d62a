"""Keys that work while another program has the keyboard."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication


class GlobalHotkeys(QObject):
    """Listens to a few keys in all programs. Every method returns at once; the signals come on the GUI thread."""

    pressed = Signal(str)
    """The name of what its keys have been pressed for; once, however long they are held."""
    released = Signal(str)
    """The same name, when the key is let go."""
    settled = Signal(object)
    """The answer to `use`: a `HotkeyProblem` for each name whose keys do not work, in a dict; empty where all do."""

    def __init__(self) -> None:
        """Listen to nothing yet."""
        super().__init__()
        self._descriptions: dict[str, str] = {}

    def describe(self, descriptions: Mapping[str, str]) -> None:
        """Say in words what each name does: some systems ask the user before they pass keys on."""
        self._descriptions = dict(descriptions)

    def use(self, shortcuts: Mapping[str, str]) -> None:
        """Listen to these keys instead of those before: name -> keys in Qt's portable notation, or nothing."""
        raise NotImplementedError

    def close(self) -> None:
        """Give all keys back; nothing is told afterwards."""
        raise NotImplementedError


def hotkeys_for_this_system() -> GlobalHotkeys:
    """Return what listens to keys here; what it needs is loaded when it is given keys, not before."""
    if sys.platform == "win32":
        from dragoman.ui.system.windows_hotkeys import WindowsHotkeys

        return WindowsHotkeys()
    if is_wayland():
        from dragoman.ui.system.portal_hotkeys import PortalHotkeys

        return PortalHotkeys()
    if QGuiApplication.platformName() == "xcb":
        from dragoman.ui.system.x11_hotkeys import X11Hotkeys

        return X11Hotkeys()
    from dragoman.ui.system.no_hotkeys import NoHotkeys

    return NoHotkeys()


def is_wayland() -> bool:
    """Say whether this desktop shows an X11 program only the keys that are typed into X11 programs."""
    if QGuiApplication.platformName() == "xcb" and os.environ.get("XDG_SESSION_TYPE") == "x11":
        return False
    return QGuiApplication.platformName() == "wayland" or bool(os.environ.get("WAYLAND_DISPLAY"))
