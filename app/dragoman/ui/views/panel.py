"""What lies over the window, in a frame, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget


class Panel(QFrame):
    """Knows what in it takes the keyboard; `PanelOverlay` holds it."""

    close_requested = Signal()

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom; never empty."""
        raise NotImplementedError

    def focus(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Give the keyboard to one of them, and show it."""
        stop.setFocus(reason)
