"""A list that opens, and whose last entry leads to more."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QStandardItemModel

from dragoman.ui.views.parts import Combo

_MORE: Final = "#more"
"""Data of the last entry."""


class MoreCombo(Combo):
    """The last entry chooses nothing; arrow keys pass it by while the list is closed."""

    picked = Signal(int)
    """The index that the user has chosen."""
    more_requested = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._shown = -1
        self.activated.connect(self._activate)

    def add_more(self, words: str) -> None:
        """Append the entry that leads to more, and keep what is chosen."""
        self.addItem(words, _MORE)
        self._enable_more(is_enabled=False)

    def show_index(self, index: int) -> None:
        """Show what is chosen."""
        self._shown = index
        self.setCurrentIndex(index)

    def showPopup(self) -> None:
        """Offer more in the list that opens."""
        self._enable_more(is_enabled=True)
        super().showPopup()

    def hidePopup(self) -> None:
        """Offer more no longer."""
        super().hidePopup()
        self._enable_more(is_enabled=False)

    def _activate(self, index: int) -> None:
        if self.itemData(index) == _MORE:
            blocker = QSignalBlocker(self)
            self.setCurrentIndex(self._shown)
            blocker.unblock()
            self.more_requested.emit()
        else:
            self.picked.emit(index)

    def _enable_more(self, *, is_enabled: bool) -> None:
        model, last = self.model(), self.count() - 1
        if isinstance(model, QStandardItemModel) and self.itemData(last) == _MORE:
            model.item(last).setEnabled(is_enabled)
