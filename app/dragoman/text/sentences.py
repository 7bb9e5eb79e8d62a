"""Sentence splitting."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_CHARACTERS = 300
"""Translation models are trained on sentences; beyond about this length they begin to lose and repeat words."""

_CLAUSE_END = re.compile(r"[,;:，、；：،؛፣፤၊՝]\s*|\s[-–—]\s")  # noqa: RUF001
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?。！？؟۔।॥։።၊။។៕།]+[\"'”’»）)\]]*\s*$")  # noqa: RUF001
_UNSEEN_END = re.compile(r"(?<=[។៕།])\s*(?=[^\s។៕།\"'”’»)\]])")  # noqa: RUF001
"""Ends of sentences in Khmer and Tibetan, which `sentencex` does not see."""
_TRAILING_OFF = re.compile(r"(\.\.|…)[\"'”’»)\]]*\s*$")  # noqa: RUF001


def split_sentences(text: str, language: str) -> list[str]:
    """Split text into sentences of at most `MAX_CHARACTERS`; joined again they are the text, spaces included."""
    import sentencex

    lines = text.splitlines(keepends=True)
    seen = [sentence for line in lines for sentence in sentencex.segment(language, line)]
    sentences = [sentence for each in seen for sentence in _split_unseen(each)]
    return [part for sentence in sentences for part in _fit(sentence)]


def is_whole_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does, and does not trail off."""
    return bool(_SENTENCE_END.search(text)) and not _TRAILING_OFF.search(text)


def _split_unseen(text: str) -> Iterator[str]:
    begin = 0
    for match in _UNSEEN_END.finditer(text):
        yield text[begin : match.end()]
        begin = match.end()
    if begin < len(text):
        yield text[begin:]


def _fit(sentence: str) -> Iterator[str]:
    """Cut a sentence that is too long, preferably after a clause, else between words, else anywhere."""
    while len(sentence) > MAX_CHARACTERS:
        cut = _last_end(_CLAUSE_END, sentence) or _last_end(_SPACE, sentence) or MAX_CHARACTERS
        yield sentence[:cut]
        sentence = sentence[cut:]
    yield sentence


def _last_end(pattern: re.Pattern[str], sentence: str) -> int:
    """Return the end of the last match in the second half of the permitted length, 0 where there is none."""
    ends = (match.end() for match in pattern.finditer(sentence, MAX_CHARACTERS // 2, MAX_CHARACTERS))
    return max(ends, default=0)
