"""The parts of translated speech as one stream."""

from __future__ import annotations

import numpy as np

from dragoman.audio.resampling import StreamResampler
from dragoman.domain.audio import Samples
from dragoman.domain.speech import Speech


class SpeechStream:
    """Brings the parts of utterances to one sample rate.

    Voices fade a clause in and out; within it one part goes on where the other ended, even in the middle of a vowel.
    """

    def __init__(self, sample_rate: int) -> None:
        """Begin with nothing; the rate, in Hz, is that of the result."""
        self._sample_rate = sample_rate
        self._resampler: StreamResampler | None = None
        self._sound = (0, 0)
        """The utterance that is being resampled, and its rate in Hz."""

    def feed(self, speech: Speech) -> Samples:
        """Return what is ready after a part, shape (n,), possibly empty; after the last part of an utterance, all."""
        parts = [np.zeros(0, np.float32)]
        audio = speech.audio
        if len(audio.samples):
            sound = (speech.utterance_id, audio.sample_rate)
            if sound != self._sound:
                parts.append(self._rest())
                if audio.sample_rate != self._sample_rate:
                    self._resampler = StreamResampler(audio.sample_rate, self._sample_rate)
            self._sound = sound
            parts.append(audio.samples if self._resampler is None else self._resampler.feed(audio.samples))
        if speech.is_last:
            parts.append(self._rest())
        return np.concatenate(parts)

    def _rest(self) -> Samples:
        """Return what the resampler still holds, and be done with it."""
        resampler, self._resampler, self._sound = self._resampler, None, (0, 0)
        return np.zeros(0, np.float32) if resampler is None else resampler.flush()
