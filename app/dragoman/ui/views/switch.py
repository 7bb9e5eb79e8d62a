"""Something that is either on or off."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize

_TRACK: Final = QSize(38, 22)
_KNOB: Final = 16
_CHECK: Final = 12
"""All in pixels, before the user's own text size is applied."""


class Switch(QCheckBox):
    """A check box to keyboards and screen readers; to the eye a knob on the one side, or with a tick on the other."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin off, without words."""
        super().__init__()
        self._dresser = dresser
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Have room for the words."""
        metrics = QFontMetrics(fonts.font(TypeSize.BODY))
        words = metrics.horizontalAdvance(self.text()) + Space.S if self.text() else 0
        width = Space.S + _track().width() + Space.S + words
        return QSize(width, max(_track().height(), metrics.height()) + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        """Never shorten the words."""
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """Take a click anywhere."""
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the switch and its words."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(body, Radius.CONTROL, Radius.CONTROL)
        direction = self.layoutDirection()
        place = QRect(QPoint(Space.S, (self.height() - _track().height()) // 2), _track())
        track = QRectF(QStyle.visualRect(direction, self.rect(), place))
        self._draw_track(painter, track.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setPen(QColor(theme.text))
        painter.setFont(fonts.font(TypeSize.BODY))
        words = QStyle.visualRect(direction, self.rect(), self.rect().adjusted(place.right() + Space.S, 0, 0, 0))
        alignment = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, alignment, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)

    def _draw_track(self, painter: QPainter, track: QRectF) -> None:
        theme, is_on = self._dresser.theme, self.isChecked()
        painter.setPen(QPen(QColor(theme.first.accent if is_on else theme.text_muted), 1.5))
        painter.setBrush(QColor(theme.first.accent if is_on else theme.sunken))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        inset = track.height() / 2
        is_right = is_on != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        centre = QPointF(track.right() - inset if is_right else track.left() + inset, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.first.on_accent if is_on else theme.text_muted))
        radius = fonts.text_scale() * (_KNOB / 2 if is_on else _KNOB / 2 - 2)
        painter.drawEllipse(centre, radius, radius)
        if is_on:
            size = fonts.text_scale() * _CHECK
            tick = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
            self._dresser.icons.paint(painter, "check", theme.first.accent, tick)


def _track() -> QSize:
    return _TRACK * fonts.text_scale()
