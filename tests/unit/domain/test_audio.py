"""Sound as a value."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk


def test_a_chunk_knows_its_times() -> None:
    chunk = AudioChunk(np.zeros(8_000, np.float32), 16_000, start_s=2.0)
    assert (chunk.duration_s, chunk.end_s) == (0.5, 2.5)


def test_no_sound_takes_no_time() -> None:
    assert AudioChunk.empty().duration_s == 0
    assert AudioChunk.empty().samples.dtype == np.float32


def test_a_chunk_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        AudioChunk.empty().sample_rate = 8_000
