"""Breaking text into subtitle lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.transcript.text_lines import LINE_WIDTH, break_text, width

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400)
SPEECH = st.lists(st.sampled_from(["hello", "a", "world,", "internationalisation", "天気。", "とても", "é́", "no."]))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(text=st.one_of(ANY_TEXT, SPEECH.map(" ".join)), lines=st.integers(1, 3))
def test_lines_fit_and_nothing_is_lost(text: str, lines: int) -> None:
    cues = break_text(text, lines)
    assert all(1 <= len(cue) <= lines for cue in cues)
    assert all(line and width(line) <= LINE_WIDTH for cue in cues for line in cue)
    assert squeezed("".join(line for cue in cues for line in cue)) == squeezed(text)


def test_widths() -> None:
    assert width("abc") == 3
    assert width("天気") == 4
    assert width("e\u0301") == 1


def test_a_short_text_is_one_line() -> None:
    assert break_text("Good morning.", 2) == [["Good morning."]]


def test_two_lines_are_of_much_the_same_width() -> None:
    assert break_text("The quick brown fox jumps over the lazy dog today.", 2) == [
        ["The quick brown fox jumps", "over the lazy dog today."]
    ]


def test_cues_end_with_a_clause_where_they_can() -> None:
    text = "We want to talk about the weather, which has been quite bad lately, and about what can be done against it."
    assert [cue[-1][-1] for cue in break_text(text, 2)] == [",", "."]


def test_a_word_is_broken_only_where_it_is_wider_than_a_line() -> None:
    assert [len(line) for cue in break_text("x" * 100, 2) for line in cue] == [42, 42, 16]


@pytest.mark.parametrize("text", ["今日は、" * 30, "「はい」と言った。" * 20, "ちょっとラーメンを食べに行った。" * 10])
def test_japanese_lines_do_not_begin_with_what_belongs_to_the_line_before(text: str) -> None:
    for cue in break_text(text, 2):
        for line in cue:
            assert unicodedata.category(line[0]) not in ("Pe", "Po")
            assert line[0] not in "ょっー"
            assert unicodedata.category(line[-1]) != "Ps"


def test_marks_stay_with_their_letters() -> None:
    for cue in break_text("กำ้" * 60 + "e\u0301" * 100, 2):
        assert not any(unicodedata.combining(line[0]) for line in cue)
