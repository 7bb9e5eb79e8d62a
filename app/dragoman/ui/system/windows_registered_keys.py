"""Keys registered with Windows, which tells when they are pressed; whether they are still down has to be asked for."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import sys
import time
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.key_chord import KeyChord
from dragoman.ui.system.key_listener import Report

_Key = Qt.Key
_ASK_AGAIN_S: Final = 0.01
_WM_NULL, _WM_HOTKEY = 0x0000, 0x0312
_NO_REPEAT: Final = 0x4000
_IS_DOWN: Final = 0x8000
_FIRST_FUNCTION_KEY: Final = 0x70
_LAST_FUNCTION_KEY: Final = Qt.Key.Key_F24
_MODIFIERS: Final = {
    Qt.KeyboardModifier.AltModifier: 1,
    Qt.KeyboardModifier.ControlModifier: 2,
    Qt.KeyboardModifier.ShiftModifier: 4,
    Qt.KeyboardModifier.MetaModifier: 8,
}
_VIRTUAL_KEYS: Final = {
    _Key.Key_Space: 0x20,
    _Key.Key_PageUp: 0x21,
    _Key.Key_PageDown: 0x22,
    _Key.Key_End: 0x23,
    _Key.Key_Home: 0x24,
    _Key.Key_Left: 0x25,
    _Key.Key_Up: 0x26,
    _Key.Key_Right: 0x27,
    _Key.Key_Down: 0x28,
    _Key.Key_Print: 0x2C,
    _Key.Key_Insert: 0x2D,
    _Key.Key_Delete: 0x2E,
    _Key.Key_Pause: 0x13,
    _Key.Key_ScrollLock: 0x91,
    _Key.Key_VolumeMute: 0xAD,
    _Key.Key_VolumeDown: 0xAE,
    _Key.Key_VolumeUp: 0xAF,
    _Key.Key_MediaNext: 0xB0,
    _Key.Key_MediaPrevious: 0xB1,
    _Key.Key_MediaStop: 0xB2,
    _Key.Key_MediaPlay: 0xB3,
    _Key.Key_MediaTogglePlayPause: 0xB3,
}


class WindowsRegisteredKeys:
    """A `KeyListener`: waits for Windows's messages to its thread."""

    def __init__(self, report: Report) -> None:
        """Make the thread one that can be sent messages."""
        self._report = report
        self._windows, self._kernel = _libraries()
        self._thread = self._kernel.GetCurrentThreadId()
        self._message = ctypes.wintypes.MSG()
        self._windows.PeekMessageW(ctypes.byref(self._message), None, 0, 0, 0)
        self._names: dict[int, str] = {}
        self._codes: dict[int, int] = {}

    def use(self, shortcuts: Mapping[str, str], descriptions: Mapping[str, str]) -> None:
        """Register these keys and no others."""
        del descriptions
        self._unregister()
        problems: dict[str, HotkeyProblem] = {}
        for number, (name, keys) in enumerate(shortcuts.items(), 1):
            chord = KeyChord.read(keys)
            code = None if chord is None else self._virtual_key(chord.key)
            if chord is None or code is None:
                problems[name] = HotkeyProblem.UNKNOWN_KEY
                continue
            held = sum(_MODIFIERS[modifier] for modifier in chord.modifiers)
            if self._windows.RegisterHotKey(None, number, held | _NO_REPEAT, code):
                self._names[number], self._codes[number] = name, code
            else:
                problems[name] = HotkeyProblem.TAKEN
        self._report.problems(problems)

    def listen(self) -> None:
        """Wait for one message; where it says that keys were pressed, wait until they are let go."""
        if self._windows.GetMessageW(ctypes.byref(self._message), None, 0, 0) <= 0:
            return
        number = int(self._message.wParam)
        if self._message.message == _WM_HOTKEY and number in self._names:
            name, code = self._names[number], self._codes[number]
            self._report.key(name, is_down=True)
            while self._windows.GetAsyncKeyState(code) & _IS_DOWN:
                time.sleep(_ASK_AGAIN_S)
            self._report.key(name, is_down=False)

    def wake(self) -> None:
        """End the wait."""
        self._windows.PostThreadMessageW(self._thread, _WM_NULL, 0, 0)

    def close(self) -> None:
        """Give the keys back."""
        self._unregister()

    def _unregister(self) -> None:
        for number in self._names:
            self._windows.UnregisterHotKey(None, number)
        self._names, self._codes = {}, {}

    def _virtual_key(self, key: Qt.Key) -> int | None:
        if key in _VIRTUAL_KEYS:
            return _VIRTUAL_KEYS[key]
        if _Key.Key_F1 <= key <= _LAST_FUNCTION_KEY:
            return _FIRST_FUNCTION_KEY + int(key) - int(_Key.Key_F1)
        found = int(self._windows.VkKeyScanW(chr(key))) if key < _Key.Key_Escape else -1
        return None if found < 0 else found & 0xFF


def _libraries() -> tuple[Any, Any]:
    if sys.platform != "win32":
        raise NotImplementedError("only Windows has these libraries")
    return ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
