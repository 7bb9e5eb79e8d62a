"""Marian's position encodings."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt


def sinusoids(count: int, dimensions: int) -> npt.NDArray[np.float32]:
    """Return the encodings of the first places: half of the dimensions are sines, the other half cosines.

    Their rates go from 1 to 1/10,000, both included (Marian's `sinusoidalPositionEmbeddings`).

    Returns:
        (count, dimensions)
    """
    half = dimensions // 2
    rates = np.exp(np.arange(half) * (-math.log(10000.0) / (half - 1)))
    angles = np.arange(count)[:, None] * rates[None]
    return np.concatenate((np.sin(angles), np.cos(angles)), 1).astype(np.float32)
