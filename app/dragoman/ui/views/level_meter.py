"""How loud the microphone is right now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.views.talk_button import loudness

_STEP = 14.0
"""Pixels from one bar to the next."""
_FALL = 0.12
"""How much the meter falls at most from one level to the next; it rises at once."""


class LevelMeter(QWidget):
    """A row of bars; the louder it is, the more of them are filled."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin with silence."""
        super().__init__()
        self._dresser = dresser
        self.level = 0.0
        """Loudness that is shown, 0 to 1."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Be easy to see from where one speaks."""
        return QSize(280, 36)

    def minimumSizeHint(self) -> QSize:
        """Have room for some bars."""
        return QSize(120, 36)

    def show_level(self, rms: float) -> None:
        """Show a level, `rms` from 0 to 1 of full scale."""
        level = max(loudness(rms), self.level - _FALL, 0.0)
        if level != self.level:
            self.level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        count = max(1, int(self.width() / _STEP))
        step = self.width() / count
        filled = round(self.level * count)
        for index in range(count):
            is_filled = index < filled
            painter.setPen(Qt.PenStyle.NoPen if is_filled else QPen(QColor(theme.edge), 1))
            painter.setBrush(QColor(theme.first.accent if is_filled else theme.sunken))
            inset = 0.0 if is_filled else 5.0
            bar = QRectF(index * step + 0.5, 1 + inset, step * 0.6, self.height() - 2 - 2 * inset)
            painter.drawRoundedRect(bar, 4, 4)
