"""What lag and revisions are counted in: words, or characters where a language is written without spaces."""

from __future__ import annotations

_WITHOUT_SPACES = frozenset({"ja", "th", "yue", "zh"})


def units_of(text: str, language: str) -> list[str]:
    """Return the words of a text, or its characters in a language that is written without spaces."""
    return list("".join(text.split())) if language in _WITHOUT_SPACES else text.split()
