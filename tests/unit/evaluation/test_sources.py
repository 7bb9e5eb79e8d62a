"""Recordings one after the other, with silence between them, at speaking speed."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.audio import Samples
from dragoman.evaluation.clips import write_wav
from dragoman.evaluation.memory import SoundSource, joined
from dragoman.evaluation.sources import InARow, Live, Watched, endless


def tone(level: float, count: int = 4_000) -> Samples:
    return np.full(count, level, np.float32)


@pytest.fixture
def recordings(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "1.wav", tmp_path / "2.wav"]
    write_wav(paths[0], tone(0.25))
    write_wav(paths[1], tone(0.5))
    return paths


def test_recordings_follow_each_other_on_one_time_line(recordings: list[Path]) -> None:
    chunks = list(InARow(recordings, silence_s=0.2).chunks())
    expected = joined([tone(0.25), tone(0, 3_200), tone(0.5), tone(0, 3_200)])
    np.testing.assert_allclose(joined(chunk.samples for chunk in chunks), expected, atol=1e-3)
    for before, after in itertools.pairwise(chunks):
        assert after.start_s == pytest.approx(before.end_s)
    assert max(chunk.duration_s for chunk in chunks) <= 0.1


def test_endless_recordings_end_when_it_is_enough(recordings: list[Path]) -> None:
    chunks = list(InARow(endless(recordings), silence_s=0.0, longest_s=2.0).chunks())
    assert chunks[-1].end_s == pytest.approx(2.0, abs=0.1)


def test_it_can_be_closed(recordings: list[Path]) -> None:
    source = InARow(endless(recordings), silence_s=0.0)
    chunks = source.chunks()
    next(chunks)
    source.close()
    assert list(chunks) == []


def test_live_sound_takes_its_time_and_knows_its_start() -> None:
    live = Live(SoundSource(tone(0.1, 4_800)))
    assert not live.wait_for_start(0)
    begin_s = time.monotonic()
    for chunk in live.chunks():
        assert chunk.captured_at_s >= live.started_at_s + chunk.end_s - 1e-6
        assert live.wait_for_start(0)
    assert begin_s <= live.started_at_s <= time.monotonic() - 0.3 + 1e-6
    assert live.duration_s == pytest.approx(0.3)
    live.close()


def test_what_is_taken_is_told() -> None:
    told: list[float] = []
    watched = Watched(SoundSource(tone(0.1, 4_000)), told.append)
    assert len(list(watched.chunks())) == 3
    assert told == pytest.approx([0.1, 0.2, 0.25])
    watched.close()
