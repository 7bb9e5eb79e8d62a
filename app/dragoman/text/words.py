"""Dividing text into words, and finding where one wording goes on in another."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

_WORD = re.compile(
    r"\s*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"  # one Chinese or Japanese character
    r"|\s*[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*\Z"
    r"|\s*[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
    r"|\s+"
)


def split_words(text: str) -> list[str]:
    """Split text into words with the space before them; joined again they are the text.

    In scripts without spaces every character is a word.
    """
    return _WORD.findall(text)


def continuation(said: Sequence[Hashable], wording: Sequence[Hashable]) -> int:
    """Return where `wording` goes on after what was already said in perhaps slightly other words.

    It is the end of the beginning of `wording` that can be made of `said` with the fewest edits; of several the one
    that is nearest in length.
    """
    costs = list(range(len(wording) + 1))
    for row, word in enumerate(said, start=1):
        before, costs = costs, [row]
        for column, other in enumerate(wording, start=1):
            costs.append(min(before[column - 1] + (word != other), before[column] + 1, costs[-1] + 1))
    return min(range(len(costs)), key=lambda end: (costs[end], abs(end - len(said))))
