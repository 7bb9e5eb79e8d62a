"""Dividing text into words, and finding where one wording goes on in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_DOTTED_I = ("tr", "az")
"""Languages in which the capital letter of i is İ."""
_WORD = re.compile(rf"\s*[{_CJK}]|\s*[^\s{_CJK}]+|\s+")


def split_words(text: str) -> list[str]:
    """Split text into words with the space before them; joined again they are the text.

    In scripts without spaces every character is a word.
    """
    return _WORD.findall(text)


def join_words(before: str, after: str) -> str:
    """Put two texts together, with a space between them unless there is one, or the script has none."""
    is_spaced = before and re.match(rf"[^\s{_CJK}]", after) and not re.search(rf"[\s{_CJK}]$", before)
    return f"{before} {after}" if is_spaced else before + after


def capitalized(text: str, language: str) -> str:
    """Return the text with a capital letter at its beginning, unless its first word has one ("iPhone")."""
    if not text[:1].islower() or not text.split(maxsplit=1)[0].islower():
        return text
    is_dotted = text[0] == "i" and language in _DOTTED_I
    return ("İ" if is_dotted else text[0].title()) + text[1:]


def following(said: Sequence[str], wording: Sequence[str]) -> list[str]:
    """Return the words of `wording` that go on after what was already said in perhaps slightly other words.

    They are what is left after the beginning of `wording` that takes the fewest edits to be made of `said`; of several,
    one that ends with the word that was said last, then the one nearest in length.
    """
    end = _end_of_said([word.strip() for word in said], [word.strip() for word in wording])
    rest = list(wording[end:])
    if said and rest and end == 0 and re.match(rf"[^\s{_CJK}]", rest[0]):
        rest[0] = f" {rest[0]}"
    return rest


def _end_of_said(said: Sequence[str], wording: Sequence[str]) -> int:
    costs = list(range(len(wording) + 1))
    for row, word in enumerate(said, start=1):
        before, costs = costs, [row]
        for column, other in enumerate(wording, start=1):
            costs.append(min(before[column - 1] + (word != other), before[column] + 1, costs[-1] + 1))

    def preference(end: int) -> tuple[int, bool, int]:
        is_last_word = end > 0 and bool(said) and wording[end - 1] == said[-1]
        return costs[end], not is_last_word, abs(end - len(said))

    return min(range(len(costs)), key=preference)
