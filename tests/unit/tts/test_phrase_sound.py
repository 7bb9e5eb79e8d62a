"""A phrase sounds the same however many pieces it comes in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.audio import Samples
from dragoman.tts.phrase_sound import PhraseSound

RATE = 24_000
LOUD_FROM, LOUD_TO, LENGTH = 6_000, 30_000, 40_800


def phrase(level: float = 0.5) -> Samples:
    sound = np.full(LENGTH, 1e-5, np.float32)
    sound[LOUD_FROM:LOUD_TO] = level * np.sin(2 * np.pi * 200 * np.arange(LOUD_TO - LOUD_FROM) / RATE)
    return sound


def fed(pieces: list[Samples], pause_s: float = 0.0) -> list[Samples]:
    sound = PhraseSound(RATE)
    return [*(sound.feed(piece) for piece in pieces), sound.end(pause_s)]


@given(cuts=st.lists(st.integers(0, LENGTH), max_size=6))
def test_pieces_join_to_the_whole(cuts: list[int]) -> None:
    pieces = fed(np.split(phrase(), sorted(cuts)), pause_s=0.1)
    joined, whole = np.concatenate(pieces), np.concatenate(fed([phrase()], pause_s=0.1))
    # Frames are counted from the beginning of a piece, so the silence that stays is a frame longer or shorter.
    assert len(joined) == pytest.approx(len(whole), abs=2 * 240)
    begin, end = np.flatnonzero(np.abs(joined) > 0.4)[[0, -1]]
    first, last = np.flatnonzero(np.abs(whole) > 0.4)[[0, -1]]
    np.testing.assert_array_equal(joined[begin : end + 1], whole[first : last + 1])
    assert np.all(joined[-2_400:] == 0)


def test_sound_is_handed_on_at_once_and_silence_after_it_is_not() -> None:
    first, second, third, last = fed([phrase()[:12_000], phrase()[12_000:36_000], phrase()[36_000:]])
    assert len(first) == pytest.approx(6_000, abs=2 * 480)
    assert len(second) == pytest.approx(18_000, abs=480)
    assert len(third) == 0
    assert len(last) == pytest.approx(960, abs=240)


def test_a_phrase_begins_and_ends_softly_and_goes_on_without_a_fade() -> None:
    pieces = fed(np.split(np.full(24_000, 0.5, np.float32), 2))
    joined = np.concatenate(pieces)
    assert joined[0] == joined[-1] == 0
    assert np.all(joined[240:-240] == 0.5)


def test_what_exceeds_full_scale_is_scaled_down_and_what_follows_alike() -> None:
    pieces = np.split(np.full(36_000, 0.9, np.float32), 3)
    pieces[1][6_000] = 1.25
    joined = np.concatenate(fed(pieces))
    assert np.max(joined) <= 1.0
    assert joined[6_000] == pytest.approx(0.9)
    assert np.all(joined[13_000:35_000:7] == pytest.approx(0.72))
    assert np.max(np.abs(np.diff(joined[11_000:13_000]))) < 0.001


@pytest.mark.parametrize("pieces", [[], [0], [100], [100, 100], [5_000, 0, 5_000]])
def test_a_phrase_without_sound_is_its_pause(pieces: list[int]) -> None:
    joined = np.concatenate(fed([np.zeros(length, np.float32) for length in pieces], pause_s=0.1))
    np.testing.assert_array_equal(joined, np.zeros(2_400))
