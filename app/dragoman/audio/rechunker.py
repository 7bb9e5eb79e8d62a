"""Cutting a stream of samples into chunks of one length."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples


class Rechunker:
    """Collects 16 kHz samples and hands them out in chunks of equal length, placed on the time line by their count."""

    def __init__(self, chunk_samples: int) -> None:
        """`chunk_samples` is the length of every chunk but the last."""
        self._chunk_samples = chunk_samples
        self._waiting: list[Samples] = []
        self._waiting_samples = 0
        self._taken_samples = 0

    @property
    def received_s(self) -> float:
        """Seconds of sound received so far."""
        return (self._taken_samples + self._waiting_samples) / SPEECH_SAMPLE_RATE

    def feed(self, samples: Samples, captured_at_s: float) -> Iterator[AudioChunk]:
        """Yield the chunks that are full with `samples`, of shape (n,).

        Args:
            samples: what follows on the samples so far.
            captured_at_s: `time.monotonic()` when the last of them was captured.
        """
        self._waiting.append(samples)
        self._waiting_samples += len(samples)
        if self._waiting_samples < self._chunk_samples:
            return
        joined = np.concatenate(self._waiting)
        full = len(joined) - len(joined) % self._chunk_samples
        self._waiting = [joined[full:]]
        self._waiting_samples = len(joined) - full
        for start in range(0, full, self._chunk_samples):
            end = start + self._chunk_samples
            yield self._take(joined[start:end], captured_at_s - (len(joined) - end) / SPEECH_SAMPLE_RATE)

    def flush(self, captured_at_s: float) -> Iterator[AudioChunk]:
        """Yield what is left, as one shorter chunk."""
        if self._waiting_samples:
            rest = np.concatenate(self._waiting)
            self._waiting, self._waiting_samples = [], 0
            yield self._take(rest, captured_at_s)

    def _take(self, samples: Samples, captured_at_s: float) -> AudioChunk:
        start_s = self._taken_samples / SPEECH_SAMPLE_RATE
        self._taken_samples += len(samples)
        return AudioChunk(samples, SPEECH_SAMPLE_RATE, start_s, captured_at_s)
