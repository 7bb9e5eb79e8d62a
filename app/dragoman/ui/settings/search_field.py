"""The field on top of the settings in which somebody types what they look for."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.icons import ICON_SIZE
from dragoman.ui.theme import Space

_AROUND = QMargins(Space.XS, Space.XS, Space.XS, Space.XS)
"""Between the button's icon and its edge."""


class SearchField(QLineEdit):
    """Escape empties it; in an empty one it is left to the panel."""

    def __init__(self, dresser: Dresser) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("search")
        self._dresser = dresser
        self._size = round(ICON_SIZE * fonts.text_scale())
        self.clear_button = QToolButton(self)
        self.clear_button.setObjectName("clear_search")
        self.clear_button.setIconSize(QSize(self._size, self._size))
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.setTextMargins(self._size + Space.S, 0, self._size + Space.S, 0)
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        dresser.changed.connect(self._redress)
        self._redress()

    def show_words(self, name: str, clear: str) -> None:
        """Say what it is for, and what its button does."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.clear_button.setToolTip(clear)
        self.clear_button.setAccessibleName(clear)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self.clear_button.setGeometry(self._end(self.width() - Space.M - self._size).marginsAdded(_AROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and a magnifying glass before the words."""
        super().paintEvent(event)
        glass = QRectF(self._end(Space.M))
        self._dresser.icons.paint(QPainter(self), "search", self._dresser.theme.text_muted, glass)

    def _end(self, left: int) -> QRect:
        """Return the area of an icon `left` pixels from the edge."""
        return QRect(left, (self.height() - self._size) // 2, self._size, self._size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin anew on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _redress(self) -> None:
        self.clear_button.setIcon(self._dresser.icons.icon("close", self._dresser.theme.text_muted))
        self.update()
