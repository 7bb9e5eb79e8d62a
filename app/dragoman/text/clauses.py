"""Splitting text into clauses that can be spoken one after the other, the first of them soon."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from dragoman.text.sentences import split_sentences

MIN_LETTERS = 10
"""What has fewer letters and digits is spoken together with its neighbour: alone it sounds chopped off."""
LONG_LETTERS = 48
"""A first clause of so many or more is cut before a function word, so that its sound comes early ..."""
LONG_OPENING_LETTERS = 24
"""... or of so many where somebody waits for the first sound."""
MIN_CUT_LETTERS = 10
"""What such a cut leaves on both sides at least."""
_WIDE_LETTER = 3
"""How many letters a Chinese or Japanese character counts for: it is about a syllable."""

_CLAUSE_END = re.compile(
    r"[,;:…][\"'”’»›)\]]*\s+"  # noqa: RUF001  # not without a space: 3,5 and 10:30
    r"|[、，；：…](?!\d)"
    r"|\s[-–—]+\s+"
    r"|(?<=[^\W\d])—(?=[^\W\d])"
)
_ENCLOSED = re.compile(
    r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›"  # noqa: RUF001
    r"|「[^」]*」|『[^』]*』|\([^)]*\)|\[[^]]*\]"
)
_WORD = re.compile(r"\w+")

_CUT_BEFORE = {
    "es": "aunque como con cuando desde después donde durante en entre hacia hasta mientras ni o para pero por porque"
    " según si sin sino sobre tras y",
    "it": "anche come con contro dopo dove durante e fino fra in ma mentre o per perché però poiché quando se senza"
    " sotto su tra verso",
    "pt": "após até com como depois desde durante e em embora enquanto entre mas na nas no nos ou para pela pelo por"
    " porque quando se segundo sem sobre",
}
"""Language -> conjunctions and prepositions before which a speaker may pause, where a voice needs a second or more for
a long clause.
"""


def split_clauses(text: str, language: str, *, long_letters: int = LONG_LETTERS) -> list[str]:
    """Split text into sentences, and these at their commas, colons and dashes; joined again they are the text.

    Nothing is split inside numbers, quotations and brackets. A first clause of `long_letters` or more is split once
    more, where a speaker of the language may pause.
    """
    clauses = [clause for sentence in split_sentences(text, language) for clause in _clauses(sentence)]
    return [*_cut_early(clauses[0], language, long_letters), *clauses[1:]] if clauses else []


def _clauses(sentence: str) -> list[str]:
    """Split a sentence into clauses of `MIN_LETTERS` or more; into one if there are not so many."""
    enclosed = [match.span() for match in _ENCLOSED.finditer(sentence)]
    clauses, begin = [], 0
    for match in _CLAUSE_END.finditer(sentence):
        end = match.end()
        is_enclosed = any(opened < end < closed for opened, closed in enclosed)
        if not is_enclosed and min(_letters(sentence[begin:end]), _letters(sentence[end:])) >= MIN_LETTERS:
            clauses.append(sentence[begin:end])
            begin = end
    return [*clauses, sentence[begin:]]


def _cut_early(clause: str, language: str, long_letters: int) -> list[str]:
    """Cut a long clause before the first function word that leaves enough on both sides."""
    function_words = _CUT_BEFORE.get(language, "").split()
    if _letters(clause) < long_letters:
        return [clause]
    for before, word in pairwise(_WORD.finditer(clause)):
        start = word.start()
        may_pause = word[0].lower() in function_words and before[0].lower() not in function_words
        is_between_words = clause[before.end() : start].isspace() and before[0].isalpha()
        if may_pause and is_between_words and _letters(clause[:start]) >= MIN_CUT_LETTERS <= _letters(clause[start:]):
            return [clause[:start], clause[start:]]
    return [clause]


def _letters(text: str) -> int:
    """Return how many letters and digits there are, counted as Latin ones."""
    return sum(_WIDE_LETTER if unicodedata.east_asian_width(each) == "W" else 1 for each in text if each.isalnum())
