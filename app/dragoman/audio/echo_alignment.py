"""Which of the loudspeaker's samples belong to those of the microphone."""

from __future__ import annotations

import math

import numpy as np

from dragoman.audio.echo_delay import AGREEING_SAMPLES, FAR_SAMPLES, NEAR_SAMPLES, EchoDelay
from dragoman.audio.echo_streams import LoudspeakerStream, MicrophoneStream
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

_JUMP_SAMPLES = 0.04 * SPEECH_SAMPLE_RATE
"""Time stamps are less steady than the sound; what they say is followed when it changes by more."""
_MEASURED_SAMPLES = SPEECH_SAMPLE_RATE // 10
"""How much is heard between two measurements."""


class Alignment:
    """Lines the two up by their time stamps, and keeps the echo where it was when it was measured first.

    The loudspeaker's sound is brought forward as far as the device's latency allows, so that it is known before it is
    heard. Devices drop or insert sound when they are in trouble, and their clocks differ; time stamps tell late and
    vaguely of that, the sound itself tells within half a second, to the sample.
    """

    def __init__(self) -> None:
        """Begin without knowing anything."""
        self.shift = math.inf
        """By how much the loudspeaker's sample that belongs to a microphone's sample has the greater number."""
        self._stamped = math.inf
        """The same as the time stamps have it."""
        self._delay: int | None = None
        """By how many samples the echo comes later than that; None until it is measured."""
        self._measured = EchoDelay()
        self._near: Samples = np.zeros(NEAR_SAMPLES, np.float32)
        self._unmeasured = 0

    def follow_stamps(self, microphone: MicrophoneStream, loudspeaker: LoudspeakerStream) -> bool:
        """Take what the time stamps say; return whether that has changed all at once."""
        wanted = (microphone.clock.zero_s + loudspeaker.lead_s - loudspeaker.clock.zero_s) * SPEECH_SAMPLE_RATE
        if abs(wanted - self._stamped) <= _JUMP_SAMPLES:
            return False
        self.shift = wanted if math.isinf(self.shift) else self.shift + wanted - self._stamped
        self._stamped = wanted
        self._measured.forget()
        return True

    def follow_sound(self, heard: Samples, microphone: MicrophoneStream, loudspeaker: LoudspeakerStream) -> int | None:
        """Take what is heard, shape (n,), and measure now and then where the echo is.

        Returns:
            The delay of the echo in samples when it is known for the first time, else None.
        """
        self._near = np.concatenate((self._near, heard))[-NEAR_SAMPLES:]
        self._unmeasured += len(heard)
        if self._unmeasured < _MEASURED_SAMPLES:
            return None
        self._unmeasured = 0
        end = microphone.processed + round(self.shift)
        delay = self._measured.measure(self._near, loudspeaker.samples(end - FAR_SAMPLES, FAR_SAMPLES))
        if delay is None:
            return None
        if self._delay is None:
            self._delay = delay
            return delay
        if self._differs(delay):
            self._move(self._delay - delay, loudspeaker.end - end)
        return None

    @property
    def is_in_doubt(self) -> bool:
        """Whether the echo seems to have moved, but that is not confirmed yet."""
        latest = self._measured.latest
        return latest is not None and self._differs(latest)

    def _differs(self, delay: int) -> bool:
        return self._delay is not None and abs(delay - self._delay) > AGREEING_SAMPLES

    def _move(self, wanted: int, most: int) -> None:
        """Move the loudspeaker's sound forward as far as it is known; the echo comes sooner by the rest."""
        moved = min(wanted, max(0, most))
        self.shift += moved
        self._delay = (self._delay or 0) - (wanted - moved)
        self._measured.forget()
