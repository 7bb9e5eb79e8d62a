"""The page that is scrolled: the entries that are wanted, under the headings of their categories."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.settings.entry import Category
from dragoman.ui.settings.entry_row import EntryRow
from dragoman.ui.settings.search import Query
from dragoman.ui.settings.section import Section
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import text_label

_AT_ONCE_S = 0.002
"""Found entries are shown for this long without a break; the rest follows, so that typing is never held up."""


class EntryPage(QScrollArea):
    """Shows some of the rows, or that there are none."""

    def __init__(self) -> None:
        """Make the headings; there are no rows yet."""
        super().__init__(widgetResizable=True)
        self.setObjectName("settings_scroll")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections = [Section(category) for category in Category]
        self.nothing_found = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self.after_nothing = text_label(fonts.font(TypeSize.BODY), "muted")
        self.wanted: list[EntryRow] = []
        """The rows that can be seen, or scrolled to."""
        self._coming: list[EntryRow] = []
        self._query = Query()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_some)
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # what is added below repaints nothing above
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        page.setAutoFillBackground(False)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.XS, Space.S, Space.S)
        column.setSpacing(Space.M)
        for label in (self.nothing_found, self.after_nothing):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)

    def add(self, row: EntryRow) -> None:
        """Add a row, which is not shown before it is wanted."""
        row.hide()
        self._section(row).add_row(row)

    def show_headings(self, *, are_shown: bool) -> None:
        """Show the categories' names, or leave that to a list beside or above the page."""
        for section in self.sections:
            section.heading.setVisible(are_shown)

    def show_rows(self, wanted: Sequence[EntryRow], query: Query) -> None:
        """Show these rows from the top and mark the words in them that are looked for."""
        self.wanted, self._query = list(wanted), query
        self._coming = list(wanted)
        for section in self.sections:
            section.keep_rows(self.wanted)
        for label in (self.nothing_found, self.after_nothing):
            label.setVisible(not self.wanted)
        self.verticalScrollBar().setValue(0)
        self._show_some()
        if not query.words:
            self.show_all()

    def show_all(self) -> None:
        """Show what is still to come."""
        while self._coming:
            self._show_some()

    @Slot()
    def _show_some(self) -> None:
        """Show the next of the rows that are wanted, as many as there is time for."""
        end_s = time.monotonic() + _AT_ONCE_S
        while self._coming:
            row = self._coming.pop(0)
            row.mark(self._query)
            self._section(row).show_row(row)
            if time.monotonic() > end_s:
                break
        if self._coming:
            self._next.start()

    def scroll_to(self, stop: QWidget) -> None:
        """Have a control seen, if it is on the page."""
        page = self.widget()
        if page is not None and page.isAncestorOf(stop):
            self.ensureWidgetVisible(stop, 0, Space.XXL)

    def _section(self, row: EntryRow) -> Section:
        return next(each for each in self.sections if each.category is row.entry.category)
