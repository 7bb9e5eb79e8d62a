"""What is known of a speaker's means and variances."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.tts.normalisation import SpeechStatistics


@pytest.fixture
def statistics(tmp_path: Path) -> SpeechStatistics:
    path = tmp_path / "statistics.npz"
    lines = np.array([[1.0, 2.0, 3.0, 0.0, 1.0, 2.0], [100.0, 0.0, 0.0, 100.0, 0.0, 0.0]], np.float16)
    names = np.array(["mean 1", "mean 2", "variance 1", "variance 2"])
    np.savez(path, names=names, channels=np.array([1, 2, 1, 2]), lengths=np.array([50, 200]), somebody=lines)
    return SpeechStatistics(path)


def test_layers_have_their_channels_in_order(statistics: SpeechStatistics) -> None:
    assert list(statistics.layers.items()) == [("mean 1", 1), ("mean 2", 2), ("variance 1", 1), ("variance 2", 2)]
    assert statistics.channels == 6


@pytest.mark.parametrize(("frames", "length"), [(100, 100), (50, 50), (10, 50), (200, 200), (900, 200)])
def test_they_depend_on_the_length_as_far_as_it_was_measured(
    statistics: SpeechStatistics, frames: int, length: int
) -> None:
    values = statistics.of("somebody", frames)
    assert values is not None
    assert values.shape == (1, 6, 1)
    assert values.dtype == np.float32
    expected = [1 + 100 / length, 2, 3, np.exp(100 / length), np.e, np.e**2]
    assert values.ravel() == pytest.approx(expected, rel=1e-4)


def test_of_others_nothing_is_known(statistics: SpeechStatistics) -> None:
    assert statistics.of("nobody", 100) is None
