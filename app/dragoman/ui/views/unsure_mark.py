"""A question mark where the app may have misheard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import TypeSize


class UnsureMark(QWidget):
    """Says in words what it means where it is pointed at or tapped."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the mark, hidden."""
        super().__init__()
        self.setObjectName("unsure")
        self._dresser = dresser
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self._retranslate()

    @property
    def words(self) -> str:
        """What the mark means."""
        return self.toolTip()

    def sizeHint(self) -> QSize:
        """Be as high as a line of small text."""
        size = round(TypeSize.LEAD * fonts.text_scale())
        return QSize(size, size)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell it at once: a finger cannot hover."""
        QToolTip.showText(event.globalPosition().toPoint() + QPoint(0, self.height()), self.words, self)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("Not sure I heard this right")
        self.setToolTip(words)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a question mark in a ring."""
        del event
        colour = QColor(self._dresser.theme.danger)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(fonts.font(TypeSize.CAPTION, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "?")
