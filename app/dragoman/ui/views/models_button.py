"""The button that opens the languages and models; it shows how far downloads have come."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.icons import ICON_SIZE
from dragoman.ui.view_models.shelf import Progress
from dragoman.ui.views.parts import named

_RING: Final = 4
"""Pixels from the button's edge to the ring."""
_DEGREES: Final = 16
"""Qt counts sixteenths of a degree."""


class ModelsButton(QToolButton):
    """A globe, with a ring around it that closes while something is being downloaded."""

    def __init__(self, dresser: Dresser) -> None:
        """Begin without a download."""
        super().__init__()
        named("models_button", self)
        self._dresser = dresser
        self._progress: Progress | None = None
        size = round(ICON_SIZE * fonts.text_scale())
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far downloads have come; None where there is none."""
        self._progress = progress
        self._retranslate()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the ring over it."""
        super().paintEvent(event)
        if self._progress is None:
            return
        theme = self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 2 * _RING
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(theme.control), 1))
        painter.drawEllipse(area)
        painter.setPen(QPen(QColor(theme.first.accent), 3))
        painter.drawArc(area, 90 * _DEGREES, -round(360 * _DEGREES * self._progress.per_cent / 100))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = self.tr("Languages and models")
        if self._progress is not None:
            downloading = self.tr("{number} % downloaded").format(number=self._progress.per_cent)
            name = f"{name} ({downloading})"
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _redress(self) -> None:
        self.setIcon(self._dresser.icons.icon("languages", self._dresser.theme.text))
