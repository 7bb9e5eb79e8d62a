"""Texts that Whisper invents where nobody speaks.

Whisper learned from subtitles, which go on where the speech does not: names of those who made them, thanks to the
viewers, descriptions of sounds. The same few texts come back in every recording (Barański et al., "Investigation of
Whisper ASR hallucinations induced by non-speech audio", 2025; Koenecke et al., "Careless Whisper", 2024).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.text.sentences import split_sentences
from dragoman.text.symbols import has_words

_SOUND = re.compile(
    r"\[[^\]]*(?:\]|$)|【[^】]*(?:】|$)|^\s*[(\uff08][^)\uff09]*(?:[)\uff09]|$)"
    r"|[♪♫♬][^♪♫♬]*(?:[♪♫♬]|$)|\*[^\W\d][^*]*\*"
)
"""A description of a sound or a line of a song, also one that has only begun. Parentheses only at the start."""
_ASIDE = re.compile(r"[(\uff08][^)\uff09]*[)\uff09]?\W*")
"""A whole sentence in parentheses, ASCII or fullwidth."""
_LONGEST_UNIT = 20
"""Characters that are looked for as the repeated part of a text."""
_REPETITIONS = 3
"""A text that says one thing so many times is an invention where it is doubtful that anybody spoke."""
_EVERY_LANGUAGE = "any"


class Inventions:
    """Takes from a recognised text what nobody said.

    Credits, descriptions of sounds and laughter go always. Courtesies, which people say too, go where they are the
    whole text and the evidence of speech is weak; so does one thing said over and over.
    """

    def __init__(
        self, credit_lines: Iterable[str], courtesies: Iterable[str], laughter: Mapping[str, Mapping[str, int]]
    ) -> None:
        """Take the texts.

        Args:
            credit_lines: sentences nobody says to another person. An asterisk stands for more: at the end after a
                space for whole words, at the end of a word for anything, at the beginning and the end for anything
                before and after.
            courtesies: likewise, what people do say.
            laughter: language -> syllable -> how many times in a row it is a laugh; "any" is every language.
        """
        self._credits = _Texts(credit_lines)
        self._courtesies = _Texts(courtesies)
        self._laughter = {
            language: {_key(syllable): times for syllable, times in syllables.items()}
            for language, syllables in laughter.items()
        }

    @classmethod
    def read(cls, path: Path) -> Inventions:
        """Read `resources/inventions.json`: kind -> language -> texts.

        Every language's texts serve for all: Whisper falls into another one where it hears no words.
        """
        kinds = json.loads(path.read_text(encoding="utf-8"))
        return cls(_of_all(kinds["credits"]), _of_all(kinds["courtesies"]), kinds["laughter"])

    def without(self, text: str, language: str, *, is_evidence_weak: bool) -> str:
        """Return the text without inventions, empty where nothing is left.

        Args:
            text: one or more sentences, the last one perhaps unfinished.
            language: its language tag.
            is_evidence_weak: it is doubtful that anybody spoke (`SpeechEvidence.is_weak`).
        """
        sentences = [
            sentence
            for sentence in split_sentences(_SOUND.sub("", text), language)
            if not _ASIDE.fullmatch(sentence.strip()) and not self._credits.has(sentence)
        ]
        kept = "".join(sentences).strip()
        worded = [sentence for sentence in sentences if has_words(sentence)]
        is_laughter = all(self._is_laughter(_key(sentence), language) for sentence in worded)
        is_courtesy = all(map(self._courtesies.has, worded)) or self._is_repetition(_key(kept))
        return "" if is_laughter or (is_evidence_weak and is_courtesy) else kept

    def _is_laughter(self, key: str, language: str) -> bool:
        syllable, times = _unit(key)
        known = self._laughter.get(_EVERY_LANGUAGE, {}) | self._laughter.get(language, {})
        return syllable in known and times >= known[syllable]

    def _is_repetition(self, key: str) -> bool:
        unit, times = _unit(key)
        return times >= _REPETITIONS or self._courtesies.has(unit)


class _Texts:
    """A set of texts, some with more before or after them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._first_words: tuple[str, ...] = ()
        self._beginnings: tuple[str, ...] = ()
        self._parts: tuple[str, ...] = ()
        for text in texts:
            if text.startswith("*"):
                self._parts += (_key(text),)
            elif text.endswith(" *"):
                self._first_words += (_words(text),)
            elif text.endswith("*"):
                self._beginnings += (_key(text),)
            else:
                self._whole.add(_key(text))

    def has(self, text: str) -> bool:
        """Return whether the text, whatever its punctuation, is among them."""
        key = _key(text)
        return (
            key in self._whole
            or key.startswith(self._beginnings)
            or _words(text).startswith(self._first_words)
            or any(part in key for part in self._parts)
        )


def _words(text: str) -> str:
    """Return the words of a text, in one form and each followed by a space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    spaced = "".join(character if character.isalnum() else " " for character in folded)
    return "".join(f"{word} " for word in spaced.split())


def _key(text: str) -> str:
    """Return only the letters and digits of a text, in one form: punctuation and spaces are Whisper's guess."""
    return _words(text).replace(" ", "")


def _unit(key: str) -> tuple[str, int]:
    """Return what the whole key consists of and how many times, the last time perhaps broken off."""
    for length in range(1, min(_LONGEST_UNIT, len(key) // 2) + 1):
        if key[length:] == key[:-length]:
            return key[:length], len(key) // length
    return key, 1


def _of_all(texts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for of_one in texts.values():
        yield from of_one
