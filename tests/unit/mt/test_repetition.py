from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.mt.repetition import repeats

WORDS = st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=8)


@given(before=WORDS, said=WORDS, after=WORDS)
def test_four_times_the_same_is_repetition(before: list[str], said: list[str], after: list[str]) -> None:
    assert repeats(before + said * 4 + after)


@pytest.mark.parametrize("text", ["", "a", "very very very good", "the cat and the dog and the bird", "no no no"])
def test_what_people_say_is_none(text: str) -> None:
    assert not repeats(text.split())


@given(st.lists(st.integers(), unique=True))
def test_what_never_comes_twice_is_none(tokens: list[int]) -> None:
    assert not repeats([str(token) for token in tokens])
