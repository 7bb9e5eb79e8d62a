"""What was said just before an utterance, whose words and sound help to understand it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.asr.decoder import Tokens
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.speech import Utterance

_GOES_ON_S = 1.5
"""Who speaks again so soon, in the same language, goes on."""
_CONTEXT_TOKENS = 40
"""So many of the last tokens tell what is being talked about."""
_HEARD_AGAIN_S = 5.0
"""Most that is heard once more of what was said before; more makes recognition slower, not better."""
_HEARD_AT_ONCE_S = 24.0
"""Most that is heard at once, both together: Whisper hears 30 s, and wants some silence at the end."""


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Whole utterances from just before."""

    samples: Samples
    """Their sound at 16 kHz, shape (n,), up to where the next utterance begins."""
    tokens: Tokens
    """Their words."""


class SaidBefore:
    """Remembers the last utterances. One thread uses it.

    A pause cuts sentences, and what begins in the middle of one is understood worse by itself. So it is heard together
    with what was said before it, the words of which are known.
    """

    def __init__(self) -> None:
        """Begin in silence."""
        self._language = ""
        self._end_s = 0.0
        self._context: Tokens = ()
        self._heard: list[tuple[AudioChunk, Tokens]] = []

    def note(self, utterance: Utterance, language: str, tokens: Tokens, before: Tokens = ()) -> None:
        """Take an utterance that has ended.

        Args:
            utterance: what was heard.
            language: its language.
            tokens: its words; none where it was not recognised well.
            before: the words of `lead_in`, with the punctuation that follows them.
        """
        heard = self._heard if tokens and self._is_followed_by(utterance, language) else []
        if heard and before:
            audio, words = heard[-1]
            earlier = len(self.lead_in(utterance, language).tokens) - len(words)
            heard = [*heard[:-1], (audio, before[earlier:])]
        self._heard = [*heard, (utterance.audio, tokens)] if tokens else []
        self._context = tuple(token for _, words in self._heard for token in words)[-_CONTEXT_TOKENS:]
        while sum(audio.duration_s for audio, _ in self._heard) > _HEARD_AGAIN_S:
            del self._heard[0]
        self._language, self._end_s = language, utterance.end_s

    def context(self, utterance: Utterance, language: str) -> Tokens:
        """Return the last words before an utterance that goes on from there."""
        return self._context if self._is_followed_by(utterance, language) else ()

    def lead_in(self, utterance: Utterance, language: str) -> LeadIn:
        """Return what leads up to an utterance that goes on from there, as far as there is room for both."""
        heard = self._heard if self._is_followed_by(utterance, language) else []
        room_s = _HEARD_AT_ONCE_S - utterance.audio.duration_s
        while sum(audio.duration_s for audio, _ in heard) > room_s:
            heard = heard[1:]
        ends_s = [audio.start_s for audio, _ in heard[1:]] + [utterance.audio.start_s]
        parts = [_until(audio, end_s) for (audio, _), end_s in zip(heard, ends_s, strict=False)]
        return LeadIn(
            np.concatenate([AudioChunk.empty().samples, *parts]), tuple(token for _, said in heard for token in said)
        )

    def _is_followed_by(self, utterance: Utterance, language: str) -> bool:
        return self._language == language and 0.0 <= utterance.start_s - self._end_s <= _GOES_ON_S


def _until(audio: AudioChunk, end_s: float) -> Samples:
    """Return a sound up to the moment at which the next one begins: between the two may be silence, or an overlap."""
    count = max(0, round((end_s - audio.start_s) * SPEECH_SAMPLE_RATE))
    samples = audio.samples[:count]
    return np.pad(samples, (0, count - len(samples)))
