"""How an utterance begins: with a sentence of its own, or within the one that was said before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.asr.decoder import Decoded, Tokens, WhisperDecoder
from dragoman.text.sentences import is_whole_sentence

if TYPE_CHECKING:
    from ctranslate2 import StorageView

_FULL_STOPS = (".", "。")
_WITHIN = tuple(",;:，、；：–—-")


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands between two utterances."""

    before: Tokens
    """What was said before, with the punctuation that follows it where that is sure."""
    goes_on: bool = False
    """Whether the sentence goes on that was said before."""
    is_sure: bool = True
    """Whether nothing else may stand between them."""
    first_log_probability: float = 0.0
    """Natural log-probability of the most probable first token, where that is a word."""

    def read(self, decoder: WhisperDecoder, decoded: Decoded, language: str) -> tuple[Decoded, bool]:
        """Return what was decoded after `before`, and whether it goes on with the sentence.

        Whether a comma precedes it or not is often a toss-up and tells nothing about the words, so it does not count
        for their probability.
        """
        mark = decoder.text(decoded.tokens[:1], language).strip()
        if self.is_sure or not mark:
            return decoded, self.goes_on
        if mark[0] in _WITHIN or is_whole_sentence(mark):
            text = decoded.text.removeprefix(mark).lstrip()
            return replace(decoded, tokens=decoded.tokens[1:], text=text), mark[0] in _WITHIN
        count = len(decoded.tokens)
        rest = decoded.log_probability * (count + 1) - self.first_log_probability
        return replace(decoded, log_probability=min(0.0, rest / count)), self.goes_on


def unended(decoder: WhisperDecoder, tokens: Tokens, language: str) -> Tokens:
    """Return tokens without the full stop at their end."""
    return tokens[:-1] if tokens and decoder.text(tokens[-1:], language).strip() in _FULL_STOPS else tokens


def find_opening(decoder: WhisperDecoder, encoded: StorageView, language: str, said: Tokens) -> Opening:
    """Find out how speech goes on from the words it begins with.

    Silence follows on every utterance, so Whisper ends each with a full stop. What it would write in its place, hearing
    what was said then, tells whether the sentence was over.

    Args:
        decoder: the model.
        encoded: both, one after the other.
        language: of both.
        said: the tokens of the first one.
    """
    before = unended(decoder, said, language)
    if is_whole_sentence(decoder.text(before, language)):
        return Opening(said)
    first = decoder.decode(encoded, language, before=before, most_tokens=1)
    if first.text[:1] in _WITHIN:
        return Opening(before + first.tokens, goes_on=True)
    if is_whole_sentence(first.text):
        return Opening(before + first.tokens)
    goes_on = before == said or _begins_small(first.text)
    alone = first.log_probability * 2  # the mean counts an end that has not come
    return Opening(before, goes_on, is_sure=False, first_log_probability=alone)


def seems_to_go_on(said: str, text: str) -> bool:
    """Return whether a text goes on with the sentence that `said` ends with, where only the text can tell.

    It begins with a small letter, but has the punctuation without which Whisper at times writes whole texts.

    Args:
        said: what was said before, without a full stop at its end.
        text: what was said then.
    """
    return not is_whole_sentence(said) and _begins_small(text) and is_whole_sentence(text)


def _begins_small(text: str) -> bool:
    return text[:1].islower()
