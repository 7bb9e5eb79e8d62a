"""A calm wave that shows that the microphone hears."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.views.parts import is_animated

_STEP = 9.0
"""Pixels from one bar to the next."""
_BARS = 24
"""Most bars on each side of the middle."""
_DOTS = 5


class LevelWave(QWidget):
    """The newest loudness in the middle, older ones outwards; five lamps where nothing is to move."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin with silence."""
        super().__init__()
        self._dresser = dresser
        self._levels: deque[float] = deque([0.0] * _BARS, maxlen=_BARS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def levels(self) -> tuple[float, ...]:
        """The loudness, 0 to 1, the newest first."""
        return tuple(self._levels)

    def show_level(self, level: float) -> None:
        """Show how loud it is, 0 to 1; lasting silence is not drawn anew."""
        before = self.levels
        self._levels.appendleft(level)
        if self.levels != before:
            self.update()

    def clear(self) -> None:
        """Show silence."""
        self._levels.extend([0.0] * _BARS)
        self.update()

    def sizeHint(self) -> QSize:
        """Prefer room for a few bars."""
        return QSize(120, 40)

    def minimumSizeHint(self) -> QSize:
        """Need room for the lamps."""
        return QSize(64, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_animated(self):
            self._paint_wave(painter)
        else:
            self._paint_lamps(painter)

    def _paint_wave(self, painter: QPainter) -> None:
        middle, height = self.width() / 2, float(self.height())
        count = min(_BARS, int(middle / _STEP))
        for index, level in enumerate(list(self._levels)[:count]):
            colour = QColor(self._dresser.theme.success)
            colour.setAlphaF(1.0 - 0.7 * index / max(1, count))
            painter.setBrush(colour)
            tall = max(_STEP / 2, level * height)
            for x in {middle - index * _STEP, middle + index * _STEP}:
                bar = QRectF(x - _STEP / 4, (height - tall) / 2, _STEP / 2, tall)
                painter.drawRoundedRect(bar, _STEP / 4, _STEP / 4)

    def _paint_lamps(self, painter: QPainter) -> None:
        theme = self._dresser.theme
        lit = round(self._levels[0] * _DOTS)
        left = self.width() / 2 - (_DOTS - 1) * _STEP
        for index in range(_DOTS):
            painter.setBrush(QColor(theme.success if index < lit else theme.control))
            size = _STEP if index < lit else _STEP * 0.7
            x = left + index * 2 * _STEP
            painter.drawEllipse(QRectF(x - size / 2, (self.height() - size) / 2, size, size))
