"""On or off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.views.parts import named

_WIDTH = 48
_HEIGHT = 28
_RING = 5
"""Pixels around it for the focus ring."""


class Switch(QCheckBox):
    """A check box to keyboards and screen readers, a switch to the eye: the knob's place and a tick tell its state."""

    def __init__(self, dresser: Dresser) -> None:
        """Make it, off."""
        super().__init__()
        self._dresser = dresser
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Grow with the user's text."""
        scale = fonts.text_scale()
        return QSize(round(_WIDTH * scale) + 2 * _RING, round(_HEIGHT * scale) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        """Never shrink."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the knob, and a ring where it has the keyboard."""
        del event
        theme, is_on = self._dresser.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.setPen(QPen(QColor(theme.text_muted), 1.5))
        painter.setBrush(QColor(theme.text if is_on else theme.sunken))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        self._paint_knob(painter, track, is_on=is_on)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            ring = track.adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _paint_knob(self, painter: QPainter, track: QRectF, *, is_on: bool) -> None:
        theme = self._dresser.theme
        radius = track.height() / 2 - 4
        is_right = is_on != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        middle = QPointF(track.right() - radius - 4 if is_right else track.left() + radius + 4, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface if is_on else theme.text_muted))
        painter.drawEllipse(middle, radius, radius)
        if is_on:
            tick = QRectF(0, 0, 1.5 * radius, 1.5 * radius)
            tick.moveCenter(middle)
            self._dresser.icons.paint(painter, "check", theme.text, tick)


class SwitchControl(Control):
    """A switch, beside its words even where there is little room."""

    is_narrow = True

    def __init__(self, name: str, dresser: Dresser) -> None:
        """Make it, off."""
        super().__init__()
        self.switch = named(name, Switch(dresser))
        self.switch.clicked.connect(lambda: self.chosen.emit(self.switch.isChecked()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.switch)
        self.setFocusProxy(self.switch)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.switch]

    def show_text(self, text: EntryText) -> None:
        """Name it to screen readers."""
        self.switch.setAccessibleName(text.label)
        self.switch.setAccessibleDescription(text.explanation)

    def show_value(self, value: object) -> None:
        """Show what is in use."""
        self.switch.setChecked(bool(value))
