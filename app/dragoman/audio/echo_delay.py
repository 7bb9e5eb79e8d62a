"""Measures by how much later a microphone hears what a loudspeaker plays."""

from __future__ import annotations

from collections import deque
from functools import cache

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

NEAR_SAMPLES = SPEECH_SAMPLE_RATE // 2
"""Sound of the microphone that is compared at a time."""
_MOST_SAMPLES = round(0.36 * SPEECH_SAMPLE_RATE)
FAR_SAMPLES = NEAR_SAMPLES + _MOST_SAMPLES
"""The loudspeaker's sound it is compared with ends at the same time, and begins so much earlier."""
_RAMP_SAMPLES = SPEECH_SAMPLE_RATE // 20
"""Over which the loudspeaker's sound is faded in and out, since two that end at the same time are alike in that."""
_FFT_SAMPLES = 1 << (FAR_SAMPLES - 1).bit_length()
_LOWEST_HZ = 100
_AUDIBLE_POWER = 2e-5
_WHITENING = 0.8
"""Exponent of the weighting: 1 is PHAT itself; less trusts noise less."""
_CLEAR = 10.0
"""How many times the root mean square of the correlation a peak is that belongs to an echo: that of most echoes beside
speech as loud as they are, and of hardly anything else ..."""
_CONFIRMING = 3
"""... least of all so many times in a row."""
_SUSPECTING = 2
_AGREEING_SAMPLES = 1
_TINY = 1e-9


class EchoDelay:
    """Generalised cross-correlation with phase transform (Knapp and Carter, 1976), measured until it is confirmed."""

    def __init__(self) -> None:
        """Begin without any measurement."""
        self._recent: deque[int | None] = deque(maxlen=_CONFIRMING)

    def measure(self, near: Samples, far: Samples) -> int | None:
        """Return the delay in samples; None where it is not clear, or not confirmed yet.

        Args:
            near: what the microphone has just heard, shape (NEAR_SAMPLES,).
            far: what the loudspeaker played until then, shape (FAR_SAMPLES,).
        """
        self._recent.append(_clear_delay(near, far))
        return self._agreed(_CONFIRMING)

    @property
    def suspected(self) -> int | None:
        """The delay on which the last two measurements agree, confirmed or not."""
        return self._agreed(_SUSPECTING)

    def _agreed(self, count: int) -> int | None:
        """Return the last measurement if there are so many, and all of them agree with it."""
        recent = list(self._recent)[-count:]
        latest = recent[-1] if len(recent) == count else None
        if latest is None or any(each is None or abs(each - latest) > _AGREEING_SAMPLES for each in recent):
            return None
        return latest

    def forget(self) -> None:
        """Begin anew, since the alignment of the two has been changed."""
        self._recent.clear()


def _clear_delay(near: Samples, far: Samples) -> int | None:
    if float(np.mean(far[-NEAR_SAMPLES:] ** 2)) < _AUDIBLE_POWER:
        return None
    near_taper, far_taper = _tapers()
    cross = np.fft.rfft(near * near_taper, _FFT_SAMPLES) * np.conj(np.fft.rfft(far * far_taper, _FFT_SAMPLES))
    cross[: _LOWEST_HZ * _FFT_SAMPLES // SPEECH_SAMPLE_RATE] = 0
    correlation = np.fft.irfft(cross / (np.abs(cross) ** _WHITENING + _TINY))
    peaks = np.abs(correlation[np.arange(-_MOST_SAMPLES, 0) % _FFT_SAMPLES])
    delay = int(np.argmax(peaks))
    return delay if peaks[delay] > _CLEAR * np.sqrt(np.mean(peaks**2)) else None


@cache
def _tapers() -> tuple[Samples, Samples]:
    ramp = np.hanning(2 * _RAMP_SAMPLES).astype(np.float32)
    far = np.ones(FAR_SAMPLES, np.float32)
    far[:_RAMP_SAMPLES], far[-_RAMP_SAMPLES:] = ramp[:_RAMP_SAMPLES], ramp[_RAMP_SAMPLES:]
    return np.hanning(NEAR_SAMPLES).astype(np.float32), far
