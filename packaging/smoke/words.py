"""How much two texts have in common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter


def shared_words(expected: str, seen: str) -> float:
    """Return which share of the expected words, 0 to 1, is among those seen; neither case nor accents matter."""
    wanted, there = Counter(_words(expected)), Counter(_words(seen))
    return (wanted & there).total() / wanted.total() if wanted else 0.0


def _words(text: str) -> list[str]:
    plain = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return re.findall(r"\w+", plain.casefold())
