"""Translating a text sentence by sentence, with the spacing, line breaks and emoji of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.text.sentences import split_sentences
from dragoman.text.symbols import has_words, split_symbols


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and what surrounds its words."""

    whole: str
    core: str
    """Its words, for the engine; empty where it has none."""
    symbols: str

    def around(self, translated: str) -> str:
        """Return the translation of the core with the space and the symbols of the sentence."""
        if not self.core:
            return self.whole
        leading = self.whole[: len(self.whole) - len(self.whole.lstrip())]
        trailing = self.whole[len(self.whole.rstrip()) :]
        return leading + translated.strip() + (f" {self.symbols}" if self.symbols else "") + trailing


def translate_sentences(text: str, language: str, translate: Callable[[list[str]], list[str]]) -> str:
    """Return the translation of a text.

    Args:
        text: any text.
        language: its language tag.
        translate: makes of sentences, without space around them and without emoji, as many translations.
    """
    sentences = [_dissected(sentence) for sentence in split_sentences(text, language)]
    cores = [sentence.core for sentence in sentences if sentence.core]
    translations = iter(translate(cores) if cores else [])
    made = [sentence.around(next(translations) if sentence.core else "") for sentence in sentences]
    return "".join(made)


def _dissected(sentence: str) -> _Sentence:
    words, symbols = split_symbols(sentence)
    core = words.strip()
    return _Sentence(sentence, core if has_words(core) else "", symbols)
