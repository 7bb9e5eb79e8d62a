"""One line of the transcript, laid out and drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.live.line import Line
from dragoman.ui.live.text_block import TextBlock
from dragoman.ui.theme import Radius, Space, Theme, TypeSize

_WIDEST_COLUMN: Final = 920
_NARROW: Final = 600
_WIDEST_STAMP: Final = "0:00:00"
_ICON: Final = 16
_BAR: Final = 4
"""Width of the bar beside a line that is marked."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Something that is told about a line, below its text."""

    icon: str
    """Name of a drawing; empty where there is none."""
    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class LineState:
    """What the view knows of a line while it is drawn."""

    is_selected: bool
    is_current: bool
    """It has the keyboard."""
    is_hovered: bool


class LineLayout:
    """Where everything of a line stands at a width; made once for each state of the line."""

    def __init__(self, line: Line, captions: list[Caption], width: int, dresser: Dresser, locale: str) -> None:
        """Lay out a line; what is not its text is in the window's language."""
        self.line = line
        self.width = width
        self._theme = dresser.theme
        self._icons = dresser.icons
        self._icon = round(_ICON * fonts.text_scale())
        self._caption_font = fonts.font(TypeSize.CAPTION, locale)
        side = max(Space.S if width < _NARROW else Space.L, (width - _WIDEST_COLUMN) // 2)
        self._frame = QRectF(side, 0, max(1, width - 2 * side), 0)
        stamp_width = QFontMetricsF(self._caption_font).horizontalAdvance(_WIDEST_STAMP)
        self._text_left = side + Space.M + stamp_width + Space.M
        self._text_width = max(Space.XXL, self._frame.right() - Space.M - self._text_left)
        self._stamp = TextBlock(self._caption_font, self._theme.text_muted)
        self._stamp.lay_out(line.stamp, "", stamp_width)
        self._texts = self._lay_out_texts()
        self._captions = [(caption, self._lay_out_caption(caption)) for caption in captions]
        parts = [block.height for block in self._texts]
        parts += [max(self._icon, block.height) for _, block in self._captions]
        inner = sum(parts) + Space.XS * max(0, len(parts) - 1)
        side_height = self._stamp.height + (self._icon + Space.XS if line.turn.is_playing else 0)
        self.height = math.ceil(max(inner, side_height)) + 2 * Space.S
        self._frame.setHeight(self.height)

    def _lay_out_texts(self) -> list[TextBlock]:
        turn, theme = self.line.turn, self._theme
        large, small = TypeSize.LEAD, TypeSize.BODY
        said = (turn.said, turn.said_tentative, turn.source_language, theme.text_muted, small)
        translated = (turn.translated, turn.translated_tentative, turn.target_language, theme.text, large)
        wanted = [said, translated]
        if self.line.is_untranslated:
            words = said if turn.all_said else translated
            wanted = [(*words[:3], theme.text, large)]
        blocks = []
        for committed, tentative, language, colour, size in wanted:
            if committed.strip() or tentative.strip():
                block = TextBlock(fonts.font(size, language), colour, language_names.direction(language))
                block.lay_out(committed, tentative, self._text_width, theme.text_muted)
                blocks.append(block)
        return blocks

    def _lay_out_caption(self, caption: Caption) -> TextBlock:
        block = TextBlock(self._caption_font, caption.colour)
        indent = self._icon + Space.XS if caption.icon else 0
        block.lay_out(caption.words, "", self._text_width - indent)
        return block

    def draw(self, painter: QPainter, top: int, state: LineState) -> None:
        """Draw the line with its upper edge at `top`."""
        painter.save()
        painter.translate(0, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, state)
        text_top = self._texts[0].first_line_height if self._texts else self._stamp.height
        stamp_top = Space.S + max(0.0, (text_top - self._stamp.height) / 2)
        self._stamp.draw(painter, self._frame.left() + Space.M, stamp_top)
        if self.line.turn.is_playing:
            below = stamp_top + self._stamp.height + Space.XS
            self._draw_icon(painter, "speaker", self._theme.first.ink, self._frame.left() + Space.M, below)
        self._draw_column(painter)
        painter.restore()

    def _draw_column(self, painter: QPainter) -> None:
        top = float(Space.S)
        for block in self._texts:
            block.draw(painter, self._text_left, top)
            top += block.height + Space.XS
        for caption, block in self._captions:
            indent = 0.0
            if caption.icon:
                indent = self._icon + Space.XS
                icon_top = top + max(0.0, (block.first_line_height - self._icon) / 2)
                self._draw_icon(painter, caption.icon, caption.colour, self._text_left, icon_top)
            block.draw(painter, self._text_left + indent, top + max(0.0, (self._icon - block.first_line_height) / 2))
            top += max(self._icon, block.height) + Space.XS

    def _draw_ground(self, painter: QPainter, state: LineState) -> None:
        theme, body = self._theme, self._frame.adjusted(1, 1, -1, -1)
        fill = self._fill(theme, state)
        outline = (
            QPen(QColor(theme.focus), theme.focus_width) if state.is_current or state.is_selected else Qt.PenStyle.NoPen
        )
        if fill or state.is_current:
            painter.setPen(outline)
            painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, Radius.CONTROL, Radius.CONTROL)
        if self.line.is_marked:
            bar = QRectF(body.left() + 3, body.top() + Space.S, _BAR, body.height() - 2 * Space.S)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.second.ink))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _fill(self, theme: Theme, state: LineState) -> str:
        if state.is_selected or state.is_hovered:
            return theme.hover
        return theme.second.tint if self.line.is_marked else ""

    def _draw_icon(self, painter: QPainter, name: str, colour: str, left: float, top: float) -> None:
        self._icons.paint(painter, name, colour, QRectF(left, top, self._icon, self._icon))
