"""Finding entries by words, whatever their case and accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import escape


@lru_cache(maxsize=512)
def _folded(text: str) -> tuple[str, list[int]]:
    """Return text without case and accents, and for each of its characters where in the original it comes from."""
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(part):
                characters.append(part)
                origins.append(index)
    return "".join(characters), origins


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for."""

    words: tuple[str, ...] = ()
    """Without case and accents; all of them have to be there."""

    @classmethod
    def of(cls, text: str) -> Query:
        """Take apart what was typed."""
        return cls(tuple(_folded(text)[0].split()))

    def finds(self, text: str) -> bool:
        """Say whether every word is in a text, be it inside another word."""
        folded = _folded(text)[0]
        return all(word in folded for word in self.words)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where in a text the words are: start and end, in order, none overlapping another."""
        folded, origins = _folded(text)
        found: set[int] = set()
        for word in self.words:
            at = folded.find(word)
            while at >= 0:
                found.update(origins[at : at + len(word)])
                at = folded.find(word, at + 1)
        spans: list[tuple[int, int]] = []
        for index in sorted(found):
            if spans and spans[-1][1] == index:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
        return spans

    def marked(self, text: str, style: str) -> str:
        """Return a text as HTML in which the words are in a style of CSS."""
        pieces = []
        end_before = 0
        for start, end in self.spans(text):
            pieces += [escape(text[end_before:start]), f'<span style="{style}">{escape(text[start:end])}</span>']
            end_before = end
        pieces.append(escape(text[end_before:]))
        return "".join(pieces).replace("\n", "<br>")
