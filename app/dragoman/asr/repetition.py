"""Phrases that are written twice, as Whisper does at the end of short sounds although they were said once."""

from __future__ import annotations

from dragoman.text.words import split_words

_PHRASE_WORDS = 2
"""One word is said twice often enough: "very very", "no no"."""


def ends_twice(text: str) -> bool:
    """Return whether a text ends with a phrase that stands there twice in a row."""
    words = _plain(text)
    return any(words[-2 * count : -count] == words[-count:] for count in range(_PHRASE_WORDS, len(words) // 2 + 1))


def repeats(text: str, before: str) -> bool:
    """Return whether a text begins with the phrase that the text before it ends with."""
    words, said = _plain(text), _plain(before)
    most = min(len(words), len(said))
    return any(words[:count] == said[-count:] for count in range(_PHRASE_WORDS, most + 1))


def _plain(text: str) -> list[str]:
    """Return the words without case and punctuation."""
    words = ("".join(filter(str.isalnum, word.casefold())) for word in split_words(text))
    return [word for word in words if word]
