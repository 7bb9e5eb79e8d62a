"""Which of the loudspeaker's samples belong to those of the microphone."""

from __future__ import annotations

import math

import numpy as np

from dragoman.audio.echo_delay import FAR_SAMPLES, NEAR_SAMPLES, EchoDelay
from dragoman.audio.echo_streams import LoudspeakerStream, MicrophoneStream
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

_JUMP_SAMPLES = 0.04 * SPEECH_SAMPLE_RATE
"""Time stamps are less steady than the sound; what they say is followed when it changes by more."""
_MEASURED_SAMPLES = SPEECH_SAMPLE_RATE // 10
"""How much is heard between two measurements."""
_TOLERANCE_SAMPLES = 2
"""Measurements waver, and each move costs the filter something; it follows smaller ones by itself."""


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
        """The same as the time stamps had it when they were followed last ..."""
        self._furthest = math.inf
        """... and as they have it now: what lies further ahead may not be known yet."""
        self._delay: int | None = None
        """By how many samples the echo comes later than that; None until it is measured."""
        self._measured = EchoDelay()
        self._near: Samples = np.zeros(NEAR_SAMPLES, np.float32)
        self._unmeasured = 0

    def follow_stamps(self, microphone: MicrophoneStream, loudspeaker: LoudspeakerStream) -> bool:
        """Take what the time stamps say; return whether that has changed all at once."""
        wanted = (microphone.clock.zero_s + loudspeaker.lead_s - loudspeaker.clock.zero_s) * SPEECH_SAMPLE_RATE
        self._furthest = wanted
        if abs(wanted - self._stamped) <= _JUMP_SAMPLES:
            return False
        self.shift = wanted if math.isinf(self.shift) else self.shift + wanted - self._stamped
        self._stamped = wanted
        self._measured.forget()
        return True

    def follow_sound(self, heard: Samples, microphone: MicrophoneStream, loudspeaker: LoudspeakerStream) -> int | None:
        """Take what is heard, shape (n,), and measure now and then where the echo is.

        Returns:
            The delay of the echo in samples when it is known for the first time, or has changed for good; else None.
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
        return self._move(self._delay - delay) if self._differs(delay) else None

    @property
    def is_in_doubt(self) -> bool:
        """Whether the echo seems to have moved, but that is not confirmed yet."""
        suspected = self._measured.suspected
        return suspected is not None and self._differs(suspected)

    def _differs(self, delay: int) -> bool:
        return self._delay is not None and abs(delay - self._delay) > _TOLERANCE_SAMPLES

    def _move(self, wanted: float) -> int | None:
        """Move the loudspeaker's sound forward by what is wanted, but not to where it may not be known yet.

        Returns:
            The delay where the echo comes sooner from now on, else None.
        """
        moved = min(wanted, max(0.0, self._furthest - self.shift))
        self.shift += moved
        self._measured.forget()
        if wanted - moved <= _TOLERANCE_SAMPLES or self._delay is None:
            return None
        self._delay = round(self._delay - wanted + moved)
        return self._delay
