"""Taking the clicks off the edges of sound."""

from __future__ import annotations

import numpy as np

from dragoman.domain.audio import Samples

_FADE_S = 0.002
_QUIET = 0.003
"""Amplitude (of full scale) at which an edge makes no audible click."""


def soften_edges(samples: Samples, sample_rate: int) -> Samples:
    """Return `samples`, of shape (n,), with 2 ms fades at those ends that do not begin or end near silence."""
    length = min(int(_FADE_S * sample_rate), len(samples))
    if not length:
        return samples
    fades_in, fades_out = abs(samples[0]) > _QUIET, abs(samples[-1]) > _QUIET
    if not (fades_in or fades_out):
        return samples
    softened = samples.copy()
    ramp = np.linspace(0.0, 1.0, length, dtype=np.float32)
    if fades_in:
        softened[:length] *= ramp
    if fades_out:
        softened[-length:] *= ramp[::-1]
    return softened
