"""The field on top of the settings in which somebody types what they look for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dragoman.ui.appearance import Dresser


class SearchField(QLineEdit):
    """Escape empties it; in an empty one it is left to the panel."""

    def __init__(self, dresser: Dresser) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("search")
        self._dresser = dresser
        self._glass = QAction(self)
        self._glass.setEnabled(False)
        self._clear = QAction(self)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        dresser.changed.connect(self._redress)
        self._redress()

    def show_words(self, name: str, clear: str) -> None:
        """Say what it is for, and what its button does."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._clear.setToolTip(clear)
        self._clear.setText(clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin anew on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _redress(self) -> None:
        colour = self._dresser.theme.text_muted
        self._glass.setIcon(self._dresser.icons.icon("search", colour))
        self._clear.setIcon(self._dresser.icons.icon("close", colour))
