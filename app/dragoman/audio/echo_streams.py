"""The sound that a microphone hears and that a loudspeaker plays, on the time line of each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from dragoman.audio.resampling import StreamResampler
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples

BLOCK_SAMPLES = 160
"""10 ms at 16 kHz; echoes are taken out of so much at a time."""
CANCELLER_DELAY_SAMPLES = 128
"""How far AEC3's output lags behind its input."""
_KEPT_SAMPLES = 12 * SPEECH_SAMPLE_RATE
_MAX_LEAD_S = 0.2
_SLACK_S = 0.05
"""What the resamplers and the threads may hold back of a sound before the microphone's turn comes."""
_CLOCK_STAMPS = 50
_BREAK_S = 0.5
"""Time stamps that are off by more belong to another stream, or to one that stood still."""


@dataclass(frozen=True, slots=True, eq=False)
class PlayedBlock:
    """What the loudspeaker was given."""

    samples: Samples
    sample_rate: int
    due_s: float
    handed_over_at_s: float


class Clock:
    """When a steady stream began, from the time stamps of its parts, which may be late but not early."""

    def __init__(self) -> None:
        self._starts_s: deque[float] = deque(maxlen=_CLOCK_STAMPS)

    @property
    def zero_s(self) -> float:
        """`time.monotonic()` of the first sample."""
        return min(self._starts_s)

    def note(self, start_s: float) -> None:
        """Take the time of the first sample, as it follows from another time stamp."""
        if self._starts_s and start_s - self.zero_s > _BREAK_S:
            self._starts_s.clear()
        self._starts_s.append(start_s)

    def is_far_from(self, start_s: float) -> bool:
        """Return whether that must be another stream."""
        return bool(self._starts_s) and abs(start_s - self.zero_s) > _BREAK_S


class MicrophoneStream:
    """One time line of what is heard: cuts it into frames, and knows where on it they lie."""

    def __init__(self, start_s: float) -> None:
        """Begin at `start_s` seconds from the start of the source."""
        self.clock = Clock()
        self.processed = 0
        """Samples in the frames so far."""
        self._start_s = start_s
        self._received = 0
        self._handed_out = 0
        self._pending: Samples = np.zeros(0, np.float32)
        self._tail: Samples = np.zeros(CANCELLER_DELAY_SAMPLES, np.float32)

    def is_continued_by(self, chunk: AudioChunk) -> bool:
        """Return whether the chunk follows on the ones before."""
        return abs(chunk.start_s - self._start_s - self._received / SPEECH_SAMPLE_RATE) < 0.5 / SPEECH_SAMPLE_RATE

    def take_in(self, chunk: AudioChunk) -> tuple[Samples, Samples]:
        """Return what makes whole frames, and the same delayed like AEC3's output; both of shape (n,)."""
        self._received += len(chunk.samples)
        self.clock.note(chunk.captured_at_s - self._received / SPEECH_SAMPLE_RATE)
        pending = np.concatenate((self._pending, chunk.samples))
        whole = len(pending) - len(pending) % BLOCK_SAMPLES
        frames, self._pending = pending[:whole], pending[whole:]
        delayed = np.concatenate((self._tail, frames))
        self._tail = delayed[whole:]
        self.processed += whole
        return frames, delayed[:whole]

    def hand_out(self, delayed: Samples, chunk: AudioChunk) -> AudioChunk:
        """Return processed samples of shape (n,) as a chunk in their place; `chunk` is the newest that came in."""
        lead_in = max(0, len(delayed) + CANCELLER_DELAY_SAMPLES - self.processed)
        samples = delayed[lead_in:]
        start = self._handed_out
        self._handed_out += len(samples)
        return AudioChunk(
            samples,
            SPEECH_SAMPLE_RATE,
            self._start_s + start / SPEECH_SAMPLE_RATE,
            chunk.captured_at_s - (self._received - self._handed_out) / SPEECH_SAMPLE_RATE,
        )


class LoudspeakerStream:
    """The recent sound of one loudspeaker at 16 kHz, numbered from its first sample."""

    def __init__(self, sample_rate: int) -> None:
        """`sample_rate` is the loudspeaker's, in Hz."""
        self.clock = Clock()
        self._sample_rate = sample_rate
        self._resampler = StreamResampler(sample_rate, SPEECH_SAMPLE_RATE)
        self._received = 0
        self._latency_s = 0.0
        self._kept = np.zeros(_KEPT_SAMPLES, np.float32)
        self.end = 0
        """Number of the sample after the last one that is known."""

    @property
    def lead_s(self) -> float:
        """How many seconds before it is heard a sound is known for sure."""
        return min(max(self._latency_s - _SLACK_S, 0.0), _MAX_LEAD_S)

    def is_continued_by(self, block: PlayedBlock) -> bool:
        """Return whether the block follows, at its time, on the ones before."""
        return block.sample_rate == self._sample_rate and not self.clock.is_far_from(self._start_s(block))

    def take_in(self, block: PlayedBlock) -> None:
        """Keep a block."""
        self.clock.note(self._start_s(block))
        self._latency_s = max(self._latency_s, block.due_s - block.handed_over_at_s)
        self._received += len(block.samples)
        resampled = self._resampler.feed(block.samples)
        self._kept[np.arange(self.end, self.end + len(resampled)) % _KEPT_SAMPLES] = resampled
        self.end += len(resampled)

    def samples(self, start: int, count: int) -> Samples:
        """Return `count` samples from number `start` on, silence where there is none."""
        numbers = np.arange(start, start + count)
        is_kept = (numbers >= max(0, self.end - _KEPT_SAMPLES)) & (numbers < self.end)
        return np.where(is_kept, self._kept[numbers % _KEPT_SAMPLES], np.float32(0))

    def _start_s(self, block: PlayedBlock) -> float:
        return block.due_s - self._received / self._sample_rate
