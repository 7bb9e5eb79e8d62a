"""What a translation must not lose, and must not do: numbers, names, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.mt.repetition import repeats

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_BEGINNING = re.compile(r"(?:^|[.!?:;\"“”«»(\[–—-])\s*$")
"""What stands before a word that has a capital because of its place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of something that has to be in the translations is there."""

    what: str
    count: int
    """In the sources, and kept by the people who made the references."""
    copy: int
    """Of these, in the copy's translations."""
    original: int
    """In the original's."""


def kept(
    sources: Sequence[str], references: Sequence[str], copies: Sequence[str], originals: Sequence[str]
) -> list[Kept]:
    """Count the numbers and the names that are kept. Names of which people keep none, as of countries, do not count."""
    found = []
    for what, in_source, in_target in (("numbers", numbers, numbers), ("names", names, words)):
        wanted = [
            [each for each in in_source(source) if each in in_target(reference)]
            for source, reference in zip(sources, references, strict=True)
        ]
        counts = [
            sum(each in in_target(line) for line, of_one in zip(lines, wanted, strict=True) for each in of_one)
            for lines in (copies, originals)
        ]
        found.append(Kept(what, sum(map(len, wanted)), *counts))
    return found


def count_loops(sources: Iterable[Sequence[str]], translations: Iterable[Sequence[str]]) -> int:
    """Return how many translations have run astray: they say the same again and again, and their sources do not.

    Args:
        sources: the pieces of each sentence.
        translations: those of what has been made of it.
    """
    pairs = zip(sources, translations, strict=True)
    return sum(repeats(translation) and not repeats(source) for source, translation in pairs)


def numbers(sentence: str) -> list[str]:
    """Return the digits of each number; points and commas differ between languages."""
    return [re.sub("[.,]", "", number) for number in _NUMBER.findall(sentence)]


def names(sentence: str) -> list[str]:
    """Return the words with a capital inside of sentences: mostly names. Some languages write others so too."""
    found = []
    for match in _WORD.finditer(sentence):
        word = match[0]
        if len(word) > 1 and word[0].isupper() and not _BEGINNING.search(sentence, 0, match.start()):
            found.append(word)
    return found


def words(sentence: str) -> set[str]:
    """Return the words of a sentence."""
    return set(_WORD.findall(sentence))
