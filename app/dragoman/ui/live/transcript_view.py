"""A live transcript, line under line, however long it gets."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView

from dragoman.ui.appearance import Dresser
from dragoman.ui.live.line import Line
from dragoman.ui.live.transcript_delegate import TranscriptDelegate
from dragoman.ui.live.transcript_model import TranscriptModel
from dragoman.ui.theme import Space
from dragoman.ui.translations import Translations
from dragoman.ui.views.parts import text_button

_NEAR_END: Final = 48
"""Pixels from the end within which new lines are followed."""
_STEP: Final = 28
"""Pixels; a wheel's notch moves by three of them."""
_USUAL_HEIGHT: Final = 72
"""Pixels that a line is taken to need until it is measured."""
_SLICE_S: Final = 0.004
"""How long lines out of sight are measured at a time, so that a frame is never late."""
_PAUSE_MS: Final = 4
"""Between two slices, for everything else that the window has to do."""
_LOOKS: Final = 3
"""How often lines that have come into sight by measuring others are looked for."""
_PAGE_KEYS: Final = {Qt.Key.Key_Space, Qt.Key.Key_M}
"""Keys that are the page's business."""


class TranscriptView(QTableView):
    """Only the lines in sight are measured at once and drawn; follows the newest unless the reader scrolled back."""

    say_again = Signal(int)
    """The translation of an utterance shall be spoken once more."""

    def __init__(self, lines: TranscriptModel, dresser: Dresser, translations: Translations) -> None:
        """Show the lines of a model."""
        super().__init__()
        self._lines = lines
        self._dresser = dresser
        self._drawn = TranscriptDelegate(dresser, translations, self)
        self._follows = True
        self._unmeasured: set[int] = set()
        self._waiting: list[int] = []
        self._measuring = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._measuring.timeout.connect(self._measure_slice)
        self.newest = text_button("newest")
        self.newest.setParent(self)
        self.newest.clicked.connect(self.show_newest)
        self._set_up()
        self._connect()
        self._redress()
        self._retranslate()
        self._show_following()

    @property
    def follows(self) -> bool:
        """Whether new lines are scrolled to."""
        return self._follows

    def _set_up(self) -> None:
        self.setItemDelegate(self._drawn)
        self.setModel(self._lines)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(_USUAL_HEIGHT)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setMinimumHeight(2 * _USUAL_HEIGHT)

    def _connect(self) -> None:
        self._lines.rowsInserted.connect(self._lines_inserted)
        self._lines.rowsAboutToBeRemoved.connect(self._lines_leaving)
        self._lines.dataChanged.connect(self._lines_changed)
        self._lines.modelReset.connect(self._reset)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_following)
        bar.valueChanged.connect(self._note_scrolling)
        self._dresser.changed.connect(self._redress)

    def _lines_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._measure(range(first, last + 1))

    def _lines_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._measure(range(first.row(), last.row() + 1))

    def _lines_leaving(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._unmeasured.difference_update(self._lines.line(row).turn.utterance_id for row in range(first, last + 1))

    def _reset(self) -> None:
        self._unmeasured.clear()
        self._waiting.clear()
        self._drawn.forget()
        self.show_newest()

    def _measure(self, rows: Iterable[int], *, is_kept: bool = True) -> None:
        """Give lines the height that their text needs; what is read stays where it is."""
        anchor = self.rowAt(0)
        offset = self.rowViewportPosition(anchor) if anchor >= 0 else 0
        width = self.viewport().width()
        heights = self.verticalHeader()
        is_moved = False
        for row in rows:
            line = self._lines.line(row)
            height = self._drawn.layout_of(line, width, is_kept=is_kept).height
            self._unmeasured.discard(line.turn.utterance_id)
            if heights.sectionSize(row) != height:
                heights.resizeSection(row, height)
                is_moved = is_moved or row < anchor
        if self._follows:
            self._keep_following()
        elif is_moved:
            self._hold(anchor, offset)

    def _hold(self, row: int, offset: int) -> None:
        """Keep a row where it was on the screen, whatever has changed above it."""
        self.updateGeometries()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - offset)

    def _in_sight(self) -> range:
        count = self._lines.rowCount()
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, top), count if bottom < 0 else bottom + 1)

    def _measure_in_sight(self) -> None:
        """Measure what is seen, and what comes into sight by that."""
        for _ in range(_LOOKS):
            rows = [row for row in self._in_sight() if self._lines.line(row).turn.utterance_id in self._unmeasured]
            if not rows:
                return
            self._measure(rows)

    def _measure_all_anew(self) -> None:
        """Measure what is in sight at once, and the rest in slices, the newest first."""
        self._waiting = self._lines.utterance_ids()
        self._unmeasured = set(self._waiting)
        self._measure_in_sight()
        if self._unmeasured:
            self._measuring.start()

    def _measure_slice(self) -> None:
        self._measure(self._waiting_rows(time.perf_counter() + _SLICE_S), is_kept=False)
        if self._waiting:
            self._measuring.start()

    def _waiting_rows(self, until_s: float) -> Iterator[int]:
        """Yield rows to be measured until a time of the performance counter."""
        while self._waiting and time.perf_counter() < until_s:
            utterance_id = self._waiting.pop()
            row = self._lines.row_of(utterance_id)
            if row is not None and utterance_id in self._unmeasured:
                yield row

    def show_newest(self) -> None:
        """Go to the end, and follow it."""
        self._follows = True
        self._keep_following()
        self._show_following()

    def _keep_following(self) -> None:
        """Stay at the end when it moves."""
        if self._follows:
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _note_scrolling(self, value: int) -> None:
        self._follows = value >= self.verticalScrollBar().maximum() - _NEAR_END
        self._show_following()
        if self._unmeasured:
            self._measure_in_sight()

    def _show_following(self) -> None:
        self.newest.setVisible(not self._follows)
        self._place_newest()

    def _place_newest(self) -> None:
        self.newest.adjustSize()
        self.newest.move((self.width() - self.newest.width()) // 2, self.height() - self.newest.height() - Space.M)
        self.newest.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew where the width has changed."""
        follows = self._follows
        super().resizeEvent(event)
        self._follows = follows
        if event.size().width() != event.oldSize().width():
            self._measure_all_anew()
        self._keep_following()
        self._show_following()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected; leave the page's keys to the page."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _PAGE_KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest line in sight, not at the oldest of all."""
        rows = self._in_sight()
        if rows and not self.currentIndex().isValid():
            newest = self._lines.index(rows[-1], 0)
            self.selectionModel().setCurrentIndex(newest, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Redraw whole rows: the outline reaches their edges."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def selected_lines(self) -> list[Line]:
        """Return what is selected, in order."""
        return [self._lines.line(row) for row in sorted({index.row() for index in self.selectedIndexes()})]

    def copy(self) -> None:
        """Copy the lines that are selected, in both languages."""
        if lines := self.selected_lines():
            _copy("\n\n".join(line.text for line in lines))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the lines that are selected."""
        menu = self.line_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def line_menu(self) -> QMenu:
        """Return the menu for the lines that are selected."""
        menu = QMenu(self)
        turns = [line.turn for line in self.selected_lines()]
        said = "\n".join(turn.all_said for turn in turns if turn.all_said)
        translated = "\n".join(turn.all_translated for turn in turns if turn.all_translated)
        for words, text in ((self.tr("Copy what was said"), said), (self.tr("Copy translation"), translated)):
            if text:
                menu.addAction(words).triggered.connect(lambda _=False, text=text: _copy(text))
        if len(turns) == 1 and turns[0].all_translated and not turns[0].is_open:
            number = turns[0].utterance_id
            menu.addAction(self.tr("Say again")).triggered.connect(lambda: self.say_again.emit(number))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._drawn.forget()
            self._measure_all_anew()
            self.viewport().update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Transcript"))
        self.newest.setText(self.tr("Newest"))
        self.newest.setToolTip(self.tr("Go to the newest line"))
        self._place_newest()

    def _redress(self) -> None:
        theme = self._dresser.theme
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight):
            palette.setColor(role, QColor(theme.ground))
        self.setPalette(palette)
        self.newest.setIcon(self._dresser.icons.icon("down", theme.text))
        self._drawn.forget()
        self.viewport().update()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
