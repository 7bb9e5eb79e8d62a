"""What stands beside the subtitles while they are moved: what to do, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize
from dragoman.ui.views.parts import icon_button, text_label

_ICON = 18


class HoldBar(QWidget):
    """A hint, and buttons to let go and to close."""

    done = Signal()
    close_asked = Signal()

    def __init__(self, dresser: Dresser) -> None:
        """Make it with all texts."""
        super().__init__()
        self._dresser = dresser
        self.hint = text_label(fonts.font(TypeSize.CAPTION))
        self.done_button, self.close_button = icon_button("overlay_done"), icon_button("overlay_close")
        self.done_button.clicked.connect(self.done)
        self.close_button.clicked.connect(self.close_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.XS)
        row.addWidget(self.hint, 1)
        for button in (self.done_button, self.close_button):
            button.setIconSize(QSize(_ICON, _ICON))
            button.setCursor(Qt.CursorShape.ArrowCursor)
            row.addWidget(button)
        dresser.changed.connect(self._redress)
        self._redress()
        self._retranslate()

    def _retranslate(self) -> None:
        self.hint.setText(self.tr("Drag to move – Esc when done"))
        keys = self.tr(
            "Arrow keys move the subtitles, with Shift in larger steps. + and – change the size of the text."
        )
        self.hint.setToolTip(keys)
        self.hint.setAccessibleDescription(keys)
        _name(self.done_button, self.tr("Done"))
        _name(self.close_button, self.tr("Close the subtitles"))

    def _redress(self) -> None:
        for button, icon in ((self.done_button, "check"), (self.close_button, "close")):
            button.setIcon(self._dresser.icons.icon(icon, self._dresser.theme.text, _ICON))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the hint and the buttons stand on."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._dresser.theme.surface))
        painter.setPen(QPen(QColor(self._dresser.theme.edge), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius.CONTROL, Radius.CONTROL)


def _name(button: QToolButton, words: str) -> None:
    button.setToolTip(words)
    button.setAccessibleName(words)
