"""Recordings as the app would hear them: with the silence after them, one after the other, at speaking speed."""

from __future__ import annotations

import itertools
import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from dragoman.audio.recording import Recording
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import AudioSource
from dragoman.pipeline.paced import Paced

_CHUNK_SAMPLES = SPEECH_SAMPLE_RATE // 10


class InARow:
    """An `AudioSource` of recordings one after the other, with silence after each, on one time line."""

    def __init__(self, paths: Iterable[Path], *, silence_s: float, longest_s: float = math.inf) -> None:
        """Read the recordings as they are consumed.

        Args:
            paths: the recordings; may be endless where `longest_s` is not.
            silence_s: seconds of silence after each.
            longest_s: end after so many seconds.
        """
        self._paths = paths
        self._silence = np.zeros(round(silence_s * SPEECH_SAMPLE_RATE), np.float32)
        self._longest_s = longest_s
        self._closed = threading.Event()
        self._recording: Recording | None = None

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield chunks of at most 0.1 s; see `AudioSource`."""
        position = 0
        for samples in self._samples():
            start_s = position / SPEECH_SAMPLE_RATE
            if self._closed.is_set() or start_s >= self._longest_s:
                break
            yield AudioChunk(samples, SPEECH_SAMPLE_RATE, start_s, time.monotonic())
            position += len(samples)
        if self._recording is not None:
            self._recording.close()

    def close(self) -> None:
        """Make `chunks` end soon."""
        self._closed.set()

    def _samples(self) -> Iterator[Samples]:
        for path in self._paths:
            self._recording = Recording(path)
            yield from (chunk.samples for chunk in self._recording.chunks())
            for begin in range(0, len(self._silence), _CHUNK_SAMPLES):
                yield self._silence[begin : begin + _CHUNK_SAMPLES]


def endless(paths: Sequence[Path]) -> Iterator[Path]:
    """Return the recordings over and over again."""
    return itertools.cycle(paths)


class Live:
    """An `AudioSource` that delivers another one at speaking speed and knows when that began."""

    def __init__(self, source: AudioSource) -> None:
        """Deliver what `source` holds."""
        self._paced = Paced(source)
        self._has_started = threading.Event()
        self._started_at_s = math.inf
        self.duration_s = 0.0
        """Seconds delivered so far."""

    @property
    def started_at_s(self) -> float:
        """`time.monotonic()` at the first sample; infinite before it."""
        return self._started_at_s

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield each chunk when it would have been captured; see `AudioSource`."""
        for chunk in self._paced.chunks():
            # What comes late for want of processor time does not move the start.
            self._started_at_s = min(self._started_at_s, chunk.captured_at_s - chunk.end_s)
            self.duration_s = chunk.end_s
            self._has_started.set()
            yield chunk

    def close(self) -> None:
        """Make `chunks` end soon."""
        self._paced.close()

    def wait_for_start(self, timeout_s: float) -> bool:
        """Wait for the first sound; return whether it has come."""
        return self._has_started.wait(timeout_s)


class Watched:
    """An `AudioSource` that tells how far another one has been taken."""

    def __init__(self, source: AudioSource, tell: Callable[[float], None]) -> None:
        """Call `tell` with the seconds delivered, on the thread that takes them, before each next chunk."""
        self._source = source
        self._tell = tell

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield what the other yields; see `AudioSource`."""
        for chunk in self._source.chunks():
            yield chunk
            self._tell(chunk.end_s)

    def close(self) -> None:
        """Make `chunks` end soon."""
        self._source.close()
