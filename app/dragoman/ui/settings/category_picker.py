"""The choice of a page of the settings: a list where there is room, otherwise a drop-down."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QSizePolicy

from dragoman.ui.settings.entry import Category
from dragoman.ui.theme import Space
from dragoman.ui.views.parts import Combo, named

_ORDER = tuple(Category)


class _CategoryList(QListWidget):
    """Chooses nothing when it merely gets the keyboard: the way to what a search has found leads through it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep what is chosen, even if that is nothing."""
        row = self.currentRow()
        blocker = QSignalBlocker(self)
        super().focusInEvent(event)
        self.setCurrentRow(row)
        blocker.unblock()


class CategoryPicker(QObject):
    """A list and a drop-down that always show the same."""

    chosen = Signal(object)
    """A `Category`."""

    def __init__(self, parent: QObject) -> None:
        """Make both, without words."""
        super().__init__(parent)
        self.list = named("categories", _CategoryList())
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.combo = named("category", Combo())
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for _ in _ORDER:
            self.list.addItem("")
            self.combo.addItem("")
        self.combo.setMaxVisibleItems(len(_ORDER))
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        self.combo.activated.connect(self._choose)

    def show_names(self, name: str, categories: list[str]) -> None:
        """Say it in the language of the window."""
        for index, words in enumerate(categories):
            self.list.item(index).setText(words)
            self.combo.setItemText(index, words)
        for part in (self.list, self.combo):
            part.setAccessibleName(name)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + Space.XL)

    def show_category(self, category: Category | None) -> None:
        """Show what is open; None where the entries are from all of them."""
        row = -1 if category is None else _ORDER.index(category)
        for part in (self.list, self.combo):
            blocker = QSignalBlocker(part)
            part.setCurrentRow(row) if isinstance(part, QListWidget) else part.setCurrentIndex(row)
            blocker.unblock()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(_ORDER[row])
