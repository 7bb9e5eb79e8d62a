"""Speaking faster or slower at the same pitch."""

from __future__ import annotations

import numpy as np

from dragoman.domain.audio import Samples

_FORMAT, _LAYOUT = "flt", "mono"


def at_tempo(samples: Samples, sample_rate: int, rate: float) -> Samples:
    """Return sound that takes `1 / rate` of the time, by overlapping and adding stretches of it (FFmpeg's `atempo`).

    Args:
        samples: shape (n,).
        sample_rate: Hz.
        rate: 0.5 to 2.
    """
    if rate == 1.0 or not len(samples):
        return samples
    import av

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=sample_rate, format=_FORMAT, layout=_LAYOUT)
    graph.link_nodes(source, graph.add("atempo", str(rate)), graph.add("abuffersink")).configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32)[np.newaxis], _FORMAT, _LAYOUT)
    frame.sample_rate = sample_rate
    graph.push(frame)
    graph.push(None)
    parts = []
    while True:
        try:
            parts.append(graph.pull().to_ndarray()[0])
        except (av.EOFError, av.BlockingIOError):
            return np.concatenate([samples[:0], *parts])
