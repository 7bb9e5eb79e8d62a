"""Starting out of sight: waits for the desktop's panel, which at log-in may come later than the app."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dragoman.ui.system.tray import Tray

_LOOK_AGAIN_MS: Final = 250
_PATIENCE_MS: Final = 10_000
"""A desktop that shows no panel icons by then has no place for them."""


class HiddenStart(QObject):
    """Looks for a panel that shows icons, until there is one, or somebody has opened the window."""

    decided = Signal(bool)
    """Whether the window can stay as it is, once; else there is no way to open it."""

    def __init__(self, window: QWidget, patience_ms: int = _PATIENCE_MS) -> None:
        """Begin to look."""
        super().__init__(window)
        self._window = window
        self._patience_ms = patience_ms
        self._waited = QElapsedTimer()
        self._waited.start()
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Decide nothing any more."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        can_stay = Tray.is_available() or self._window.isVisible()
        if can_stay or self._waited.hasExpired(self._patience_ms):
            self.stop()
            self.decided.emit(can_stay)
