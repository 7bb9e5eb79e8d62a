"""The large button that begins to listen, and stops."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Radius, Space, TypeSize

_ICON: Final = 24
_NARROWEST: Final = 140


class ListenButton(QAbstractButton):
    """Filled with "Start" while nobody is listened to, outlined with "Pause" while somebody is."""

    def __init__(self, dresser: Dresser) -> None:
        """Offer to start."""
        super().__init__()
        self._dresser = dresser
        self._is_listening = False
        self._words = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        dresser.changed.connect(self.update)

    def use_words(self, start: str, pause: str) -> None:
        """Say it in these words."""
        self._words = (start, pause)
        self._refresh()

    def show_listening(self, is_listening: bool) -> None:
        """Offer to pause, or to start."""
        self._is_listening = is_listening
        self._refresh()

    def _refresh(self) -> None:
        self.setText(self._words[self._is_listening])
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the longer of both words: nothing moves when they change."""
        metrics = QFontMetrics(fonts.font(TypeSize.LEAD, strong=True))
        words = max(metrics.horizontalAdvance(word) for word in self._words)
        icon = _icon_size()
        width = Space.XL + icon + Space.S + words + Space.XL
        return QSize(max(_NARROWEST, width), max(icon, metrics.height()) + 2 * Space.M)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        del event
        colours, theme = self._dresser.theme.first, self._dresser.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        accent = colours.accent_held if self.isDown() or self.underMouse() else colours.accent
        hovered = theme.hover if self.underMouse() else theme.surface
        painter.setPen(QPen(QColor(accent), 2))
        painter.setBrush(QColor(hovered if self._is_listening else accent))
        painter.drawRoundedRect(body, Radius.PANEL, Radius.PANEL)
        self._draw_label(painter, body, colours.ink if self._is_listening else colours.on_accent)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), theme.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.PANEL + 2, Radius.PANEL + 2)

    def _draw_label(self, painter: QPainter, body: QRectF, colour: str) -> None:
        painter.setFont(fonts.font(TypeSize.LEAD, strong=True))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        size = _icon_size()
        left = body.center().x() - (size + Space.S + words) / 2
        icon = QRectF(left, body.center().y() - size / 2, size, size)
        self._dresser.icons.paint(painter, "pause" if self._is_listening else "play", colour, icon)
        painter.setPen(QColor(colour))
        place = QRectF(icon.right() + Space.S, body.top(), words + Space.S, body.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


def _icon_size() -> int:
    return round(_ICON * fonts.text_scale())
