from __future__ import annotations

import numpy as np
import pytest

from dragoman.audio.echo_filter import EchoFilter
from dragoman.audio.echo_streams import BLOCK_SAMPLES
from dragoman.domain.audio import Samples

DELAY = 500


def noise(blocks: int, seed: int) -> Samples:
    return np.random.default_rng(seed).standard_normal(blocks * BLOCK_SAMPLES).astype(np.float32)


def echo_of(far: Samples) -> Samples:
    return np.concatenate((np.zeros(DELAY, np.float32), 0.3 * far))[: len(far)]


@pytest.mark.parametrize("blocks", [20, 100, 400])
def test_it_knows_how_much_of_the_echo_it_leaves(blocks: int) -> None:
    far = 0.1 * noise(blocks, 1)
    near = echo_of(far) + 1e-4 * noise(blocks, 2)
    learner = EchoFilter()
    rests, expected = [], []
    for block in range(blocks):
        part = slice(block * BLOCK_SAMPLES, (block + 1) * BLOCK_SAMPLES)
        rests.append(float(np.mean(learner.process(near[part], far[part]) ** 2)))
        expected.append(learner.expected_power)
    ratio = np.mean(rests[-10:]) / np.mean(expected[-10:])
    assert 0.01 < ratio < 4.0


def test_what_somebody_says_is_not_expected() -> None:
    far, speech = 0.1 * noise(300, 1), 0.03 * noise(300, 3)
    learner = EchoFilter()
    for block in range(300):
        part = slice(block * BLOCK_SAMPLES, (block + 1) * BLOCK_SAMPLES)
        said = speech[part] if block >= 200 else 0
        rest = learner.process(echo_of(far)[part] + said, far[part])
    assert float(np.mean(rest**2)) > 10 * learner.expected_power
