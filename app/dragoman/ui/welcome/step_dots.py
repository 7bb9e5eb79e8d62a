"""How far the first run has come: a dot for each step, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.parts import text_label
from dragoman.ui.welcome.step import Step

_DOT = 8.0
_LONG = 22.0
"""Pixels of the dot of the step that is shown."""
_GAP = 6.0


class _Dots(QWidget):
    def __init__(self, dresser: Dresser) -> None:
        super().__init__()
        self._dresser = dresser
        self.step = Step.LANGUAGES
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(_LONG + (len(Step) - 1) * (_DOT + _GAP)), 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = 0.0, (self.height() - _DOT) / 2
        for step in Step:
            width = _LONG if step is self.step else _DOT
            painter.setBrush(QColor(theme.first.accent if step <= self.step else theme.control))
            painter.drawRoundedRect(QRectF(left, top, width, _DOT), _DOT / 2, _DOT / 2)
            left += width + _GAP


class StepDots(QWidget):
    """Tells which step is shown."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin at the first step."""
        super().__init__()
        self._dots = _Dots(dresser)
        self.words = text_label(fonts.font(TypeSize.CAPTION), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._dots)
        row.addWidget(self.words, 1)
        self._retranslate()

    def show_step(self, step: Step) -> None:
        """Show another step."""
        self._dots.step = step
        self._dots.update()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("Step {number} of {count}")
        self.words.setText(words.format(number=self._dots.step.number, count=len(Step)))
