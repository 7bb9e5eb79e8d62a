"""Resampling and rechunking."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.audio.rechunker import Rechunker
from dragoman.audio.resampling import StreamResampler, resample


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_a_stream_is_resampled_without_seams(rate: int) -> None:
    sound = (0.5 * np.sin(2 * np.pi * 300 * np.arange(rate) / rate)).astype(np.float32)
    resampler = StreamResampler(rate, 16_000)
    streamed = np.concatenate([*(resampler.feed(block) for block in np.array_split(sound, 97)), resampler.flush()])
    expected = 0.5 * np.sin(2 * np.pi * 300 * np.arange(16_000) / 16_000)
    assert len(streamed) == pytest.approx(16_000, abs=1)
    assert np.abs(streamed[800:15_000] - expected[800:15_000]).max() < 0.005


def test_the_same_rate_is_left_alone() -> None:
    sound = np.ones(10, np.float32)
    assert resample(sound, 24_000, 24_000) is sound
    assert len(resample(sound[:0], 24_000, 48_000)) == 0
    assert len(resample(sound, 24_000, 48_000)) == 20


@given(lengths=st.lists(st.integers(0, 50), max_size=20), size=st.integers(1, 40))
def test_rechunking_loses_nothing(lengths: list[int], size: int) -> None:
    sound = np.arange(sum(lengths), dtype=np.float32)
    rechunker = Rechunker(size)
    chunks = []
    position = 0
    for length in lengths:
        chunks += rechunker.feed(sound[position : position + length], 1.0)
        position += length
    chunks += rechunker.flush(2.0)
    assert np.array_equal(np.concatenate([sound[:0], *(chunk.samples for chunk in chunks)]), sound)
    assert all(len(chunk.samples) == size for chunk in chunks[:-1])
    assert [chunk.start_s for chunk in chunks] == [index * size / 16_000 for index in range(len(chunks))]
