"""The entries of one category under their heading."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.settings.entry import Category
from dragoman.ui.settings.entry_row import EntryRow
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import text_label


class Section(QWidget):
    """Is there only where at least one of its entries is."""

    def __init__(self, category: Category) -> None:
        """Make it without entries."""
        super().__init__()
        self.category = category
        self.rows: list[EntryRow] = []
        self.heading = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self.heading.setContentsMargins(0, 0, 0, Space.M)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, Space.S)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)

    def add_row(self, row: EntryRow) -> None:
        """Add an entry."""
        self.rows.append(row)
        self._column.addWidget(row)

    def show_row(self, row: EntryRow) -> None:
        """Show one more of its entries, with a line above all but the first."""
        shown = [each for each in self.rows if not each.isHidden() or each is row]
        row.divider.setVisible(row is not shown[0])
        row.show()
        self.show()

    def keep_rows(self, wanted: list[EntryRow]) -> None:
        """Hide all other entries."""
        for row in self.rows:
            if row not in wanted:
                row.hide()
        self.setVisible(any(not row.isHidden() for row in self.rows))
