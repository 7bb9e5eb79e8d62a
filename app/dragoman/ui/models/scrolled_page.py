"""A page that is scrolled where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.theme import Space

_NARROW = 560
"""Pixels below which words and buttons stand under each other, before the user's own text size is applied."""


class ScrolledPage(QScrollArea):
    """What it shows is put into `column`."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(widgetResizable=True)
        self.setObjectName("settings_scroll")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, Space.XS, Space.S, Space.S)
        self.column.setSpacing(Space.M)

    @property
    def is_narrow(self) -> bool:
        """Whether things have to stand under each other."""
        return self.width() < _NARROW * fonts.text_scale()

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        return []

    def scroll_to(self, stop: QWidget) -> None:
        """Have something seen, if it is on the page."""
        page = self.widget()
        if page is not None and page.isAncestorOf(stop):
            self.ensureWidgetVisible(stop, 0, Space.XXL)

    def scroll_by_page(self, *, down: bool) -> None:
        """Show what is below or above."""
        action = QAbstractSlider.SliderAction
        self.verticalScrollBar().triggerAction(action.SliderPageStepAdd if down else action.SliderPageStepSub)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have everything fit."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put things beside or under each other."""
