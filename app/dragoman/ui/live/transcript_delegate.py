"""Draws the lines of a live transcript."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dragoman.ui import error_texts
from dragoman.ui.appearance import Dresser
from dragoman.ui.live.line import Line
from dragoman.ui.live.line_layout import Caption, LineLayout, LineState
from dragoman.ui.live.transcript_model import LINE_ROLE
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.turn import TurnState

_KEPT_LAYOUTS: Final = 200
"""Lines that stay laid out: several screens full, however long the transcript is."""


class TranscriptDelegate(QStyledItemDelegate):
    """Keeps the lines that were drawn last laid out."""

    def __init__(self, dresser: Dresser, translations: Translations, parent: QObject) -> None:
        """Begin with nothing laid out."""
        super().__init__(parent)
        self._dresser = dresser
        self._translations = translations
        self._layouts: OrderedDict[int, LineLayout] = OrderedDict()

    def layout_of(self, line: Line, width: int, *, is_kept: bool = True) -> LineLayout:
        """Return a line laid out at a width; what is out of sight need not be kept."""
        key = line.turn.utterance_id
        layout = self._layouts.get(key)
        if layout is None or layout.line is not line or layout.width != width:
            layout = LineLayout(line, self.captions(line), width, self._dresser, self._translations.locale)
        if is_kept:
            self._layouts[key] = layout
            self._layouts.move_to_end(key)
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        return layout

    def forget(self) -> None:
        """Lay everything out anew, for other colours or words."""
        self._layouts.clear()

    def captions(self, line: Line) -> list[Caption]:
        """Return what has to be told about a line besides its text."""
        turn, theme = line.turn, self._dresser.theme
        captions = []
        if line.is_marked:
            words = (
                self.tr("Important here, {time}").format(time=line.stamp) if line.stamp else self.tr("Important here")
            )
            captions.append(Caption("mark", words, theme.second.ink))
        if turn.is_unsure:
            captions.append(Caption("unsure", self.tr("Not sure I heard this right"), theme.text_muted))
        if turn.problem is not None:
            words = error_texts.whole(turn.problem)
            captions.append(Caption("warning", words, theme.danger))
        elif not turn.all_said and not turn.all_translated:
            captions.append(Caption("", self._state_words(turn.state), theme.text_muted))
        return captions

    def _state_words(self, state: TurnState) -> str:
        words = {
            TurnState.LISTENING: self.tr("Listening…"),
            TurnState.RECOGNISING: self.tr("Recognising…"),
            TurnState.TRANSLATING: self.tr("Translating…"),
            TurnState.NOTHING_HEARD: self.tr("No words were heard."),
            TurnState.FAILED: self.tr("This did not work."),
        }
        return words.get(state, "")

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a line."""
        area = option.rect
        flags = option.state
        state = LineState(
            is_selected=bool(flags & QStyle.StateFlag.State_Selected),
            is_current=bool(flags & QStyle.StateFlag.State_HasFocus),
            is_hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        )
        self.layout_of(index.data(LINE_ROLE), area.width()).draw(painter, area.top(), state)
