"""A choice in a list that opens."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dragoman.ui.settings.control import Control, WheelGuard
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.views.parts import Combo, named


class ListControl(Control):
    """A combo box."""

    def __init__(self, name: str) -> None:
        """Make it without words."""
        super().__init__()
        self.combo = named(name, Combo())
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.combo.activated.connect(lambda index: self.chosen.emit(self.combo.itemData(index)))
        WheelGuard(self).guard(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        self.setFocusProxy(self.combo)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.combo]

    def show_text(self, text: EntryText) -> None:
        """List the choices; what is chosen stays so."""
        value = self.combo.currentData()
        blocker = QSignalBlocker(self.combo)
        self.combo.clear()
        for choice in text.choices:
            self.combo.addItem(choice.words, choice.value)
            self.combo.setItemData(self.combo.count() - 1, choice.words, Qt.ItemDataRole.ToolTipRole)
        blocker.unblock()
        self.combo.setAccessibleName(text.label)
        self.combo.setAccessibleDescription(text.explanation)
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """Show what is in use."""
        values = [self.combo.itemData(index) for index in range(self.combo.count())]
        blocker = QSignalBlocker(self.combo)
        self.combo.setCurrentIndex(values.index(value) if value in values else 0)
        blocker.unblock()
        self.combo.setToolTip(self.combo.currentText())
