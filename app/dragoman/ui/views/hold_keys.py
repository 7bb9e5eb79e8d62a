"""The hold keys: Space for the left side, Enter for the right, wherever the focus is in the conversation.

Hands-free, F says that the language was the wrong one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.show_view import ShowView
from dragoman.ui.views.talk_bar import TalkBar
from dragoman.ui.views.talk_button import TalkButton

HOLD_KEYS: Final = {
    int(Qt.Key.Key_Space): Side.FIRST,
    int(Qt.Key.Key_Return): Side.SECOND,
    int(Qt.Key.Key_Enter): Side.SECOND,
}
FLIP_KEY: Final = int(Qt.Key.Key_F)
_SETTLE_MS: Final = 15
"""On X11 a key that repeats is now and then reported as let go and pressed anew, within a millisecond, without being
marked as repeating; a key counts as let go when it stays so for this long."""
_NEEDING_LETTERS = (QComboBox, QLineEdit, QTextEdit, ShowView)
"""What takes letters, Space and Enter for itself."""
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HoldKeys(QObject):
    """Watches the keys that reach one window, before any widget in it sees them."""

    def __init__(self, window: QWidget, bar: TalkBar, is_covered: Callable[[], bool]) -> None:
        """Begin to watch a window that is about to be shown; the keys are not its own while it `is_covered`."""
        super().__init__(window)
        self._window = window
        self._bar = bar
        self._is_covered = is_covered
        self._down: set[int] = set()
        self._lifted = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._settle.timeout.connect(self._let_go)
        window.winId()  # makes the native window, which alone sees all keys
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn hold keys into holding; leave everything else alone."""
        del watched
        if not isinstance(event, QKeyEvent):
            return False
        if self._bar.mode.is_hands_free and event.key() not in self._down:
            return event.type() is QEvent.Type.KeyPress and event.key() == FLIP_KEY and self._flip(event)
        if event.key() in HOLD_KEYS:
            if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() is QEvent.Type.KeyRelease:
                return self._release(event)
        return False

    def _flip(self, event: QKeyEvent) -> bool:
        is_plain = not event.isAutoRepeat() and not event.modifiers() & _MODIFIERS
        focused = self._window.focusWidget()
        is_free = self._is_open() and not isinstance(focused, _NEEDING_LETTERS)
        return is_plain and is_free and self._bar.flip()

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

    def _is_open(self) -> bool:
        """Whether the conversation is what the user sees."""
        return self._bar.isVisible() and not self._is_covered() and QApplication.activePopupWidget() is None

    def _is_conversation(self) -> bool:
        """Buttons, lists and menus need these keys for themselves."""
        if not self._is_open():
            return False
        focused = self._window.focusWidget()
        if isinstance(focused, TalkButton):
            return True
        return not isinstance(focused, (QAbstractButton, *_NEEDING_LETTERS))


def _means(key: int) -> str:
    return f"key {key}"
