"""Text of a turn, the part of it included that may still change."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QStyle

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize

_LONG_WORD = re.compile(r"([!-~]{24})(?=[!-~])")
"""As much of a word as must fit on a line: a label breaks lines between words only."""


class SpokenText(QLabel):
    """Can be selected and copied. Words that may still change are muted and have a dotted line under them.

    Words that may have been misheard have a wavy one.
    """

    def __init__(self, name: str, size: TypeSize, dresser: Dresser) -> None:
        """Begin without text."""
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self._size = size
        self._dresser = dresser
        self._committed = 0
        self._is_doubtful = False
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    @property
    def tentative(self) -> str:
        """What is shown as words that may still change."""
        return self.text()[self._committed :]

    def show_words(self, committed: str, tentative: str, language: str) -> None:
        """Show words that stay and words that may still change."""
        self.setFont(fonts.font(self._size, language, strong=self._size is TypeSize.SPEECH))
        self.setLayoutDirection(language_names.direction(language))
        committed = committed.lstrip()
        whole = breakable(committed + tentative if committed else tentative.lstrip())
        self._committed = len(breakable(committed)) if tentative.strip() else len(whole)
        if whole != self.text():
            self._replace(whole)
        self.setVisible(bool(whole))
        self.update()

    def show_doubt(self, doubtful: bool) -> None:
        """Draw a wavy line under words that may have been misheard, or none."""
        if doubtful is not self._is_doubtful:
            self._is_doubtful = doubtful
            self.update()

    def _replace(self, text: str) -> None:
        """Show another text; what is selected stays so where it is still there."""
        start, selected = self.selectionStart(), self.selectedText()
        self.setText(text)
        if selected and text[start : start + len(selected)] == selected:
            self.setSelection(start, len(selected))

    def natural_width(self) -> int:
        """Return the width without any line break of ours; 0 where there is no text."""
        if self.isHidden():
            return 0
        area = QFontMetrics(self.font()).boundingRect(QRect(0, 0, 1 << 20, 1 << 20), 0, self.text())
        return area.width() + Space.XS

    def keep_height(self) -> None:
        """Never become lower, until `release_height`."""
        if not self.isHidden():
            self.setMinimumHeight(max(self.minimumHeight(), self.heightForWidth(self.width())))

    def release_height(self) -> None:
        """Be as low as the text allows."""
        self.setMinimumHeight(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        if self.tentative or self._is_doubtful:
            self._paint_marked(event)
        else:
            super().paintEvent(event)

    def _paint_marked(self, event: QPaintEvent) -> None:
        """Draw all of the text at the places where the label itself would."""
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setPen(QColor(theme.text_muted if self.property("role") == "muted" else theme.text))
        layout = QTextLayout(self.text(), self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(self.layoutDirection())
        option.setAlignment(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        layout.setTextOption(option)
        layout.setFormats([self._tentative_format()] if self.tentative else [self._doubtful_format()])
        _break_lines(layout, self.contentsRect().width())
        top_left = QPointF(self.contentsRect().topLeft())
        layout.draw(painter, top_left, self._selections(), QRectF(event.rect()))

    def _tentative_format(self) -> QTextLayout.FormatRange:
        theme = self._dresser.theme
        look = QTextCharFormat()
        look.setForeground(QColor(theme.text_muted))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(theme.text_muted))
        lead = len(self.tentative) - len(self.tentative.lstrip())
        return _format(self._committed + lead, len(self.tentative.strip()), look)

    def _doubtful_format(self) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._dresser.theme.danger))
        return _format(0, len(self.text()), look)

    def _selections(self) -> list[QTextLayout.FormatRange]:
        if not self.hasSelectedText():
            return []
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return [_format(self.selectionStart(), len(self.selectedText()), look)]


def _format(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _break_lines(layout: QTextLayout, width: int) -> None:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()


def breakable(text: str) -> str:
    """Return text in which overlong words may be broken, by spaces of no width.

    What is added at the end changes nothing before it.
    """
    return _LONG_WORD.sub("\\1\u200b", text)
