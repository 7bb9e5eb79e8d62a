"""Lets mouse and keyboard through a window to what is beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow


class ClickThrough(QObject):
    """Makes a window untouchable while it is on; also after it has been hidden and shown again."""

    def __init__(self, window: QWindow) -> None:
        """Begin with a window that is touchable."""
        super().__init__(window)
        self._window = window
        self._is_on = False
        self._is_mapped = False
        window.installEventFilter(self)

    def use(self, *, is_on: bool) -> None:
        """Turn it on or off."""
        self._is_on = is_on
        self._window.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, is_on)
        self._window.setFlag(Qt.WindowType.WindowTransparentForInput, is_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for it anew each time the window comes to the screen.

        X11 keeps apart the window and the frame that a window manager puts around it. The frame takes over only what
        changes after it was made, so the flag has to change once more then.
        """
        if event.type() is QEvent.Type.Hide:
            self._is_mapped = False
        elif event.type() is QEvent.Type.Expose and self._window.isExposed() and not self._is_mapped:
            self._is_mapped = True
            if self._is_on:
                self._window.setFlag(Qt.WindowType.WindowTransparentForInput, False)
                self._window.setFlag(Qt.WindowType.WindowTransparentForInput, True)
        return super().eventFilter(watched, event)
