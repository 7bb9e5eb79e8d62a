"""Which keysym of X11 a key of Qt's is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

_Key = Qt.Key
_FIRST_FUNCTION_KEYSYM: Final = 0xFFBE
_LAST_LATIN_1: Final = 0xFF
_KEYSYMS: Final = {
    _Key.Key_Escape: 0xFF1B,
    _Key.Key_Tab: 0xFF09,
    _Key.Key_Backspace: 0xFF08,
    _Key.Key_Return: 0xFF0D,
    _Key.Key_Enter: 0xFF8D,
    _Key.Key_Insert: 0xFF63,
    _Key.Key_Delete: 0xFFFF,
    _Key.Key_Pause: 0xFF13,
    _Key.Key_Print: 0xFF61,
    _Key.Key_ScrollLock: 0xFF14,
    _Key.Key_Home: 0xFF50,
    _Key.Key_Left: 0xFF51,
    _Key.Key_Up: 0xFF52,
    _Key.Key_Right: 0xFF53,
    _Key.Key_Down: 0xFF54,
    _Key.Key_PageUp: 0xFF55,
    _Key.Key_PageDown: 0xFF56,
    _Key.Key_End: 0xFF57,
    _Key.Key_Menu: 0xFF67,
    _Key.Key_Help: 0xFF6A,
    _Key.Key_VolumeDown: 0x1008FF11,
    _Key.Key_VolumeMute: 0x1008FF12,
    _Key.Key_VolumeUp: 0x1008FF13,
    _Key.Key_MediaPlay: 0x1008FF14,
    _Key.Key_MediaTogglePlayPause: 0x1008FF14,
    _Key.Key_MediaStop: 0x1008FF15,
    _Key.Key_MediaPrevious: 0x1008FF16,
    _Key.Key_MediaNext: 0x1008FF17,
    _Key.Key_MediaRecord: 0x1008FF1C,
    _Key.Key_MediaPause: 0x1008FF31,
    _Key.Key_MicMute: 0x1008FFB2,
}


def keysym(key: Qt.Key) -> int | None:
    """Return the keysym, or None where there is none for the key."""
    if key in _KEYSYMS:
        return _KEYSYMS[key]
    if _Key.Key_F1 <= key <= _Key.Key_F35:
        return _FIRST_FUNCTION_KEYSYM + int(key) - int(_Key.Key_F1)
    if _Key.Key_Space <= key <= _LAST_LATIN_1:
        return ord(chr(key).lower())
    return None
