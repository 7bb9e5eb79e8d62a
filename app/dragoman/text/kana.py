"""Japanese as it is read: Chinese characters in kana (pykakasi, after KAKASI by Takahashi, 1992)."""

from __future__ import annotations

from functools import cache
from typing import Any

_PARTICLES = {"は": "わ", "へ": "え"}
"""Written otherwise than they sound."""


def in_kana(text: str) -> str:
    """Return a text without Chinese characters, with spaces between its words."""
    if text.isascii():
        return text
    words = ((word["orig"], word["hira"]) for word in _converter().convert(text))
    return " ".join(_PARTICLES.get(written, read) for written, read in words)


@cache
def _converter() -> Any:
    import pykakasi

    converter: Any = pykakasi.kakasi  # has no types
    return converter()
