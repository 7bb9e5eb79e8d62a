"""Speaking faster or slower at the same pitch."""

from __future__ import annotations

import numpy as np

from dragoman.domain.audio import Samples

_FORMAT, _LAYOUT = "flt", "mono"
_BLOCK_S = 0.02
"""What the filter is given at a time: it hands on sound in blocks of that length, and only full ones."""


class Tempo:
    """Makes sound that comes piece by piece take `1 / rate` of the time, without seams.

    It overlaps and adds stretches of the sound (FFmpeg's `atempo`), and lags some 0.1 s behind until `flush`.
    """

    def __init__(self, sample_rate: int, rate: float) -> None:
        """Begin a sound.

        Args:
            sample_rate: Hz.
            rate: 0.5 to 2; at 1 sound stays as it is.
        """
        import av

        self._sample_rate = sample_rate
        self._block = round(_BLOCK_S * sample_rate)
        self._graph = None if rate == 1.0 else av.filter.Graph()
        if self._graph is not None:
            source = self._graph.add_abuffer(sample_rate=sample_rate, format=_FORMAT, layout=_LAYOUT)
            sink = self._graph.add("abuffersink")
            self._graph.link_nodes(source, self._graph.add("atempo", str(rate)), sink).configure()

    def feed(self, samples: Samples) -> Samples:
        """Return what is ready after `samples`; both of shape (n,), the result possibly empty."""
        if self._graph is None or not len(samples):
            return samples
        import av

        parts = []
        for block in np.split(samples, np.arange(self._block, len(samples), self._block)):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block, np.float32)[np.newaxis], _FORMAT, _LAYOUT)
            frame.sample_rate = self._sample_rate
            self._graph.push(frame)
            parts.append(self._ready())
        return np.concatenate(parts)

    def flush(self) -> Samples:
        """Return the rest, of shape (n,). Nothing may be fed afterwards."""
        if self._graph is None:
            return np.zeros(0, np.float32)
        self._graph.push(None)
        return self._ready()

    def _ready(self) -> Samples:
        import av

        assert self._graph is not None
        parts = [np.zeros(0, np.float32)]
        while True:
            try:
                parts.append(self._graph.pull().to_ndarray()[0])
            except (av.EOFError, av.BlockingIOError):
                return np.concatenate(parts)
