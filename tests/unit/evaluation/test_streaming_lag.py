"""LAAL and StreamLAAL, computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.emission import EmittedWord
from dragoman.evaluation.streaming_lag import Segment, average_lagging, segment_lags


@pytest.mark.parametrize(
    ("delays_s", "source_s", "reference_length", "expected_s"),
    [
        ([0.0, 1.0, 2.0], 3.0, 3, 0.0),  # evenly, with the speaker
        ([1.0, 2.0, 3.0], 3.0, 3, 1.0),  # always one second behind
        ([3.0, 3.0, 3.0], 3.0, 3, 3.0),  # all at the end: only the first word counts
        ([1.0, 2.0, 3.0, 3.0, 3.0, 3.0], 3.0, 3, (1 + 1.5 + 2) / 3),  # too many words: the pace is the hypothesis's
        ([1.0, 2.0], 3.0, 6, (1 + 1.5) / 2),  # too few: the pace is the reference's
        ([4.0, 5.0], 3.0, 2, 4.0),  # nothing before the end
        ([2.0], 4.0, 1, 2.0),
    ],
)
def test_average_lagging(delays_s: list[float], source_s: float, reference_length: int, expected_s: float) -> None:
    assert average_lagging(delays_s, source_s, reference_length) == pytest.approx(expected_s)


@given(st.integers(1, 20), st.floats(0.5, 60), st.floats(0, 1))
def test_a_constant_delay_is_the_lag(words: int, source_s: float, share: float) -> None:
    delay_s = share * source_s
    delays_s = [delay_s + place * source_s / words for place in range(words)]
    assert average_lagging(delays_s, source_s, words) == pytest.approx(delay_s)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=20), st.floats(1, 30), st.integers(1, 20), st.integers(1, 5))
def test_more_words_at_the_end_bring_no_advantage(
    delays_s: list[float], source_s: float, reference_length: int, surplus: int
) -> None:
    delays_s = [*sorted(delays_s), max(*delays_s, source_s)]
    padded = delays_s + [delays_s[-1]] * surplus
    assert (
        average_lagging(padded, source_s, reference_length)
        >= average_lagging(delays_s, source_s, reference_length) - 1e-9
    )


def words(text: str, *times_s: float) -> list[EmittedWord]:
    return [EmittedWord(word, at_s, at_s - 0.5) for word, at_s in zip(text.split(), times_s, strict=True)]


SEGMENTS = [Segment(0.0, 2.0, "a b"), Segment(10.0, 13.0, "c d e")]


def test_each_segment_counts_from_its_own_start() -> None:
    emitted = words("a b c d e", 1.0, 2.0, 12.0, 13.0, 14.0)
    by_clock = segment_lags(emitted, SEGMENTS, "pt", lambda word: word.at_s)
    assert by_clock == pytest.approx([(1.0 + 1.0) / 2, (2.0 + 2.0) / 2])
    by_sound = segment_lags(emitted, SEGMENTS, "pt", lambda word: word.heard_s)
    assert by_sound == pytest.approx([(0.5 + 0.5) / 2, (1.5 + 1.5 + 1.5) / 3])


def test_a_segment_without_words_is_left_out() -> None:
    assert segment_lags(words("c d e", 12.0, 13.0, 14.0), SEGMENTS, "pt", lambda word: word.at_s) == pytest.approx(
        [2.0]
    )
    assert segment_lags([], SEGMENTS, "pt", lambda word: word.at_s) == []


def test_characters_count_where_there_are_no_spaces() -> None:
    emitted = words("你 好 吗", 1.0, 2.0, 3.0)
    assert segment_lags(emitted, [Segment(0.0, 3.0, "你好吗")], "zh", lambda word: word.at_s) == pytest.approx([1.0])
