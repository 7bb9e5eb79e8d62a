"""A piece of text laid out at a width, for views that draw many of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle


class TextBlock:
    """Text that stays, and text after it that may still change, which has a dotted line under it."""

    def __init__(
        self, font: QFont, colour: str, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    ) -> None:
        """Begin without text."""
        self._font = font
        self._colour = QColor(colour)
        self._direction = direction
        self._layout = QTextLayout()
        self.height = 0.0
        """Pixels, after `lay_out`."""
        self.first_line_height = 0.0

    def lay_out(self, committed: str, tentative: str, width: float, tentative_colour: str = "") -> None:
        """Break the text into lines of a width."""
        committed = committed.lstrip()
        whole = (committed + tentative if committed else tentative.lstrip()).rstrip()
        layout = QTextLayout(whole, self._font)
        layout.setCacheEnabled(True)
        layout.setTextOption(self._option())
        lead = len(tentative) - len(tentative.lstrip()) if committed else 0
        start = len(committed) + lead
        if tentative.strip():
            layout.setFormats([self._tentative(start, len(whole) - start, tentative_colour)])
        self._layout = layout
        self._break_lines(width)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw at a place."""
        painter.setPen(self._colour)
        self._layout.draw(painter, QPointF(left, top))

    def _option(self) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self._direction)
        option.setAlignment(QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeading))
        return option

    def _tentative(self, start: int, length: int, colour: str) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(QColor(colour) if colour else self._colour)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(colour) if colour else self._colour)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, look
        return made

    def _break_lines(self, width: float) -> None:
        self._layout.beginLayout()
        top = self.first_line_height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
            self.first_line_height = self.first_line_height or line.height()
        self._layout.endLayout()
        self.height = top
