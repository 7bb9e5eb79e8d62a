"""How loud it is, in a few bars."""

from __future__ import annotations

from collections import deque
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.views.talk_button import loudness

_BARS: Final = 7
_BAR: Final = 4
_GAP: Final = 3
_HEIGHT: Final = 28
_LOWEST: Final = 4


class LevelBars(QWidget):
    """The newest on the right; all low where nobody is listened to."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin silent."""
        super().__init__()
        self._dresser = dresser
        self._levels: deque[float] = deque([0.0] * _BARS, maxlen=_BARS)
        self._is_listening = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        dresser.changed.connect(self.update)

    @property
    def levels(self) -> tuple[float, ...]:
        """The loudness of the bars, 0 to 1, the newest last."""
        return tuple(self._levels)

    def sizeHint(self) -> QSize:
        """Have room for the bars."""
        return QSize(_BARS * (_BAR + _GAP) - _GAP, _HEIGHT)

    def show_listening(self, is_listening: bool) -> None:
        """Move with the sound, or stay low."""
        self._is_listening = is_listening
        self._levels.extend([0.0] * _BARS)
        self.update()

    def show_level(self, rms: float) -> None:
        """Show a root mean square, 0 to 1 of full scale; lasting silence is not drawn anew."""
        before = self.levels
        if self._is_listening:
            self._levels.append(loudness(rms))
        if self.levels != before:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.first.ink if self._is_listening else theme.text_muted))
        for index, level in enumerate(self._levels):
            height = _LOWEST + level * (self.height() - _LOWEST)
            bar = QRectF(index * (_BAR + _GAP), (self.height() - height) / 2, _BAR, height)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
