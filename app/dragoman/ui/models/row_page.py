"""A long list of rows under headings, made a few at a time so that the window never stands still."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from dragoman.ui.models.row import Row
from dragoman.ui.models.scrolled_page import ScrolledPage

_AT_ONCE_S: Final = 0.004
"""Rows are made and shown for this long without a break."""


class RowPage(ScrolledPage):
    """Shows the rows of some keys, in order."""

    def __init__(self, make: Callable[[str], Row]) -> None:
        """Make no rows yet; `make` makes the one of a key."""
        super().__init__()
        self._make = make
        self._rows: dict[str, Row] = {}
        self._shown: list[str] = []
        self._coming: list[str] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_some)
        self.column.setSpacing(0)
        self.column.addStretch(1)

    def row(self, key: str) -> Row | None:
        """Return the row of a key, where it has been made."""
        return self._rows.get(key)

    @property
    def rows(self) -> list[Row]:
        """The rows that have been made."""
        return list(self._rows.values())

    @property
    def keys(self) -> list[str]:
        """What is shown, or about to be."""
        return [*self._shown, *self._coming]

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [stop for key in self._shown for stop in self._rows[key].stops]

    def show_keys(self, wanted: Sequence[str]) -> None:
        """Show the rows of these keys; rows that stay where they are are left alone."""
        same = 0
        while same < min(len(self._shown), len(wanted)) and self._shown[same] == wanted[same]:
            same += 1
        for key in self._shown[same:]:
            self.column.removeWidget(self._rows[key])
            if key not in wanted:
                self._rows[key].hide()
        del self._shown[same:]
        self._coming = list(wanted[same:])
        self._show_some()

    def show_all(self) -> None:
        """Show what is still to come."""
        while self._coming:
            self._show_some()

    def fit(self) -> None:
        """Put words and buttons of all rows beside or under each other."""
        for row in self._rows.values():
            row.be_narrow(is_narrow=self.is_narrow)

    @Slot()
    def _show_some(self) -> None:
        end_s = time.monotonic() + _AT_ONCE_S
        while self._coming:
            key = self._coming.pop(0)
            if key not in self._rows:
                self._rows[key] = self._make(key)
                self._rows[key].be_narrow(is_narrow=self.is_narrow)
            self.column.insertWidget(len(self._shown), self._rows[key])
            self._rows[key].show()
            self._shown.append(key)
            if time.monotonic() > end_s:
                break
        if self._coming:
            self._next.start()
