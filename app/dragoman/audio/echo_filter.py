"""Learns how a loudspeaker sounds in a microphone, also while somebody speaks, and subtracts it."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from dragoman.audio.echo_streams import BLOCK_SAMPLES
from dragoman.domain.audio import Samples

_PARTITIONS = 50
"""Blocks of echo that are covered, 500 ms: the longest delay that is measured, and what the walls send back after."""
_DIRECT_PARTITIONS = 24
"""As long as its delay is not known, the loudest of an echo comes within 240 ms ..."""
_FADING = 0.85
"""... and of what follows, each block is this much less likely to hold any."""
_ROOM_FADING = 0.6
"""The same where the delay is known: an echo by 60 dB within 0.3 s, after a direct sound that is louder still."""
_BEFORE_DIRECT = 1e-3
"""What comes before the direct sound, relative to it."""
_TRANSITION = 0.9998
"""How much of what is known about the room is still true a block later."""
_FIRST_UNCERTAINTY = 0.005
"""Variance of the first coefficients before anything was heard."""
_FIRST_DIRECT_UNCERTAINTY = 0.01
"""The same of the direct sound, where it is known when it comes."""
_FIRST_NEAR_POWER = 1.0
_NEAR_SMOOTHING = 0.8
_TINY = 1e-10
_KEPT_BLOCKS = 100
"""What was heard before the delay was known, to learn from it once more."""
_USEFUL_BLOCKS = 100
"""Sound of the loudspeaker after which the filter takes out some 5 dB of the echo, soon more."""
_AUDIBLE_POWER = 1e-8


class EchoFilter:
    """A partitioned frequency-domain Kalman filter (Enzner and Vary, 2006; Kuech, Mabande and Enzner, 2014).

    It weighs at each frequency how well it knows the echo against how loud the near speech is, so it needs no detector
    of double talk, leaves the near speech as it is, and knows how much of the echo it has yet to find. It takes a
    second or two of sound to learn a room.
    """

    def __init__(self) -> None:
        """Begin without knowing anything of the room."""
        self.expected_power = 0.0
        """Of the echo that is still in the last block, as far as the filter can tell: the mean square of a sample."""
        self._learned = 0
        self._kept: deque[tuple[Samples, Samples]] = deque(maxlen=_KEPT_BLOCKS)
        self._begin(_prior())

    def _begin(self, variances: NDArray[np.float32]) -> None:
        """Begin with the variance of each partition's coefficients, shape (_PARTITIONS,)."""
        bins = BLOCK_SAMPLES + 1
        self._far: NDArray[np.complex64] = np.zeros((_PARTITIONS, bins), np.complex64)
        self._coefficients: NDArray[np.complex64] = np.zeros((_PARTITIONS, bins), np.complex64)
        self._uncertainty: NDArray[np.float32] = np.repeat(variances[:, None], bins, axis=1)
        self._near_power: NDArray[np.float32] = np.full(bins, _FIRST_NEAR_POWER, np.float32)
        self._last_far: Samples = np.zeros(BLOCK_SAMPLES, np.float32)

    @property
    def is_useful(self) -> bool:
        """Whether it has heard enough of the loudspeaker to be better than nothing."""
        return self._learned >= _USEFUL_BLOCKS

    def expect(self, delay_samples: int) -> None:
        """Begin anew, knowing when the direct sound comes; the first time, learn once more from the last second."""
        self._begin(_prior_of_room(direct=delay_samples // BLOCK_SAMPLES))
        for near, far in self._kept:
            self._learn(self._subtract(near, far))
        self._kept = deque(maxlen=0)

    def process(self, near: Samples, far: Samples, *, may_learn: bool = True) -> Samples:
        """Return a microphone's block without the echo.

        Args:
            near: what the microphone hears, shape (BLOCK_SAMPLES,).
            far: what the loudspeaker played at that time or up to 360 ms later, same shape.
            may_learn: whether the two are aligned as before.
        """
        rest = self._subtract(near, far)
        self.expected_power = float((np.abs(self._far) ** 2 * self._uncertainty).sum()) / (2 * BLOCK_SAMPLES**2)
        if may_learn:
            self._kept.append((near, far))
            self._learned += float(np.mean(far**2)) > _AUDIBLE_POWER
            self._learn(rest)
        return rest

    def _subtract(self, near: Samples, far: Samples) -> Samples:
        self._far = np.roll(self._far, 1, axis=0)
        self._far[0] = np.fft.rfft(np.concatenate((self._last_far, far)))
        self._last_far = far
        echo = np.fft.irfft((self._far * self._coefficients).sum(axis=0))[BLOCK_SAMPLES:]
        return (near - echo).astype(np.float32)

    def _learn(self, rest: Samples) -> None:
        """Move the coefficients by the Kalman gain."""
        error = np.fft.rfft(np.concatenate((np.zeros(BLOCK_SAMPLES, np.float32), rest)))
        far_power = np.abs(self._far) ** 2
        heard = _NEAR_SMOOTHING * self._near_power + (1 - _NEAR_SMOOTHING) * np.abs(error) ** 2
        self._near_power = heard.astype(np.float32)
        step = self._uncertainty / (0.5 * (far_power * self._uncertainty).sum(axis=0) + heard + _TINY)
        change = np.fft.irfft(step * np.conj(self._far) * error, axis=1)
        change[:, BLOCK_SAMPLES:] = 0
        self._coefficients = (_TRANSITION * (self._coefficients + np.fft.rfft(change, axis=1))).astype(np.complex64)
        known = (1 - 0.5 * step * far_power) * self._uncertainty
        drift = (1 - _TRANSITION**2) * np.abs(self._coefficients) ** 2
        self._uncertainty = (_TRANSITION**2 * known + drift).astype(np.float32)


def _prior() -> NDArray[np.float32]:
    """Return the variance of each partition's coefficients before anything was heard."""
    late = np.maximum(0, np.arange(_PARTITIONS) - _DIRECT_PARTITIONS)
    return (_FIRST_UNCERTAINTY * _FADING**late).astype(np.float32)


def _prior_of_room(direct: int) -> NDArray[np.float32]:
    """Return the same where the direct sound comes in the partition of this number or, in part, the next one."""
    late = np.arange(_PARTITIONS) - direct
    shape = np.where(late < 0, _BEFORE_DIRECT, _ROOM_FADING ** np.maximum(0, late - 1))
    return (_FIRST_DIRECT_UNCERTAINTY * shape).astype(np.float32)
