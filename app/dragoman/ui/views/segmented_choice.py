"""A choice between a few words that stand side by side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize

_INSET = 3
"""Pixels between the ground and the segment that is chosen."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the words."""

    value: str
    words: str
    explanation: str


class Segment(QRadioButton):
    """A radio button to keyboards and screen readers, a segment to the eye."""

    def __init__(self, dresser: Dresser) -> None:
        """Make a segment without words."""
        super().__init__()
        self._dresser = dresser
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Be as high as a list of choices."""
        metrics = QFontMetrics(fonts.font(TypeSize.BODY, strong=True))
        return QSize(metrics.horizontalAdvance(self.text()) + Space.L, metrics.height() + 20)

    def minimumSizeHint(self) -> QSize:
        """Need room for the words in small type."""
        metrics = QFontMetrics(fonts.font(TypeSize.CAPTION, strong=True))
        return QSize(metrics.horizontalAdvance(self.text()) + Space.L, self.sizeHint().height())

    def hitButton(self, _position: object) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and, where they are chosen, what lifts them."""
        del event
        theme, is_chosen = self._dresser.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if is_chosen or self.underMouse():
            painter.setPen(QPen(QColor(theme.text), 1.5) if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.surface if is_chosen else theme.hover))
            painter.drawRoundedRect(body, Radius.CONTROL - _INSET, Radius.CONTROL - _INSET)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        painter.setPen(QColor(theme.text if is_chosen else theme.text_muted))
        self._draw_words(painter, body.adjusted(_INSET, 0, -_INSET, 0))

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        """Draw the words smaller where there is no room, and shorten them only where that does not help."""
        for size in (TypeSize.BODY, TypeSize.CAPTION):
            painter.setFont(fonts.font(size, strong=self.isChecked()))
            if painter.fontMetrics().horizontalAdvance(self.text()) <= area.width():
                break
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


class SegmentedChoice(QWidget):
    """Exactly one is chosen; arrow keys change it."""

    chosen = Signal(str)
    """The value that the user has chosen."""

    def __init__(self, dresser: Dresser, count: int) -> None:
        """Make `count` segments without words."""
        super().__init__()
        self._dresser = dresser
        self._options: list[Option] = []
        self.segments = [Segment(dresser) for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, segment in enumerate(self.segments):
            row.addWidget(segment, 1)
            segment.clicked.connect(lambda _=False, index=index: self.chosen.emit(self._options[index].value))
        dresser.changed.connect(self.update)

    @property
    def current(self) -> QWidget:
        """What takes the keyboard."""
        return next((segment for segment in self.segments if segment.isChecked()), self.segments[0])

    def sizeHint(self) -> QSize:
        """Have room for the longest words in each segment: all are equally wide."""
        hints = [segment.sizeHint() for segment in self.segments]
        return QSize((max(hint.width() for hint in hints) + Space.S) * len(hints), hints[0].height())

    def offer(self, name: str, options: list[Option], value: str) -> None:
        """Show the options under a name that is told to screen readers, and what is chosen."""
        self._options = options
        self.setAccessibleName(name)
        for segment, option in zip(self.segments, options, strict=True):
            segment.setText(option.words)
            segment.setAccessibleName(f"{name}: {option.words}")
            segment.setAccessibleDescription(option.explanation)
            segment.setToolTip(option.explanation)
            segment.setChecked(option.value == value)
        self.setFocusProxy(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.sunken))
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(body, Radius.CONTROL, Radius.CONTROL)
