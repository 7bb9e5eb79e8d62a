"""A corner that can be pulled to make the subtitles wider and larger."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius

SIDE: Final = 26
"""Device-independent pixels."""


class CornerGrip(QWidget):
    """Tells how far the mouse has pulled it since it was pressed."""

    gripped = Signal()
    pulled = Signal(QPoint)
    let_go = Signal()

    def __init__(self, dresser: Dresser) -> None:
        """Make it."""
        super().__init__()
        self._dresser = dresser
        self._from: QPointF | None = None
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.SizeFDiagCursor)
        dresser.changed.connect(self.update)
        self._retranslate()

    def _retranslate(self) -> None:
        words = self.tr("Pull to change the width and the size of the text")
        self.setToolTip(words)
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pull."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition()
            self.gripped.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell how far."""
        if self._from is not None:
            self.pulled.emit((event.globalPosition() - self._from).toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop."""
        if event.button() is Qt.MouseButton.LeftButton and self._from is not None:
            self._from = None
            self.let_go.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw three strokes across the corner."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._dresser.theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.setPen(QPen(QColor(self._dresser.theme.text), 2, c=Qt.PenCapStyle.RoundCap))
        for length in (5, 10, 15):
            painter.drawLine(QPointF(SIDE - 6, SIDE - 6 - length), QPointF(SIDE - 6 - length, SIDE - 6))
