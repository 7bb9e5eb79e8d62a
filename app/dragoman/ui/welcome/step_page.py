"""What all steps of the first run share: a title, a column in the middle, and scrolling where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dragoman.ui import fonts
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import named, text_label

_WIDTH = 560
_NARROW = 480


class StepPage(QWidget):
    """One step. What it shows is put into `column`; what must never scroll away, into `footer`."""

    def __init__(self, width: int = _WIDTH) -> None:
        """Make a page whose column is at most `width` pixels wide at the usual size of text."""
        super().__init__()
        self.title = text_label(fonts.font(TypeSize.DISPLAY, strong=True))
        self.lead = text_label(fonts.font(TypeSize.BODY), "muted")
        self._inner = named("page", QWidget())
        self._middle = QWidget()
        self._bottom = QWidget()
        widest = round(width * fonts.text_scale())
        for part in (self._middle, self._bottom):
            part.setMaximumWidth(widest)
        self.column = _column(self._middle)
        self.column.setSpacing(Space.M)
        self.footer = _column(self._bottom)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        inside.addStretch(2)
        inside.addLayout(centred(self._middle))
        inside.addStretch(3)
        self.area.setWidget(self._inner)
        self._below = centred(self._bottom)
        self._align_footer()
        self.area.verticalScrollBar().rangeChanged.connect(self._align_footer)
        outer = _column(self)
        outer.addWidget(self.area, 1)
        outer.addLayout(self._below)

    def _align_footer(self) -> None:
        """Keep the footer under the column, which makes room for a scroll bar."""
        bar = self.area.verticalScrollBar()
        room = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._below.setContentsMargins(Space.XL, Space.S, Space.XL + room, 0)

    @property
    def first_stop(self) -> QWidget | None:
        """What takes the keyboard when the step is shown; None where nothing can."""
        return None

    def scroll_by_page(self, *, down: bool) -> None:
        """Show what is below or above."""
        action = QAbstractSlider.SliderAction
        self.area.verticalScrollBar().triggerAction(action.SliderPageStepAdd if down else action.SliderPageStepSub)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have a title of the size that there is room for."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * fonts.text_scale()
        self.title.setFont(fonts.font(TypeSize.SPEECH if is_narrow else TypeSize.DISPLAY, strong=True))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        """Set every text."""


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def centred(widget: QWidget) -> QHBoxLayout:
    """Return a row that holds a widget of limited width in its middle."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
