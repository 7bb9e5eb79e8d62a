"""When which text stands on the screen."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.transcript.cues import make_cues
from dragoman.transcript.text_lines import LINE_WIDTH, width

TIMES = st.floats(0, 10_000)


@given(
    texts=st.lists(st.text(alphabet="abc ,.天気", max_size=300), min_size=1, max_size=2).map(tuple),
    start_s=TIMES,
    duration_s=st.floats(0, 60),
    pause_s=st.floats(0, 10),
)
def test_cues_follow_one_another_and_can_be_seen(
    texts: tuple[str, ...], start_s: float, duration_s: float, pause_s: float
) -> None:
    end_s = start_s + duration_s
    cues = make_cues(texts, start_s, end_s, end_s + pause_s)
    assert bool(cues) == any(text.strip() for text in texts)
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(width(line) <= LINE_WIDTH for line in cue.lines)
        assert cue.end_s > cue.start_s
    for before, cue in itertools.pairwise(cues):
        assert cue.start_s == before.end_s
    if cues:
        assert cues[0].start_s == start_s
        assert cues[-1].end_s >= end_s - 1e-6


def test_a_short_cue_stays_until_it_can_be_read() -> None:
    (cue,) = make_cues(("Yes.",), 10.0, 10.2, 20.0)
    assert cue.end_s == 11.0


def test_but_not_beyond_the_next_utterance() -> None:
    (cue,) = make_cues(("Yes.",), 10.0, 10.2, 10.6)
    assert cue.end_s == 10.6


def test_times_are_shared_in_proportion() -> None:
    cues = make_cues((("x" * 42 + " ") * 3,), 0.0, 9.0, 9.0)
    assert [round(cue.end_s, 3) for cue in cues] == [6.0, 9.0]


def test_original_over_translation() -> None:
    cues = make_cues(("Bom dia.", "Good morning."), 0.0, 2.0, 2.0)
    assert [cue.lines for cue in cues] == [("Bom dia.", "Good morning.")]


@pytest.mark.parametrize("texts", [("short", "word " * 30), ("word " * 30, "short")])
def test_the_shorter_text_stays_while_the_longer_goes_on(texts: tuple[str, str]) -> None:
    cues = make_cues(texts, 0.0, 10.0, 10.0)
    assert len(cues) > 2
    assert all("short" in cue.lines for cue in cues)
