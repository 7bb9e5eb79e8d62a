"""The one button of a page that leads on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize

_RING = 4
"""Pixels around the button for the ring of focus."""


class PrimaryButton(QAbstractButton):
    """A filled button; the ring around it shows that it has the keyboard."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the button without words."""
        super().__init__()
        self._dresser = dresser
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Have room for the words and the ring."""
        metrics = QFontMetrics(fonts.font(TypeSize.BODY, strong=True))
        width = max(6 * Space.L, metrics.horizontalAdvance(self.text()) + 2 * Space.XL)
        return QSize(width + 2 * _RING, metrics.height() + 2 * Space.M + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        is_marked = self.isDown() or self.underMouse()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.first.accent_held if is_marked else theme.first.accent))
        painter.drawRoundedRect(body, Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            painter.drawRoundedRect(body.adjusted(-3, -3, 3, 3), Radius.CONTROL + 3, Radius.CONTROL + 3)
        painter.setFont(fonts.font(TypeSize.BODY, strong=True))
        painter.setPen(QColor(theme.first.on_accent))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.text())
