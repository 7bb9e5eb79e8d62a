"""The window with live subtitles: over everything else, and untouchable except while it is moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay.arrangement import Arrangement
from dragoman.ui.overlay.click_through import ClickThrough
from dragoman.ui.overlay.corner_grip import CornerGrip
from dragoman.ui.overlay.hold_bar import HoldBar
from dragoman.ui.overlay.placement import beside
from dragoman.ui.overlay.places import Places
from dragoman.ui.overlay.screens import ScreenWatch, present_screens
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.overlay.subtitle_box import SubtitleBox
from dragoman.ui.view_models.turn import Turn

_STEP: Final = 4
"""Device-independent pixels that an arrow key moves; with Shift ten times as many."""
_WIDTH_STEP: Final = 2
"""Per cent of the screen."""
_SIZE_STEP: Final = 2
_BAR_WIDTH: Final = 300
"""The least width for the hint and the buttons."""
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_SIZE_STEPS: Final = {
    Qt.Key.Key_Plus: _SIZE_STEP,
    Qt.Key.Key_Equal: _SIZE_STEP,
    Qt.Key.Key_Minus: -_SIZE_STEP,
}


class OverlayWindow(QWidget):
    """Shows the newest words of a conversation, and remembers where the user has put it."""

    held = Signal(bool)
    """It can be moved now, or no longer."""
    placed = Signal(str)
    """The user has moved it: what `Settings.overlay_places` has to be."""
    resized = Signal(int, int)
    """The user has pulled it: what `Settings.overlay_width` and `Settings.overlay_size` have to be."""
    closed = Signal()
    """The user has closed it."""

    def __init__(self, dresser: Dresser, parent: QWidget | None = None) -> None:
        """Make it hidden, at the lower edge of the main screen."""
        super().__init__(parent, _flags())
        for attribute in (
            Qt.WidgetAttribute.WA_TranslucentBackground,
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow,
        ):
            self.setAttribute(attribute)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._arrangement = Arrangement()
        self._click_through: ClickThrough | None = None
        self._is_held = False
        self._dragged_from: QPoint | None = None
        self._is_remaking = False
        self._gripped_size = QSize()
        self.box = SubtitleBox(dresser)
        self.bar = HoldBar(dresser)
        self.grip = CornerGrip(dresser)
        self._assemble()
        self._screen_watch = ScreenWatch(self)
        self._screen_watch.changed.connect(self._use_screens)
        self._retranslate()
        self.apply(self._arrangement.style)
        self._use_screens()

    def _assemble(self) -> None:
        for part in (self.box, self.grip, self.bar):
            part.setParent(self)
        for tool in (self.grip, self.bar):
            tool.hide()
        self.bar.done.connect(lambda: self.take_hold(False))
        self.bar.close_asked.connect(self._close)
        self.grip.gripped.connect(self._begin_to_stretch)
        self.grip.pulled.connect(self._stretch)
        self.grip.let_go.connect(self._tell_size)

    @property
    def is_held(self) -> bool:
        """Whether it can be moved."""
        return self._is_held

    def apply(self, style: OverlayStyle) -> None:
        """Look as the user wants."""
        if style != self._arrangement.style or not self.box.captions:
            self._arrangement.use_style(style)
            self._restyle()

    def use_places(self, text: str) -> None:
        """Go where it was at another time, as `Settings.overlay_places` says."""
        self._arrangement.use_places(Places.read(text))
        self._arrange()

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show the newest words."""
        self.box.show_turns(turns)

    def take_hold(self, is_held: bool) -> None:
        """Make it movable, or let it go."""
        if is_held == self._is_held:
            return
        self._is_held = is_held
        self._dragged_from = None
        if is_held:
            self.show()
            self.box.show_notice(self._greeting())
        self.box.hold(is_held=is_held)
        for tool in (self.grip, self.bar):
            tool.setVisible(is_held)
        self._arrange()
        self.setCursor(Qt.CursorShape.SizeAllCursor if is_held else Qt.CursorShape.ArrowCursor)
        if self.isVisible():
            self._become(is_touchable=is_held)
        if is_held:
            self.raise_()
            self.activateWindow()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.held.emit(is_held)

    def _become(self, *, is_touchable: bool) -> None:
        """Take mouse and keyboard, or leave them to what is beneath; who had the keyboard gets it back then.

        On X11, what no window manager knows lies over full-screen windows too; but only a window manager gives the
        keyboard back to the app that had it. So it knows the window while that has the keyboard. It would take the
        same window for the old one still, so another one is made.
        """
        if _is_x11():
            self._is_remaking = True
            self.hide()
            self.destroy()
            self._click_through = None
            self.setWindowFlag(Qt.WindowType.BypassWindowManagerHint, not is_touchable)
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not is_touchable)
            self.show()
            self._is_remaking = False
        elif self._click_through is not None:
            self._click_through.use(is_on=not is_touchable)

    def _greeting(self) -> str:
        return self.tr("Subtitles appear here")

    def _use_screens(self) -> None:
        self._arrangement.use_screens(present_screens())
        self._arrange()

    def _restyle(self) -> None:
        self.box.apply(self._arrangement.style)
        self._arrange()

    def _arrange(self) -> None:
        """Put the window and its parts where they belong."""
        box = self._arrangement.box
        width = max(box.width(), _BAR_WIDTH)
        bar = beside(box, QSize(width, self.bar.heightForWidth(width)), self._arrangement.screen.available)
        whole = box.united(bar) if self._is_held else box
        self.setGeometry(whole)
        self.box.setGeometry(box.translated(-whole.topLeft()))
        self.bar.setGeometry(bar.translated(-whole.topLeft()))
        corner = self.box.geometry().bottomRight() - self.grip.rect().bottomRight()
        self.grip.move(corner)

    def _begin_to_stretch(self) -> None:
        self._gripped_size = self._arrangement.box.size()

    def _stretch(self, pulled: QPoint) -> None:
        self._arrangement.stretch(self._gripped_size + QSize(pulled.x(), pulled.y()))
        self._restyle()

    def _resize(self, width: int, size: int) -> None:
        style = self._arrangement.style
        self._arrangement.resize(style.width + width, style.size + size)
        self._restyle()
        self._tell_size()

    def _tell_size(self) -> None:
        style = self._arrangement.style
        self.resized.emit(style.width, style.size)
        self._tell_place()

    def _tell_place(self) -> None:
        self.placed.emit(self._arrangement.places.written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, resize or let go."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        direction = _DIRECTIONS.get(key)
        if not self._is_held:
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self.take_hold(False)
        elif key in _SIZE_STEPS:
            self._resize(0, _SIZE_STEPS[key])
        elif direction is not None and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._resize(direction.x() * _WIDTH_STEP, -direction.y() * _SIZE_STEP)
        elif direction is not None:
            self._arrangement.step(direction * _STEP * (10 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1))
            self._arrange()
            self._tell_place()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if not self._is_held or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif _is_wayland():
            self.windowHandle().startSystemMove()
        else:
            self._dragged_from = event.globalPosition().toPoint() - self._arrangement.box.topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the mouse."""
        if self._dragged_from is not None:
            pointer = event.globalPosition().toPoint()
            self._arrangement.drag(pointer - self._dragged_from, pointer)
            self._arrange()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay here."""
        if event.button() is Qt.MouseButton.LeftButton and self._dragged_from is not None:
            self._dragged_from = None
            self._tell_place()

    def showEvent(self, event: QShowEvent) -> None:
        """Let clicks through, and say where words will come."""
        super().showEvent(event)
        self._arrange()
        if self._click_through is None:
            self._click_through = ClickThrough(self.windowHandle())
        self._click_through.use(is_on=not self._is_held)
        if not self._is_remaking:
            self.box.show_notice(self._greeting())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go, and forget what was shown."""
        if not self._is_remaking:
            self.take_hold(False)
            self.box.clear()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it where the user does it with the window system; the app closes its windows too when it ends."""
        super().closeEvent(event)
        if event.spontaneous():
            self.closed.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Be known by another language's name."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._arrange()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Dragoman subtitles"))
        self.setAccessibleName(self.tr("Subtitles"))


def _flags() -> Qt.WindowType:
    """Return what makes it lie over everything without taking the keyboard."""
    kind = Qt.WindowType
    flags = kind.Tool | kind.FramelessWindowHint | kind.WindowStaysOnTopHint | kind.NoDropShadowWindowHint
    if _is_x11():
        flags |= kind.BypassWindowManagerHint
    return flags | kind.WindowDoesNotAcceptFocus


def _is_x11() -> bool:
    return QGuiApplication.platformName() == "xcb"


def _is_wayland() -> bool:
    """Say whether only the desktop itself may move windows."""
    return QGuiApplication.platformName().startswith("wayland")
