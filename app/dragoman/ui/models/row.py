"""What stands under each other on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import text_label


class Row(QWidget):
    """One line of a list."""

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return []

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Put words and buttons under each other where there is little room."""


class HeadingRow(Row):
    """Words above other rows."""

    def __init__(self) -> None:
        """Make it without words."""
        super().__init__()
        self.words = text_label(fonts.font(TypeSize.LEAD, strong=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.addWidget(self.words)
