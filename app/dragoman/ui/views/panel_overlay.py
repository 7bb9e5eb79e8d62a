"""Holds a panel over the window while it is open."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.theme import Space
from dragoman.ui.views.panel import Panel

_WIDEST = 1000
_HIGHEST = 700
_DIALOG = 780
"""Width of a window from which on the panel leaves some of it free; all in pixels before the user's text size."""
_VEIL = 150
"""Opacity, of 255, of what covers the window."""


class PanelOverlay(QWidget):
    """Lies over the window while the panel is open: a click beside the panel, or Escape, closes it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, panel: Panel, dresser: Dresser) -> None:
        """Hold a panel, closed."""
        super().__init__(window)
        self.setObjectName("overlay")
        self._window = window
        self._dresser = dresser
        self._panel = panel
        panel.setParent(self)
        panel.close_requested.connect(self.close_panel)
        self._top = 0
        self._picture = QPixmap()
        dresser.changed.connect(self.see_through)
        self.hide()

    def open_below(self, top: int) -> None:
        """Open the panel, `top` pixels from the window's upper edge or below that."""
        self.setGeometry(self._window.rect())
        self._top = top
        self._place()
        self._take_picture()
        self.show()
        self.raise_()
        self._panel.focus(self._panel.stops[0], Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def close_panel(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.hide()
            self.see_through()
            self.closed.emit()

    def _take_picture(self) -> None:
        """Take a picture of the window: under the panel it need not be drawn with each of the panel's changes."""
        self._picture = self._window.grab()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @Slot()
    def see_through(self) -> None:
        """The window looks different now."""
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.update()

    def _place(self) -> None:
        scale = fonts.text_scale()
        room = self.rect().adjusted(0, self._top, 0, 0)
        if self.width() >= _DIALOG:
            room.adjust(Space.XXL, Space.S, -Space.XXL, -Space.L)
        width = min(room.width(), round(_WIDEST * scale))
        height = max(0, min(room.height(), round(_HIGHEST * scale)))
        self._panel.setGeometry(QRect(room.left() + (room.width() - width) // 2, room.top(), width, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle."""
        super().resizeEvent(event)
        self.see_through()
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the window."""
        del event
        veil = QColor(self._dresser.theme.ground)
        veil.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the click is beside the panel."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the panel while it is open."""
        stops = self._panel.stops
        current = next((index for index, stop in enumerate(stops) if stop.hasFocus()), 0)
        self._panel.focus(stops[(current + (1 if forward else -1)) % len(stops)], Qt.FocusReason.TabFocusReason)
        return True
