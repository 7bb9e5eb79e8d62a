"""Takes the app's own voice out of what the microphone hears, so that people may speak while the app does."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dragoman.audio.device_stream import BLOCKS_PER_S
from dragoman.audio.echo_filter import BLOCK_SAMPLES, EchoFilter
from dragoman.audio.resampling import StreamResampler
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import AudioSource

if TYPE_CHECKING:
    import pywebrtc_audio

_DELAY_SAMPLES = 128
"""How far AEC3's output lags behind its input."""
_MAX_WAITING_BLOCKS = 10 * BLOCKS_PER_S
"""As much as the microphone keeps, should the pipeline stall."""
_KEPT_SAMPLES = 12 * SPEECH_SAMPLE_RATE
_AFTERGLOW_S = 2.0
"""How long after the app's last sound the microphone is left alone again."""
_QUIET = 1e-4
"""Amplitude (of full scale) that nobody hears."""
_MAX_LEAD_S = 0.2
_SLACK_S = 0.05
"""What the resamplers and the threads may hold back of a sound before the microphone's turn comes."""
_CLOCK_STAMPS = 50
_BREAK_S = 0.5
"""Time stamps that are off by more belong to another stream, or to one that stood still."""
_JUMP_SAMPLES = 0.04 * SPEECH_SAMPLE_RATE
_TOLERANCE_SAMPLES = 0.02 * SPEECH_SAMPLE_RATE
"""Time stamps are less steady than the sound; the alignment rests while they differ by no more."""
_ONLY_ECHO = 0.1
"""Where AEC3 leaves less than this share (-10 dB) of the filter's output, nobody speaks ..."""
_MOSTLY_ECHO = 0.1
"""... nor, as long as the filter is still learning, where AEC3 leaves less than that share of all."""
_SMOOTHING = 0.2
"""Of the power of both, for each block: 50 ms."""
_HANG_OVER_BLOCKS = 40
"""Soft words and the gaps between words belong to the speech around them ..."""
_LEARNERS_HANG_OVER_BLOCKS = 10
"""... but a filter that is still learning would let echo through."""
_STEP_SAMPLES = 0.3
"""How much the alignment moves with each chunk, to follow clocks that differ: slowly enough for AEC3's filter."""


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """What the loudspeaker was given."""

    samples: Samples
    sample_rate: int
    due_s: float
    handed_over_at_s: float


class EchoCanceller:
    """Subtracts what the loudspeaker plays from what the microphone hears, with WebRTC's AEC3 and an `EchoFilter`.

    AEC3 leaves nothing of the echo from the first moment on, and hardly more of somebody who speaks at the same time.
    The filter leaves that speech as it is, but needs some seconds to learn the room, and never takes out everything.
    So the filter is soon listened to while somebody speaks, and AEC3 at all other times.

    AEC3 finds out by itself by how much the microphone hears a sound later (up to some 0.4 s) and keeps track of it,
    but it can do nothing about a sound that is heard before it is told of it. Time stamps of sound devices are easily
    off by tens of milliseconds, so the loudspeaker's sound is lined up by its time stamps and then brought forward as
    far as the device's latency allows.

    While the app has been silent for two seconds, what the microphone hears passes unchanged.
    """

    def __init__(self) -> None:
        """Load nothing before the first sound is played."""
        self._played: deque[_Block] = deque(maxlen=_MAX_WAITING_BLOCKS)
        self._loudspeaker: _Loudspeaker | None = None
        self._microphone: _Microphone | None = None
        self._canceller: pywebrtc_audio.EchoCanceller | None = None
        self._filter = EchoFilter()
        self._filtered: Samples = np.zeros(_DELAY_SAMPLES, np.float32)
        """What the filter has put out and AEC3 has not yet."""
        self._filter_share = 0.0
        self._suppressed_power = self._filtered_power = self._heard_power = 0.0
        self._speech_blocks = 0
        self._shift = math.inf
        """By how much the loudspeaker's sample that belongs to a microphone's sample has the greater number."""
        self._quiet_s = math.inf
        self._was_active = False

    def played(self, samples: Samples, sample_rate: int, due_s: float) -> None:
        """Take note of what the loudspeaker plays, silence included. Returns at once, so a device may call it.

        Args:
            samples: mono, shape (n,); kept, so nobody may change them any more.
            sample_rate: Hz.
            due_s: `time.monotonic()` when the first of them becomes audible.
        """
        self._played.append(_Block(samples, sample_rate, due_s, time.monotonic()))

    def heard(self, chunk: AudioChunk) -> AudioChunk:
        """Return what the microphone hears but for the app's own voice. Called from one thread, chunk after chunk.

        What comes back lies on the same time line, but up to 18 ms of the newest sound are held back until the next
        call. A chunk that does not follow on the one before begins a new time line.

        Args:
            chunk: of any length, at 16 kHz.
        """
        if chunk.sample_rate != SPEECH_SAMPLE_RATE:
            raise ValueError(f"the echo canceller takes {SPEECH_SAMPLE_RATE} Hz, not {chunk.sample_rate}")
        self._take_in_played()
        microphone = self._microphone
        if microphone is None or not microphone.is_continued_by(chunk):
            microphone = self._microphone = _Microphone(chunk.start_s)
            self._canceller = None
        frames, unchanged = microphone.take_in(chunk)
        cleaned = self._without_echo(frames, unchanged, microphone) if len(frames) else frames
        return microphone.hand_out(cleaned, chunk)

    def _take_in_played(self) -> None:
        while self._played:
            block = self._played.popleft()
            if self._loudspeaker is None or not self._loudspeaker.is_continued_by(block):
                self._loudspeaker = _Loudspeaker(block.sample_rate)
                self._shift = math.inf
            self._loudspeaker.take_in(block)

    def _without_echo(self, frames: Samples, unchanged: Samples, microphone: _Microphone) -> Samples:
        """Return `frames` as AEC3 leaves them or, while the app is silent, `unchanged`; all of shape (n,)."""
        reference = self._reference(len(frames), microphone)
        is_loud = bool((np.abs(reference) > _QUIET).any())
        self._quiet_s = 0.0 if is_loud else self._quiet_s + len(frames) / SPEECH_SAMPLE_RATE
        is_active, was_active = self._quiet_s < _AFTERGLOW_S, self._was_active
        if not is_active and self._canceller is None:
            self._was_active = False
            return unchanged
        cleaned = self._cancelled(frames, reference)
        self._was_active = is_active
        if is_active != was_active:
            ramp = np.linspace(float(was_active), float(is_active), len(frames), dtype=np.float32)
            return unchanged + ramp * (cleaned - unchanged)
        return cleaned if is_active else unchanged

    def _cancelled(self, frames: Samples, reference: Samples) -> Samples:
        if self._canceller is None:
            import pywebrtc_audio

            self._canceller = pywebrtc_audio.EchoCanceller(SPEECH_SAMPLE_RATE)
            self._filter = EchoFilter()
        suppressed = self._canceller.process(frames, reference)
        blocks = [slice(begin, begin + BLOCK_SAMPLES) for begin in range(0, len(frames), BLOCK_SAMPLES)]
        return np.concatenate([self._mixed(suppressed[each], frames[each], reference[each]) for each in blocks])

    def _mixed(self, suppressed: Samples, heard: Samples, reference: Samples) -> Samples:
        """Return AEC3's block or the filter's; going over from one to the other within the block."""
        filtered = np.concatenate((self._filtered, self._filter.process(heard, reference)))
        filtered, self._filtered = filtered[:BLOCK_SAMPLES], filtered[BLOCK_SAMPLES:]
        self._suppressed_power += _SMOOTHING * (float(np.mean(suppressed**2)) - self._suppressed_power)
        self._filtered_power += _SMOOTHING * (float(np.mean(filtered**2)) - self._filtered_power)
        self._heard_power += _SMOOTHING * (float(np.mean(heard**2)) - self._heard_power)
        if self._is_somebody_speaking:
            self._speech_blocks = _HANG_OVER_BLOCKS if self._filter.has_learned else _LEARNERS_HANG_OVER_BLOCKS
        else:
            self._speech_blocks = max(0, self._speech_blocks - 1)
        is_filtered = self._filter.is_useful and self._speech_blocks > 0
        before, self._filter_share = self._filter_share, float(is_filtered)
        share = np.linspace(before, self._filter_share, BLOCK_SAMPLES, dtype=np.float32)
        return suppressed + share * (filtered - suppressed)

    @property
    def _is_somebody_speaking(self) -> bool:
        if not self._filter.has_learned and self._suppressed_power < _MOSTLY_ECHO * self._heard_power:
            return False
        return self._suppressed_power > _ONLY_ECHO * self._filtered_power

    def _reference(self, count: int, microphone: _Microphone) -> Samples:
        """Return what the loudspeaker played when the last `count` samples were heard, or somewhat earlier."""
        if self._loudspeaker is None:
            return np.zeros(count, np.float32)
        self._line_up(microphone, self._loudspeaker)
        return self._loudspeaker.samples(microphone.processed + round(self._shift) - count, count)

    def _line_up(self, microphone: _Microphone, loudspeaker: _Loudspeaker) -> None:
        wanted = (microphone.clock.zero_s + loudspeaker.lead_s - loudspeaker.clock.zero_s) * SPEECH_SAMPLE_RATE
        error = wanted - self._shift
        if abs(error) > _JUMP_SAMPLES:
            self._shift = wanted
            # A new one is on its guard until it knows the delay; one that believes to know it would let echo through.
            self._canceller = None
        elif abs(error) > _TOLERANCE_SAMPLES:
            self._shift += math.copysign(_STEP_SAMPLES, error)


class EchoFreeSource:
    """An `AudioSource` that delivers another one's sound without the app's own voice."""

    def __init__(self, source: AudioSource, canceller: EchoCanceller) -> None:
        """Share `canceller` with the loudspeakers, and with the sources before and after this one."""
        self._source = source
        self._canceller = canceller

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield chunks of varying length; see `AudioSource`."""
        yield from map(self._canceller.heard, self._source.chunks())

    def close(self) -> None:
        """Make `chunks` end soon; see `AudioSource`."""
        self._source.close()


class _Clock:
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


class _Microphone:
    """One time line of what is heard: cuts it into frames, and knows where on it they lie."""

    def __init__(self, start_s: float) -> None:
        """Begin at `start_s` seconds from the start of the source."""
        self.clock = _Clock()
        self.processed = 0
        """Samples in the frames so far."""
        self._start_s = start_s
        self._received = 0
        self._handed_out = 0
        self._pending: Samples = np.zeros(0, np.float32)
        self._tail: Samples = np.zeros(_DELAY_SAMPLES, np.float32)

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
        lead_in = max(0, len(delayed) + _DELAY_SAMPLES - self.processed)
        samples = delayed[lead_in:]
        start = self._handed_out
        self._handed_out += len(samples)
        return AudioChunk(
            samples,
            SPEECH_SAMPLE_RATE,
            self._start_s + start / SPEECH_SAMPLE_RATE,
            chunk.captured_at_s - (self._received - self._handed_out) / SPEECH_SAMPLE_RATE,
        )


class _Loudspeaker:
    """The recent sound of one loudspeaker at 16 kHz, numbered from its first sample."""

    def __init__(self, sample_rate: int) -> None:
        """`sample_rate` is the loudspeaker's, in Hz."""
        self.clock = _Clock()
        self._sample_rate = sample_rate
        self._resampler = StreamResampler(sample_rate, SPEECH_SAMPLE_RATE)
        self._received = 0
        self._latency_s = 0.0
        self._kept = np.zeros(_KEPT_SAMPLES, np.float32)
        self._end = 0

    @property
    def lead_s(self) -> float:
        """How many seconds before it is heard a sound is known for sure."""
        return min(max(self._latency_s - _SLACK_S, 0.0), _MAX_LEAD_S)

    def is_continued_by(self, block: _Block) -> bool:
        """Return whether the block follows, at its time, on the ones before."""
        return block.sample_rate == self._sample_rate and not self.clock.is_far_from(self._start_s(block))

    def take_in(self, block: _Block) -> None:
        """Keep a block."""
        self.clock.note(self._start_s(block))
        self._latency_s = max(self._latency_s, block.due_s - block.handed_over_at_s)
        self._received += len(block.samples)
        resampled = self._resampler.feed(block.samples)
        self._kept[np.arange(self._end, self._end + len(resampled)) % _KEPT_SAMPLES] = resampled
        self._end += len(resampled)

    def samples(self, start: int, count: int) -> Samples:
        """Return `count` samples from number `start` on, silence where there is none."""
        numbers = np.arange(start, start + count)
        is_kept = (numbers >= max(0, self._end - _KEPT_SAMPLES)) & (numbers < self._end)
        return np.where(is_kept, self._kept[numbers % _KEPT_SAMPLES], np.float32(0))

    def _start_s(self, block: _Block) -> float:
        return block.due_s - self._received / self._sample_rate
