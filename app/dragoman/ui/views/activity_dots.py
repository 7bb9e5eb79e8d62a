"""Three dots that breathe while something is being worked on."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui.views.parts import is_animated

_PERIOD_S = 1.2
_FRAME_MS = 50


class ActivityDots(QWidget):
    """Stands still where the system asks for no animation, and costs nothing while it is hidden."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        """Make the dots in a colour."""
        super().__init__(parent)
        self._colour = colour
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._move)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def use_colour(self, colour: str) -> None:
        """Change the colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Three dots with room between them."""
        return QSize(28, 12)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        if is_animated(self):
            self._timer.start()

    def _move(self) -> None:
        if not is_animated(self):
            self._timer.stop()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop moving."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each dot a third of a period after the one before it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        phase = time.monotonic() / _PERIOD_S if self._timer.isActive() else 0.0
        for index in range(3):
            colour = QColor(self._colour)
            colour.setAlphaF(0.35 + 0.65 * (0.5 + 0.5 * math.sin(2 * math.pi * (phase - index / 5))))
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(1 + index * 10, 3, 6, 6))
