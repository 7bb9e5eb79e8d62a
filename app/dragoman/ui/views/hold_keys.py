"""The hold keys: Space for the left side, Enter for the right, wherever the focus is in the conversation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
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
_SETTLE_MS: Final = 15
"""On X11 a key that repeats is now and then reported as let go and pressed anew, within a millisecond, without being
marked as repeating; a key counts as let go when it stays so for this long."""
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HoldKeys(QObject):
    """Watches the keys that reach one window, before any widget in it sees them."""

    def __init__(self, window: QWidget, bar: TalkBar) -> None:
        """Begin to watch a window that is about to be shown."""
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._down: set[int] = set()
        self._lifted = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._settle.timeout.connect(self._let_go)
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
            if key == self._lifted:
                self._settle.stop()
            # A key that was pressed before its button could be used holds it from now on.
            self._bar.press(HOLD_KEYS[key], _means(key))
            return True
        if event.isAutoRepeat() or event.modifiers() & _MODIFIERS or not self._is_conversation():
            return False
        if self._settle.isActive():
            self._let_go()
        self._down.add(key)
        self._bar.press(HOLD_KEYS[key], _means(key))
        return True

    def _release(self, event: QKeyEvent) -> bool:
        if event.key() not in self._down:
            return False
        if not event.isAutoRepeat():
            if self._settle.isActive() and self._lifted != event.key():
                self._let_go()
            self._lifted = event.key()
            self._settle.start()
        return True

    def _let_go(self) -> None:
        self._settle.stop()
        self._down.discard(self._lifted)
        self._bar.release(_means(self._lifted))

    def forget(self) -> None:
        """Forget which keys are down: the window no longer hears of their release."""
        self._settle.stop()
        self._down.clear()

    def _is_conversation(self) -> bool:
        """Buttons, lists and menus need these keys for themselves."""
        if QApplication.activePopupWidget() is not None:
            return False
        focused = self._window.focusWidget()
        if isinstance(focused, TalkButton):
            return True
        return not isinstance(focused, QAbstractButton | QComboBox | QLineEdit)


def _means(key: int) -> str:
    return f"key {key}"
