"""The hold keys: Space for the left side, Enter for the right, wherever the focus is in the conversation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.talk_bar import TalkBar
from dragoman.ui.views.talk_button import TalkButton

HOLD_KEYS: Final = {
    int(Qt.Key.Key_Space): Side.FIRST,
    int(Qt.Key.Key_Return): Side.SECOND,
    int(Qt.Key.Key_Enter): Side.SECOND,
}
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HoldKeys(QObject):
    """Watches the keys that reach one window, before any widget in it sees them."""

    def __init__(self, window: QWidget, bar: TalkBar) -> None:
        """Begin to watch a window that is about to be shown."""
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._down: set[int] = set()
        window.winId()  # makes the native window, which alone sees all keys
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn hold keys into holding; leave everything else alone."""
        del watched
        if isinstance(event, QKeyEvent) and event.key() in HOLD_KEYS:
            if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() is QEvent.Type.KeyRelease:
                return self._release(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in self._down:
            return True
        if event.isAutoRepeat() or event.modifiers() & _MODIFIERS or not self._is_conversation():
            return False
        self._down.add(key)
        self._bar.press(HOLD_KEYS[key], f"key {key}")
        return True

    def _release(self, event: QKeyEvent) -> bool:
        if event.key() not in self._down:
            return False
        if not event.isAutoRepeat():
            self._down.discard(event.key())
            self._bar.release(f"key {event.key()}")
        return True

    def forget(self) -> None:
        """Forget which keys are down: the window no longer hears of their release."""
        self._down.clear()

    def _is_conversation(self) -> bool:
        """Buttons, lists and menus need these keys for themselves."""
        if QApplication.activePopupWidget() is not None:
            return False
        focused = self._window.focusWidget()
        if isinstance(focused, TalkButton):
            return True
        return not isinstance(focused, QAbstractButton | QComboBox | QLineEdit)
