"""Sample rate conversion of mono sound."""

from __future__ import annotations

import numpy as np

from dragoman.domain.audio import Samples


class StreamResampler:
    """Converts sound that arrives block by block, without seams between the blocks.

    The filter looks ahead: what comes out lags some 20 ms behind what went in, until `flush`.
    """

    def __init__(self, from_rate: int, to_rate: int) -> None:
        """Both rates in Hz."""
        import soxr

        self._stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="float32", quality="HQ")

    def feed(self, samples: Samples) -> Samples:
        """Return what is ready after `samples`; both of shape (n,), the result possibly empty."""
        resampled: Samples = self._stream.resample_chunk(samples)
        return resampled

    def flush(self) -> Samples:
        """Return the rest, of shape (n,). Nothing may be fed afterwards."""
        rest: Samples = self._stream.resample_chunk(np.zeros(0, np.float32), last=True)
        return rest


def resample(samples: Samples, from_rate: int, to_rate: int) -> Samples:
    """Return a whole sound of shape (n,) converted from `from_rate` to `to_rate`, both in Hz."""
    if from_rate == to_rate or not len(samples):
        return samples
    import soxr

    resampled: Samples = soxr.resample(samples, from_rate, to_rate, quality="HQ")
    return resampled
