"""Takes the app's own voice out of what the microphone hears, so that people may speak while the app does."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from dragoman.audio.device_stream import BLOCKS_PER_S
from dragoman.audio.echo_alignment import Alignment
from dragoman.audio.echo_filter import EchoFilter
from dragoman.audio.echo_streams import (
    BLOCK_SAMPLES,
    CANCELLER_DELAY_SAMPLES,
    LoudspeakerStream,
    MicrophoneStream,
    PlayedBlock,
)
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import AudioSource

if TYPE_CHECKING:
    import pywebrtc_audio

_MAX_WAITING_BLOCKS = 10 * BLOCKS_PER_S
"""As much as the microphone keeps, should the pipeline stall."""
_AFTERGLOW_S = 2.0
"""How long after the app's last sound the microphone is left alone again."""
_QUIET = 1e-4
"""Amplitude (of full scale) that nobody hears."""
_ONLY_ECHO = 0.03
"""Where AEC3 leaves less than this share (-15 dB) of the filter's output, nobody speaks ..."""
_UNEXPECTED = 10.0
"""... nor where that output is not so many times (10 dB) as loud as the filter expects what it leaves of the echo."""
_SOFTEST = 3e-6
"""Power (-55 dB of full scale) below which nobody speaks."""
_SMOOTHING = 0.2
"""Of the power of all three, for each block: 50 ms."""
_HANG_OVER_BLOCKS = 80
"""Soft words and the gaps between words belong to the speech around them."""


class EchoCanceller:
    """Subtracts what the loudspeaker plays from what the microphone hears, with WebRTC's AEC3 and an `EchoFilter`.

    AEC3 leaves nothing of the echo from the first moment on, and hardly more of somebody who speaks at the same time.
    The filter leaves that speech as it is, but needs some seconds to learn the room, and never takes out everything.
    So the filter is soon listened to while somebody speaks, and AEC3 at all other times. Somebody speaks where AEC3
    leaves much, and where what the filter leaves is louder than the echo that it expects not to have found.

    AEC3 finds out by itself by how much the microphone hears a sound later (up to some 0.4 s) and keeps track of it,
    but it can do nothing about a sound that is heard before it is told of it: see `Alignment`.

    While the app has been silent for two seconds, what the microphone hears passes unchanged.
    """

    def __init__(self) -> None:
        """Load nothing before the first sound is played."""
        self._played: deque[PlayedBlock] = deque(maxlen=_MAX_WAITING_BLOCKS)
        self._loudspeaker: LoudspeakerStream | None = None
        self._microphone: MicrophoneStream | None = None
        self._canceller: pywebrtc_audio.EchoCanceller | None = None
        self._filter = EchoFilter()
        self._filtered: Samples = np.zeros(CANCELLER_DELAY_SAMPLES, np.float32)
        """What the filter has put out and AEC3 has not yet."""
        self._filter_share = 0.0
        self._suppressed_power = self._filtered_power = self._expected_power = 0.0
        self._speech_blocks = 0
        self._alignment = Alignment()
        self._quiet_s = math.inf
        self._was_active = False

    def played(self, samples: Samples, sample_rate: int, due_s: float) -> None:
        """Take note of what the loudspeaker plays, silence included. Returns at once, so a device may call it.

        Args:
            samples: mono, shape (n,); kept, so nobody may change them any more.
            sample_rate: Hz.
            due_s: `time.monotonic()` when the first of them becomes audible.
        """
        self._played.append(PlayedBlock(samples, sample_rate, due_s, time.monotonic()))

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
            microphone = self._microphone = MicrophoneStream(chunk.start_s)
            self._begin()
        frames, unchanged = microphone.take_in(chunk)
        cleaned = self._without_echo(frames, unchanged, microphone) if len(frames) else frames
        return microphone.hand_out(cleaned, chunk)

    def _take_in_played(self) -> None:
        while self._played:
            block = self._played.popleft()
            if self._loudspeaker is None or not self._loudspeaker.is_continued_by(block):
                self._loudspeaker = LoudspeakerStream(block.sample_rate)
                self._begin()
            self._loudspeaker.take_in(block)

    def _begin(self) -> None:
        """Begin anew with other devices."""
        self._canceller = None
        self._filter = EchoFilter()
        self._alignment = Alignment()

    def _without_echo(self, frames: Samples, unchanged: Samples, microphone: MicrophoneStream) -> Samples:
        """Return `frames` as AEC3 leaves them or, while the app is silent, `unchanged`; all of shape (n,)."""
        reference = self._reference(len(frames), microphone)
        is_loud = bool((np.abs(reference) > _QUIET).any())
        self._quiet_s = 0.0 if is_loud else self._quiet_s + len(frames) / SPEECH_SAMPLE_RATE
        is_active, was_active = self._quiet_s < _AFTERGLOW_S, self._was_active
        if not is_active and self._canceller is None:
            self._was_active = False
            return unchanged
        cleaned = self._cancelled(frames, reference)
        self._follow(frames, microphone)
        self._was_active = is_active
        if is_active != was_active:
            ramp = np.linspace(float(was_active), float(is_active), len(frames), dtype=np.float32)
            return unchanged + ramp * (cleaned - unchanged)
        return cleaned if is_active else unchanged

    def _follow(self, frames: Samples, microphone: MicrophoneStream) -> None:
        """Keep the loudspeaker's sound aligned; have the filter learn faster once the delay of the echo is known."""
        if self._loudspeaker is not None:
            delay = self._alignment.follow_sound(frames, microphone, self._loudspeaker)
            if delay is not None:
                self._filter.expect(delay)

    def _cancelled(self, frames: Samples, reference: Samples) -> Samples:
        if self._canceller is None:
            import pywebrtc_audio

            self._canceller = pywebrtc_audio.EchoCanceller(SPEECH_SAMPLE_RATE)
        suppressed = self._canceller.process(frames, reference)
        blocks = [slice(begin, begin + BLOCK_SAMPLES) for begin in range(0, len(frames), BLOCK_SAMPLES)]
        return np.concatenate([self._mixed(suppressed[each], frames[each], reference[each]) for each in blocks])

    def _mixed(self, suppressed: Samples, heard: Samples, reference: Samples) -> Samples:
        """Return AEC3's block or the filter's; going over from one to the other within the block."""
        is_aligned = not self._alignment.is_in_doubt
        filtered = np.concatenate((self._filtered, self._filter.process(heard, reference, may_learn=is_aligned)))
        filtered, self._filtered = filtered[:BLOCK_SAMPLES], filtered[BLOCK_SAMPLES:]
        self._suppressed_power += _SMOOTHING * (float(np.mean(suppressed**2)) - self._suppressed_power)
        self._filtered_power += _SMOOTHING * (float(np.mean(filtered**2)) - self._filtered_power)
        self._expected_power += _SMOOTHING * (self._filter.expected_power - self._expected_power)
        self._speech_blocks = _HANG_OVER_BLOCKS if self._is_somebody_speaking else max(0, self._speech_blocks - 1)
        is_filtered = self._filter.is_useful and is_aligned and self._speech_blocks > 0
        before, self._filter_share = self._filter_share, float(is_filtered)
        share = np.linspace(before, self._filter_share, BLOCK_SAMPLES, dtype=np.float32)
        return suppressed + share * (filtered - suppressed)

    @property
    def _is_somebody_speaking(self) -> bool:
        least = max(_UNEXPECTED * self._expected_power, _SOFTEST)
        return self._filtered_power > least and self._suppressed_power > _ONLY_ECHO * self._filtered_power

    def _reference(self, count: int, microphone: MicrophoneStream) -> Samples:
        """Return what the loudspeaker played when the last `count` samples were heard, or somewhat earlier."""
        if self._loudspeaker is None:
            return np.zeros(count, np.float32)
        if self._alignment.follow_stamps(microphone, self._loudspeaker):
            # A new one is on its guard until it knows the delay; one that believes to know it would let echo through.
            self._canceller = None
        return self._loudspeaker.samples(microphone.processed + round(self._alignment.shift) - count, count)


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
