"""How the desktop's portal writes keys, after the freedesktop.org shortcuts specification."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from dragoman.ui.system.key_chord import KeyChord

_Key = Qt.Key
_MODIFIERS: Final = {
    Qt.KeyboardModifier.ControlModifier: "CTRL",
    Qt.KeyboardModifier.AltModifier: "ALT",
    Qt.KeyboardModifier.ShiftModifier: "SHIFT",
    Qt.KeyboardModifier.MetaModifier: "LOGO",
}
_NAMES: Final = {
    _Key.Key_Space: "space",
    _Key.Key_Pause: "Pause",
    _Key.Key_ScrollLock: "Scroll_Lock",
    _Key.Key_Insert: "Insert",
    _Key.Key_Delete: "Delete",
    _Key.Key_Home: "Home",
    _Key.Key_End: "End",
    _Key.Key_PageUp: "Page_Up",
    _Key.Key_PageDown: "Page_Down",
    _Key.Key_Left: "Left",
    _Key.Key_Up: "Up",
    _Key.Key_Right: "Right",
    _Key.Key_Down: "Down",
    _Key.Key_MediaPlay: "XF86AudioPlay",
    _Key.Key_MediaTogglePlayPause: "XF86AudioPlay",
    _Key.Key_MediaPause: "XF86AudioPause",
    _Key.Key_MediaStop: "XF86AudioStop",
    _Key.Key_MediaNext: "XF86AudioNext",
    _Key.Key_MediaPrevious: "XF86AudioPrev",
    _Key.Key_MicMute: "XF86AudioMicMute",
}


def portal_trigger(keys: str) -> str | None:
    """Return keys in the portal's notation, or None where it has no name for them."""
    chord = KeyChord.read(keys)
    name = None if chord is None else _name(chord.key)
    if chord is None or name is None:
        return None
    held = [words for modifier, words in _MODIFIERS.items() if modifier in chord.modifiers]
    return "+".join([*held, name])


def _name(key: Qt.Key) -> str | None:
    if key in _NAMES:
        return _NAMES[key]
    if _Key.Key_F1 <= key <= _Key.Key_F35:
        return f"F{int(key) - int(_Key.Key_F1) + 1}"
    if _Key.Key_A <= key <= _Key.Key_Z or _Key.Key_0 <= key <= _Key.Key_9:
        return chr(key).lower()
    return None
