"""One text of the subtitles: the original or the translation, in rows that roll up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from dragoman.ui import fonts
from dragoman.ui.overlay.lettering import Lettering
from dragoman.ui.overlay.measures import row_height
from dragoman.ui.overlay.passages import Passage
from dragoman.ui.overlay.roll_up import RollUp
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.theme import TypeSize


class Caption:
    """Knows its lines and draws them."""

    def __init__(self, style: OverlayStyle, size: int, width: float) -> None:
        """Begin empty, with type of a height and lines of a width in device-independent pixels."""
        self._style = style
        self._size = size
        self._letterings: dict[str, Lettering] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._width = width
        self.row_height = row_height(size)
        self.roll_up = RollUp(style.lines, self._fits)

    @property
    def height(self) -> int:
        """The height of the rows that are in use."""
        return self.row_height * len(self.roll_up.lines)

    def show(self, passages: Sequence[Passage]) -> int:
        """Show passages; return by how many pixels what is shown already rolls up."""
        return self.row_height * self.roll_up.show(passages)

    def draw(self, painter: QPainter, area: QRectF, offset: float) -> None:
        """Draw the rows into an area of `height`, lower by so many pixels while they are rolling up."""
        for number, line in enumerate(self.roll_up.lines):
            top = area.top() + number * self.row_height + offset
            self._lettering(line.language).draw(painter, line, QRectF(area.left(), top, area.width(), self.row_height))

    def _fits(self, text: str, language: str) -> bool:
        if language not in self._metrics:
            self._metrics[language] = QFontMetricsF(self._font(language))
        return self._metrics[language].horizontalAdvance(text) <= self._width

    def _lettering(self, language: str) -> Lettering:
        if language not in self._letterings:
            self._letterings[language] = Lettering(
                self._font(language), self._style.letter_colours, self._style.has_outline
            )
        return self._letterings[language]

    def _font(self, language: str) -> QFont:
        font = fonts.font(TypeSize.SPEECH, language, strong=True)
        font.setPixelSize(self._size)
        return font
