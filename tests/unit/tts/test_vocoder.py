"""Pieces of sound, made of stretches of frames."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.tts.graph_split import FEATURES, HAS_OWN_STATISTICS, SOURCE, STATISTICS, STYLE
from dragoman.tts.vocoder import FRAME_SAMPLES, Frames, Vocoder

STATISTICS_OF_SPEECH = np.full((1, 5, 1), 0.25, np.float32)


class Session:
    """In place of ONNX Runtime's: the source's samples, times the statistics, and wrong near both ends."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.own: list[bool] = []

    def run(self, _outputs: None, inputs: dict[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        frames = inputs[FEATURES].shape[-1]
        assert inputs[SOURCE].shape == (1, frames * FRAME_SAMPLES + 20)
        assert inputs[STYLE].shape == (1, 3)
        self.lengths.append(frames)
        self.own.append(bool(inputs[HAS_OWN_STATISTICS][0]))
        gain = 1.0 if self.own[-1] else inputs[STATISTICS][0, 0, 0]
        sound = gain * inputs[SOURCE][:, 10:-10]
        sound[:, : 2 * FRAME_SAMPLES] = sound[:, -2 * FRAME_SAMPLES :] = 9.0
        return [sound]


def frames(length: int, onset: int = 20) -> Frames:
    source = np.sin(np.arange(length * FRAME_SAMPLES + 20) / 50, dtype=np.float32)[np.newaxis]
    return Frames(np.zeros((1, 4, length), np.float32), source, np.zeros((1, 3), np.float32), onset)


@pytest.mark.parametrize("length", [70, 110, 166, 278, 466, 1_000])
def test_pieces_join_to_the_sound_from_the_onset_on(length: int) -> None:
    phrase = frames(length)
    joined = np.concatenate(list(Vocoder(Session(), 5).pieces(phrase, STATISTICS_OF_SPEECH)))
    expected = 0.25 * phrase.source[0, 10 + 20 * FRAME_SAMPLES : -10]
    assert len(joined) == len(expected)
    inner = slice(0, len(expected) - 2 * FRAME_SAMPLES)  # where the phrase itself ends there is nothing around it
    np.testing.assert_allclose(joined[inner], expected[inner], atol=1e-6)


def test_the_first_piece_is_short_and_each_one_leaves_time_for_the_next() -> None:
    session = Session()
    pieces = Vocoder(session, 5).pieces(frames(1_000), STATISTICS_OF_SPEECH)
    first = len(next(pieces))
    assert len(session.lengths) == 1
    assert first / 24_000 <= 0.5
    lengths = [first, *map(len, pieces)]
    assert all(after <= 1.5 * before for before, after in pairwise(lengths[:-1]))
    assert all(after > before for before, after in pairwise(lengths[:-1]))
    assert sum(session.lengths) < 1.1 * 1_000


@pytest.mark.parametrize(("frame_s", "pieces"), [(0.001, 6), (0.006, 6), (0.009, 5), (0.05, 1)])
def test_the_slower_the_processor_the_longer_the_first_piece(
    monkeypatch: pytest.MonkeyPatch, frame_s: float, pieces: int
) -> None:
    session = Session()
    monkeypatch.setattr("dragoman.tts.vocoder.time.monotonic", lambda: frame_s * sum(session.lengths))
    phrase = frames(600)
    made = []
    heard_until_s = 0.0
    for piece in Vocoder(session, 5).pieces(phrase, STATISTICS_OF_SPEECH):
        now_s = frame_s * sum(session.lengths)
        assert not made or now_s <= heard_until_s
        heard_until_s = max(now_s, heard_until_s) + len(piece) / 24_000
        made.append(piece)
    assert len(made) == pieces
    assert sum(map(len, made)) == 580 * FRAME_SAMPLES


def test_a_short_phrase_is_one_piece() -> None:
    assert len(list(Vocoder(Session(), 5).pieces(frames(70), STATISTICS_OF_SPEECH))) == 1


def test_the_whole_is_made_with_its_own_statistics() -> None:
    session, phrase = Session(), frames(100)
    sound = Vocoder(session, 5).whole(phrase)
    assert session.own == [True]
    assert len(sound) == 100 * FRAME_SAMPLES
