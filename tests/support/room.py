"""A room in which a microphone hears a loudspeaker, on a clock of its own that runs as fast as the test does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from dragoman.audio import echo_canceller
from dragoman.audio.echo_canceller import EchoCanceller
from dragoman.audio.resampling import resample
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples

_CHUNK = 512
_REVERBERATION_S = 0.15
"""Time in which it falls by 60 dB."""
_NOISE = 10 ** (-65 / 20)
_HELD_BACK_S = 0.02
"""What the microphone's resampler holds back."""


@dataclass(frozen=True)
class Leak:
    """A loudspeaker, and how the microphone hears it."""

    samples: Samples
    """What it plays, at 16 kHz."""
    start_s: float = 0.0
    """When it begins."""
    delay_s: float = 0.06
    """From the loudspeaker to the microphone, buffers included."""
    gain_db: float = -10.0
    due_error_s: float = 0.0
    """By how much it thinks that its sound is heard later than it is."""
    latency_s: float = 0.1
    """How long before that its callback is asked for the sound."""
    clock_error: float = 0.0
    """Seconds per second by which its clock is slower than the microphone's."""
    rate: int = 48_000
    jump_at_s: float = math.inf
    """When the device loses or inserts sound ..."""
    jump_s: float = 0.0
    """... so that from then on it is heard so much later."""

    @property
    def end_s(self) -> float:
        return self.start_s + len(self.samples) / SPEECH_SAMPLE_RATE

    def blocks(self) -> Iterator[tuple[float, Samples, float]]:
        """Yield when each 10 ms are handed over, the samples, and when they are said to be heard."""
        played = resample(self.samples, SPEECH_SAMPLE_RATE, self.rate)
        size = self.rate // 100
        for number in range(len(played) // size):
            heard_s = self.start_s + number * 0.01 * (1 + self.clock_error)
            handed_over_s = heard_s - self.latency_s
            yield handed_over_s, played[number * size : (number + 1) * size], heard_s + self.due_error_s

    def echo(self, count: int) -> Samples:
        """Return the first `count` samples of what the microphone hears of it."""
        stretched = np.interp(
            np.arange(0, len(self.samples), 1 / (1 + self.clock_error)), np.arange(len(self.samples)), self.samples
        )
        decay = np.arange(round(_REVERBERATION_S * SPEECH_SAMPLE_RATE)) / SPEECH_SAMPLE_RATE / _REVERBERATION_S
        response = 0.15 * np.random.default_rng(7).standard_normal(len(decay)) * 10 ** (-3 * decay)
        response[0] = 1.0
        echo = np.convolve(stretched, response / np.linalg.norm(response)) * 10 ** (self.gain_db / 20)
        before, after = (self._heard_late(echo, late_s, count) for late_s in (self.delay_s, self.delay_s + self.jump_s))
        is_after = np.arange(count) >= self.jump_at_s * SPEECH_SAMPLE_RATE
        return np.where(is_after, after, before).astype(np.float32)

    def _heard_late(self, echo: Samples, late_s: float, count: int) -> Samples:
        silence = np.zeros(round((self.start_s + late_s) * SPEECH_SAMPLE_RATE))
        return np.concatenate((silence, echo, np.zeros(count)))[:count]


@dataclass
class Room:
    """Feeds an echo canceller with what is played and heard, in the order in which that happens."""

    monkeypatch: pytest.MonkeyPatch
    canceller: EchoCanceller = field(default_factory=EchoCanceller)
    _now_s: float = 0.0

    def __post_init__(self) -> None:
        self.monkeypatch.setattr(echo_canceller, "time", self)

    def monotonic(self) -> float:
        """Stand in for `time.monotonic`."""
        return self._now_s

    def listen(self, near: Samples, leaks: Iterable[Leak], *, captured_late_s: float = 0.02) -> tuple[Samples, Samples]:
        """Let somebody speak while loudspeakers play.

        Args:
            near: what they say, at 16 kHz.
            leaks: what plays meanwhile; its seconds count from the beginning of `near`.
            captured_late_s: by how much the microphone's time stamps are late.

        Returns:
            The echo in what the microphone heard, and what is left after the echo canceller; of the same length.
        """
        leaks = tuple(leaks)
        begin_s = self._now_s
        noise = _NOISE * np.random.default_rng(5).standard_normal(len(near))
        echo = np.sum([leak.echo(len(near)) for leak in leaks] or [np.zeros(len(near))], axis=0)
        heard = (near + echo + noise).astype(np.float32)
        happenings = [(at_s, samples, leak.rate, due_s) for leak in leaks for at_s, samples, due_s in leak.blocks()]
        happenings.sort(key=lambda happening: happening[0])
        cleaned = []
        for start in range(0, len(heard) - _CHUNK + 1, _CHUNK):
            captured_s = (start + _CHUNK) / SPEECH_SAMPLE_RATE + captured_late_s
            while happenings and happenings[0][0] <= captured_s + _HELD_BACK_S:
                at_s, samples, rate, due_s = happenings.pop(0)
                self._now_s = begin_s + at_s
                self.canceller.played(samples, rate, begin_s + due_s)
            self._now_s = begin_s + captured_s + _HELD_BACK_S
            chunk = AudioChunk(
                heard[start : start + _CHUNK], SPEECH_SAMPLE_RATE, start / SPEECH_SAMPLE_RATE, begin_s + captured_s
            )
            cleaned.append(self.canceller.heard(chunk).samples)
        left = np.concatenate(cleaned)
        return echo[: len(left)].astype(np.float32), left


def loss_db(echo: Samples, left: Samples, from_s: float, until_s: float) -> float:
    """Return by how many decibels `left` is quieter than `echo` in a stretch of time."""
    stretch = slice(round(from_s * SPEECH_SAMPLE_RATE), round(until_s * SPEECH_SAMPLE_RATE))
    return float(10 * np.log10(np.mean(echo[stretch] ** 2) / np.mean(left[stretch] ** 2)))
