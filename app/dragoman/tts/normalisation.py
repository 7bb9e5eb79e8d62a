"""What the vocoder's layers normalise with before the whole phrase is known: how speech of its length is on average."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]
_MEAN, _SLOPE = 0, 1


class SpeechStatistics:
    """Means and variances of speakers.

    They depend on the length of a phrase, since the silence around it is part of it: each mean and each logarithm of a
    variance is taken for `a + b / length`. `packaging/kokoro_statistics.py` measures them.
    """

    def __init__(self, path: Path) -> None:
        """Read a file.

        Args:
            path: an `.npz` file with `names` and `channels` of the means, then as many variances; `lengths`, the
                shortest and the longest phrase in frames; for each speaker, an array of shape (2, sum of channels).

        Raises:
            OSError: it cannot be read.
            ValueError: it is damaged.
        """
        with np.load(path) as file:
            values = {name: file[name] for name in file.files}
        names, channels = values.pop("names"), values.pop("channels")
        self.layers = {str(name): int(number) for name, number in zip(names, channels, strict=True)}
        """Name of each mean and variance -> number of its channels."""
        self.channels = sum(self.layers.values())
        """How many numbers there are for a speaker."""
        self._shortest, self._longest = (int(length) for length in values.pop("lengths"))
        self._speakers = values

    def of(self, speaker: str, frames: int) -> Values | None:
        """Return the statistics of a phrase of so many frames, shape (1, n, 1); None for an unknown speaker."""
        line = self._speakers.get(speaker)
        if line is None:
            return None
        length = min(max(frames, self._shortest), self._longest)
        values: Values = line[_MEAN].astype(np.float32) + line[_SLOPE].astype(np.float32) / length
        variances = slice(self.channels // 2, None)
        values[variances] = np.exp(values[variances])
        return values.reshape(1, -1, 1)
