"""Which keys may work in every program."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from dragoman.ui.system.key_chord import KeyChord

_Key = Qt.Key
_Standard = QKeySequence.StandardKey
_NEVER_TYPED: Final = {
    *(_Key(int(_Key.Key_F1) + number) for number in range(35)),
    _Key.Key_Pause,
    _Key.Key_ScrollLock,
    _Key.Key_MicMute,
    _Key.Key_MediaPlay,
    _Key.Key_MediaTogglePlayPause,
    _Key.Key_MediaPause,
    _Key.Key_MediaStop,
    _Key.Key_MediaNext,
    _Key.Key_MediaPrevious,
    _Key.Key_MediaRecord,
    _Key.Key_VolumeUp,
    _Key.Key_VolumeDown,
    _Key.Key_VolumeMute,
}
"""Keys that need no modifier."""
_NEEDED_EVERYWHERE: Final = (
    _Standard.Copy,
    _Standard.Cut,
    _Standard.Paste,
    _Standard.Undo,
    _Standard.Redo,
    _Standard.SelectAll,
    _Standard.Save,
    _Standard.Find,
    _Standard.New,
    _Standard.Open,
    _Standard.Print,
    _Standard.Close,
    _Standard.Quit,
)


class ShortcutFault(Enum):
    """Why keys are not accepted."""

    NOT_A_KEY = auto()
    """Modifiers alone, or a key without a name."""
    NEEDED_FOR_TYPING = auto()
    """Nobody could type it any more."""
    NEEDED_EVERYWHERE = auto()
    """What copies and pastes, in every program."""
    USED_HERE = auto()
    """Another function of Dragoman's has them."""


def shortcut_fault(keys: str, others: Mapping[str, str]) -> ShortcutFault | None:
    """Return what is wrong with keys, or None; `others` are the keys of Dragoman's other functions."""
    chord = KeyChord.read(keys)
    if chord is None:
        return ShortcutFault.NOT_A_KEY
    if chord.key not in _NEVER_TYPED and not chord.modifiers - {Qt.KeyboardModifier.ShiftModifier}:
        return ShortcutFault.NEEDED_FOR_TYPING
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if any(sequence in QKeySequence.keyBindings(standard) for standard in _NEEDED_EVERYWHERE):
        return ShortcutFault.NEEDED_EVERYWHERE
    if user_of(keys, others) is not None:
        return ShortcutFault.USED_HERE
    return None


def user_of(keys: str, others: Mapping[str, str]) -> str | None:
    """Return which of the functions has these keys."""
    chord = KeyChord.read(keys)
    return next((name for name, theirs in others.items() if theirs and KeyChord.read(theirs) == chord), None)
