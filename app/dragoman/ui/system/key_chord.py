"""One key with what is held together with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_MODIFIERS = Qt.KeyboardModifier
_HELD = (_MODIFIERS.ControlModifier, _MODIFIERS.AltModifier, _MODIFIERS.ShiftModifier, _MODIFIERS.MetaModifier)


@dataclass(frozen=True, slots=True)
class KeyChord:
    """A key and its modifiers, as Qt names them."""

    key: Qt.Key
    modifiers: frozenset[Qt.KeyboardModifier]

    @classmethod
    def read(cls, keys: str) -> KeyChord | None:
        """Return what Qt's portable notation says, or None where that is not exactly one chord."""
        sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
        if sequence.count() != 1:
            return None
        combination = sequence[0]  # type: ignore[index]  # the stubs leave it out
        key, held = combination.key(), combination.keyboardModifiers()
        if key in {Qt.Key.Key_unknown, Qt.Key(0)} or held & _MODIFIERS.KeypadModifier:
            return None
        return cls(key, frozenset(modifier for modifier in _HELD if held & modifier))
