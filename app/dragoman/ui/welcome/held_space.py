"""The space bar on one button, held down to speak."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_SETTLE_MS: Final = 15
"""On X11 a key that repeats may be reported as let go and pressed anew within a millisecond, unmarked."""


class HeldSpace(QObject):
    """Tells when the space bar goes down and up while a widget has the keyboard."""

    pressed = Signal()
    released = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self._is_down = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._settle.timeout.connect(self._let_go)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the space bar; let go where the keyboard goes elsewhere."""
        if event.type() is QEvent.Type.FocusOut:
            self._let_go()
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self._settle.stop()
            if not self._is_down and not event.isAutoRepeat():
                self._is_down = True
                self.pressed.emit()
        elif event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat() and self._is_down:
            self._settle.start()
        return event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}

    def _let_go(self) -> None:
        self._settle.stop()
        if self._is_down:
            self._is_down = False
            self.released.emit()
