"""Draws one line of subtitles."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from dragoman.ui import language_names
from dragoman.ui.overlay.letter_colours import LetterColours
from dragoman.ui.overlay.roll_up import Line

_BASELINE: Final = 1.08
"""How far down in the row the letters stand, in heights of type."""
_OUTLINE: Final = 0.14
"""Width of the pen that draws the outline, in heights of type; half of it lies outside the letters."""
_LEAST_OUTLINE: Final = 3.0
_DOT: Final = 0.065
"""Size of the dots under words that may still change, in heights of type."""
_DOTS_DOWN: Final = 0.26
"""How far below the baseline the dots are, in heights of type."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How letters are drawn."""

    font: QFont
    colours: LetterColours
    has_outline: bool

    def draw(self, painter: QPainter, line: Line, row: QRectF) -> None:
        """Draw a line into its row, at the left or at the right as its language is written."""
        if not line.text:
            return
        is_right = language_names.direction(line.language) is Qt.LayoutDirection.RightToLeft
        layout = self._layout(line.text, is_right=is_right)
        size = self.font.pixelSize()
        laid = layout.lineAt(0)
        left = row.right() - laid.naturalTextWidth() if is_right else row.left()
        origin = QPointF(left, row.top() + _BASELINE * size - laid.ascent())
        dots = self._dots(laid, line, origin.x(), row.top() + (_BASELINE + _DOTS_DOWN) * size)
        if self.has_outline:
            pen = QPen(QColor(self.colours.box), self._outline(), j=Qt.PenJoinStyle.RoundJoin)
            layout.draw(painter, origin, [_format(line.text, 0, outline=pen)])
            self._draw_dots(painter, dots, self.colours.box, self._dot() + self._outline() / 2)
        painter.setPen(QColor(self.colours.letters))
        tentative = _format(line.text, line.committed, colour=QColor(self.colours.tentative))
        layout.draw(painter, origin, [tentative])
        self._draw_dots(painter, dots, self.colours.tentative, self._dot())

    def _outline(self) -> float:
        return max(_LEAST_OUTLINE, _OUTLINE * self.font.pixelSize())

    def _dot(self) -> float:
        return max(1.5, _DOT * self.font.pixelSize())

    def _layout(self, text: str, *, is_right: bool) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_right else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return layout

    def _dots(self, laid: QTextLine, line: Line, left: float, y: float) -> list[QPointF]:
        """Return where dots go: under the words that may still change, a dot's width apart."""
        words = line.text[line.committed :]
        start = line.committed + len(words) - len(words.lstrip())
        points, step = [], 2.2 * self._dot()
        if start < len(line.text):
            for run in laid.glyphRuns(_units(line.text[:start]), _units(line.text[start:])):
                area = run.boundingRect()
                count = max(1, math.floor(area.width() / step))
                points += [QPointF(left + area.left() + step * (place + 0.5), y) for place in range(count)]
        return points

    @staticmethod
    def _draw_dots(painter: QPainter, dots: list[QPointF], colour: str, size: float) -> None:
        if dots:
            painter.setPen(QPen(QColor(colour), size, c=Qt.PenCapStyle.RoundCap))
            painter.drawPoints(dots)


def _units(text: str) -> int:
    """Return a length as Qt counts it, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _format(
    text: str, start: int, *, colour: QColor | None = None, outline: QPen | None = None
) -> QTextLayout.FormatRange:
    """Return the look of a text from a character on."""
    look = QTextCharFormat()
    if colour is not None:
        look.setForeground(colour)
    if outline is not None:
        look.setForeground(outline.color())
        look.setTextOutline(outline)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = _units(text[:start]), _units(text[start:]), look
    return made
