"""Text laid out by hand: as large as it fits, or turned round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from dragoman.ui import fonts, language_names
from dragoman.ui.theme import TypeSize

_SMALLEST = TypeSize.LEAD


@dataclass(frozen=True, slots=True)
class FittedText:
    """Text in the largest type that its area takes."""

    layout: QTextLayout
    pixels: int
    """Size of the type."""
    height: float


def laid_out(
    text: str, font: QFont, language: str, width: float, formats: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    """Return text in lines of a width; text from right to left stands at the right."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = language_names.direction(language)
    option.setTextDirection(direction)
    option.setAlignment(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeading))
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """Return the height of all lines."""
    count = layout.lineCount()
    if not count:
        return 0.0
    last = layout.lineAt(count - 1)
    return last.y() + last.height()


def fitted(text: str, language: str, size: QSizeF, largest: int) -> FittedText:
    """Return text as large as it fits into a size without breaking a word; too long a text becomes higher."""
    low = round(_SMALLEST * fonts.text_scale())
    high = max(low, largest)
    best = _at(text, language, size.width(), low)
    while low < high:
        middle = (low + high + 1) // 2
        tried = _at(text, language, size.width(), middle)
        if tried.height <= size.height() and _widest_word(text, tried.layout.font()) <= size.width():
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def _at(text: str, language: str, width: float, pixels: int) -> FittedText:
    font = fonts.font(TypeSize.DISPLAY, language, strong=True)
    font.setPixelSize(pixels)
    layout = laid_out(text, font, language, width)
    return FittedText(layout, pixels, height_of(layout))


def _widest_word(text: str, font: QFont) -> float:
    """Return the width of the widest stretch that must not be broken."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return widest
