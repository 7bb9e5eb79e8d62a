from __future__ import annotations

import numpy as np

from dragoman.endpointing.silero import SileroVad


def test_noise_is_not_speech() -> None:
    vad = SileroVad()
    noise = np.random.default_rng(1).normal(0, 0.05, (30, vad.frame_samples)).astype(np.float32)
    assert max(vad.probability(frame) for frame in noise) < 0.5


def test_reset_forgets() -> None:
    vad = SileroVad()
    frames = np.random.default_rng(2).normal(0, 0.2, (10, vad.frame_samples)).astype(np.float32)
    first = [vad.probability(frame) for frame in frames]
    assert [vad.probability(frame) for frame in frames] != first
    vad.reset()
    assert [vad.probability(frame) for frame in frames] == first
