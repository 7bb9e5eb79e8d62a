"""Signs that are neither words nor punctuation: emoji, pictographs, control characters."""

from __future__ import annotations

import unicodedata

_SPOKEN_SYMBOLS = frozenset("°©®™№℃℉")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def is_symbol(character: str) -> bool:
    """Return whether the character is (part of) an emoji or pictograph, or has no form at all."""
    if character in _SPOKEN_SYMBOLS:
        return False
    category = unicodedata.category(character)
    return (
        category in ("So", "Co", "Cn", "Cs")
        or (category == "Cc" and not character.isspace())
        or character in _JOINERS
        or ord(character) in _SKIN_TONES
    )


def has_words(text: str) -> bool:
    """Return whether there is a letter or a digit of any script in the text."""
    return any(character.isalnum() for character in text)


def speakable(text: str) -> str:
    """Return what of the text can be spoken; empty where there is not one word."""
    kept = "".join(" " if is_symbol(character) else character for character in text)
    return " ".join(kept.split()) if has_words(kept) else ""


def split_symbols(text: str) -> tuple[str, str]:
    """Return the text without its symbols, and the symbols."""
    words = "".join(character for character in text if not is_symbol(character))
    symbols = "".join(character for character in text if is_symbol(character))
    return words, symbols
