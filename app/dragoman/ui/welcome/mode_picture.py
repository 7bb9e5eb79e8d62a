"""Small drawings of what one can do with the app."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import SideColours, Theme

_SIZE = QSize(96, 64)
_WAVE = (0.25, 0.55, 0.9, 0.45, 1.0, 0.6, 0.3)


class Motif(Enum):
    """What is drawn."""

    CONVERSATION = auto()
    LIVE = auto()
    SUBTITLES = auto()


class ModePicture(QWidget):
    """One drawing, in the colours of the theme."""

    def __init__(self, motif: Motif, dresser: Dresser) -> None:
        """Draw a motif."""
        super().__init__()
        self._motif = motif
        self._dresser = dresser
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Be as large as the drawing, which grows with the text."""
        return _SIZE * fonts.text_scale()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(fonts.text_scale(), fonts.text_scale())
        theme = self._dresser.theme
        match self._motif:
            case Motif.CONVERSATION:
                _bubble(painter, QRectF(2, 6, 58, 28), theme.first)
                _bubble(painter, QRectF(36, 30, 58, 28), theme.second)
            case Motif.LIVE:
                _wave(painter, QRectF(4, 14, 40, 36), theme.first)
                _line(painter, QPointF(56, 24), 34, theme.text_muted)
                _line(painter, QPointF(56, 34), 26, theme.text_muted)
                _line(painter, QPointF(56, 44), 30, theme.text_muted)
            case Motif.SUBTITLES:
                _screen(painter, theme)


def _bubble(painter: QPainter, area: QRectF, colours: SideColours) -> None:
    painter.setPen(QPen(QColor(colours.accent), 1.5))
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(area, 10, 10)
    _line(painter, area.topLeft() + QPointF(10, 10), area.width() - 20, colours.accent)
    _line(painter, area.topLeft() + QPointF(10, 18), area.width() - 34, colours.accent)


def _line(painter: QPainter, start: QPointF, length: float, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, start + QPointF(length, 0))


def _wave(painter: QPainter, area: QRectF, colours: SideColours) -> None:
    painter.setPen(QPen(QColor(colours.accent), 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    step = area.width() / (len(_WAVE) - 1)
    for index, part in enumerate(_WAVE):
        half = part * area.height() / 2
        x, y = area.left() + index * step, area.center().y()
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))


def _screen(painter: QPainter, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.text_muted), 1.5))
    painter.setBrush(QColor(theme.sunken))
    painter.drawRoundedRect(QRectF(8, 5, 80, 54), 7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.first.accent))
    painter.drawRoundedRect(QRectF(17, 34, 62, 18), 5, 5)
    _line(painter, QPointF(24, 40), 48, theme.first.on_accent)
    _line(painter, QPointF(31, 46), 34, theme.first.on_accent)
