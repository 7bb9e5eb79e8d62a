"""The names of keys as this system writes them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

_LETTER = "A"


def native(keys: str) -> str:
    """Return keys in Qt's portable notation as people here know them: "Ctrl+1", or "⌘1" on a Mac."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def native_modifier(name: str) -> str:
    """Return the name of a modifier alone, which Qt has with a key only."""
    return native(f"{name}+{_LETTER}").removesuffix(_LETTER).removesuffix("+")


def with_keys(words: str, keys: str) -> str:
    """Return what something does, and the keys that do it."""
    return f"{words} ({native(keys)})"
