"""What was said, in large type for one reader, who may sit on the other side of the table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP
from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.facing import FacingLine, Wait
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.large_text import height_of, laid_out

_EMPTY = QT_TRANSLATE_NOOP("FacingText", "What is said appears here.")
_WORDS = {
    Wait.NOTHING_HEARD: QT_TRANSLATE_NOOP("Bubble", "No words were heard. Please say it again."),
    Wait.FAILED: QT_TRANSLATE_NOOP("Bubble", "This did not work."),
}
_WIDTH_SHARE = 0.88
"""Part of the width that the widest text takes: the rest shows whose side it is on."""
_LARGE_SHARE = 0.036
"""Height of the type as part of the width."""
_STEP = 0.9
"""From one size of type to the next smaller one that is tried."""
_WHEEL_STEPS = 4
"""Eighths of a degree of a wheel for each pixel."""
_OWN_SHARE = 0.72
"""Size of one's own words, which one knows already, as part of the other's."""


@dataclass(frozen=True, slots=True)
class _Block:
    line: FacingLine
    layout: QTextLayout
    width: float
    height: float
    """Its ground included."""


class FacingText(QWidget):
    """The newest words stand nearest to the reader; older ones go up until there is no room."""

    def __init__(self, reader: Side, dresser: Dresser, translations: Translations, *, is_turned: bool) -> None:
        """Make the text of a reader; `is_turned` draws it for who sits opposite."""
        super().__init__()
        self._reader = reader
        self._dresser = dresser
        self._translations = translations
        self._is_turned = is_turned
        self._language = "en"
        self._lines: tuple[FacingLine, ...] = ()
        self._hidden = 0.0
        """Pixels of the newest line for which there is no room."""
        self._scrolled = 0.0
        """How far down it is moved, so that its beginning can be read."""
        self._dragged_from = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        dresser.changed.connect(self.update)

    @property
    def lines(self) -> tuple[FacingLine, ...]:
        """What is shown, the newest last."""
        return self._lines

    def show_language(self, language: str) -> None:
        """Serve a reader of a language."""
        self._language = language
        self._describe()

    def show_lines(self, lines: tuple[FacingLine, ...]) -> None:
        """Show what was said."""
        if lines != self._lines:
            self._lines = lines
            self._scrolled = 0.0
            self._describe()

    def _describe(self) -> None:
        newest = self._words(self._lines[-1]) if self._lines else self._phrase("FacingText", _EMPTY)
        self.setAccessibleName(f"{language_names.own_name(self._language)}. {newest}")
        self.update()

    def _phrase(self, context: str, text: str) -> str:
        return self._translations.phrase(self._language, context, text)

    def _words(self, line: FacingLine) -> str:
        if line.wait is Wait.NONE:
            return (line.text + line.tentative).strip()
        return self._phrase("Bubble", _WORDS[line.wait]) if line.wait in _WORDS else "…"

    def sizeHint(self) -> QSize:
        """Prefer room for a few lines."""
        return QSize(400, 200)

    def minimumSizeHint(self) -> QSize:
        """Need room for one."""
        return QSize(200, round(56 * fonts.text_scale()))

    def _pixels(self, line: FacingLine) -> int:
        large = min(40.0, max(float(TypeSize.SPEECH), self.width() * _LARGE_SHARE)) * fonts.text_scale()
        return round(large * (_OWN_SHARE if line.is_own else 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw from the newest to the oldest that still has room."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_turned:
            painter.translate(self.width(), self.height())
            painter.rotate(180)
        if not self._lines:
            self._paint_empty(painter)
            return
        bottom = float(self.height() - Space.S)
        newest = self._whole_block(self._lines[-1], bottom)
        self._hidden = max(0.0, newest.height - bottom)
        self._scrolled = min(self._scrolled, self._hidden)
        self._paint_block(painter, newest, bottom + self._scrolled)
        bottom -= newest.height + Space.S
        for line in reversed(self._lines[:-1]):
            block = self._block(line, self._pixels(line))
            if block.height > bottom:
                break
            self._paint_block(painter, block, bottom)
            bottom -= block.height + Space.S

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what is too long even in the smallest type."""
        self._scroll(event.pixelDelta().y() or event.angleDelta().y() / _WHEEL_STEPS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to scroll by hand."""
        self._dragged_from = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the hand."""
        pulled = event.position().y() - self._dragged_from
        self._dragged_from = event.position().y()
        self._scroll(pulled)

    def _scroll(self, pixels: float) -> None:
        down = -pixels if self._is_turned else pixels
        self._scrolled = min(max(0.0, self._scrolled + down), self._hidden)
        self.update()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(fonts.font(TypeSize.LEAD, self._language))
        painter.setPen(QColor(self._dresser.theme.text_muted))
        area = QRectF(self.rect()).adjusted(Space.L, 0, -Space.L, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, self._phrase("FacingText", _EMPTY))

    def _whole_block(self, line: FacingLine, room: float) -> _Block:
        """Return a line in the largest type in which all of it can be seen, but no smaller than a caption."""
        pixels, smallest = self._pixels(line), int(TypeSize.CAPTION)
        block = self._block(line, pixels)
        while block.height > room and pixels > smallest:
            pixels = max(smallest, round(_STEP * pixels))
            block = self._block(line, pixels)
        return block

    def _block(self, line: FacingLine, pixels: int) -> _Block:
        font = fonts.font(TypeSize.SPEECH, line.language, strong=not line.is_own)
        font.setPixelSize(pixels)
        widest = (self.width() - 2 * Space.L) * _WIDTH_SHARE - 2 * Space.L
        text = self._words(line)
        formats = self._formats(line, text)
        layout = laid_out(text, font, line.language, widest, formats)
        natural = max((layout.lineAt(index).naturalTextWidth() for index in range(layout.lineCount())), default=0.0)
        if natural < widest:
            layout = laid_out(text, font, line.language, natural + 1, formats)
        return _Block(line, layout, min(widest, natural + 1) + 2 * Space.L, height_of(layout) + 2 * Space.S)

    def _formats(self, line: FacingLine, text: str) -> list[QTextLayout.FormatRange]:
        """Mark what may still change, as the bubbles do."""
        tentative = line.tentative.strip() if line.wait is Wait.NONE else ""
        if not tentative:
            return []
        look = QTextCharFormat()
        look.setForeground(QColor(self._dresser.theme.text_muted))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = len(text) - len(tentative), len(tentative), look
        return [mark]

    def _paint_block(self, painter: QPainter, block: _Block, bottom: float) -> None:
        theme = self._dresser.theme
        colours = theme.first if block.line.speaker is Side.FIRST else theme.second
        left = self.width() - Space.L - block.width if block.line.is_own else float(Space.L)
        ground = QRectF(left, bottom - block.height, block.width, block.height)
        painter.setPen(QPen(QColor(colours.tint_edge), 1))
        painter.setBrush(QColor(colours.tint))
        painter.drawRoundedRect(ground, Radius.PANEL, Radius.PANEL)
        is_quiet = block.line.is_own or block.line.wait is not Wait.NONE
        painter.setPen(QColor(theme.text_muted if is_quiet else theme.text))
        block.layout.draw(painter, QPointF(ground.left() + Space.L, ground.top() + Space.S))
