"""The coloured ground of a bubble, which takes the keyboard for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius
from dragoman.ui.view_models.turn import Side

_SHARP = 6
"""Pixels of the corner that points at the speaker, as in the style sheet."""


class BubbleFrame(QFrame):
    """Draws a ring where it has the keyboard."""

    entered = Signal()
    """The keyboard has come."""
    left = Signal()
    """The keyboard has gone."""

    def __init__(self, dresser: Dresser) -> None:
        """Make a frame that Tab does not stop at: of all bubbles, only one is to take it."""
        super().__init__()
        self._dresser = dresser
        self.setObjectName("bubble")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the ring on it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._dresser.theme
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            painter.drawPath(_outline(QRectF(self.rect()).adjusted(1, 1, -1, -1), str(self.property("side"))))


def _outline(area: QRectF, side: str) -> QPainterPath:
    """Return the shape of the ground, whose lower corner on the speaker's side is sharp."""
    large, small = 2.0 * (Radius.BUBBLE - 1), 2.0 * (_SHARP - 1)
    left = small if side == Side.FIRST else large
    right = small if side == Side.SECOND else large
    path = QPainterPath(QPointF(area.left() + large / 2, area.top()))
    path.arcTo(QRectF(area.right() - large, area.top(), large, large), 90, -90)
    path.arcTo(QRectF(area.right() - right, area.bottom() - right, right, right), 0, -90)
    path.arcTo(QRectF(area.left(), area.bottom() - left, left, left), 270, -90)
    path.arcTo(QRectF(area.left(), area.top(), large, large), 180, -90)
    path.closeSubpath()
    return path
