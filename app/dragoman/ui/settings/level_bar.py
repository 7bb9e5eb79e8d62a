"""How loud the microphone is, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.views.talk_button import loudness

_HEIGHT = 10


class LevelBar(QWidget):
    """Longer the louder it is."""

    def __init__(self, dresser: Dresser) -> None:
        """Make it silent."""
        super().__init__()
        self._dresser = dresser
        self.level = 0.0
        """0 (silence) to 1 (too loud)."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Grow with the user's text."""
        return QSize(120, round(_HEIGHT * fonts.text_scale()))

    def show_level(self, rms: float) -> None:
        """Show a root mean square, 0 to 1 of full scale."""
        level = loudness(rms)
        if level != self.level:
            self.level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the whole length, and how much of it is reached."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_by = whole.height() / 2
        painter.setPen(QPen(QColor(theme.text_muted), 1))
        painter.setBrush(QColor(theme.sunken))
        painter.drawRoundedRect(whole, round_by, round_by)
        reached = whole.adjusted(2, 2, -2, -2)
        reached.setWidth(reached.width() * self.level)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            reached.moveRight(whole.right() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.success))
        painter.drawRoundedRect(reached, reached.height() / 2, reached.height() / 2)
