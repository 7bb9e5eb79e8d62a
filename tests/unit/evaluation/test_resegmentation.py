"""Where a text without sentence borders is cut."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.resegmentation import resegment

WORDS = st.lists(st.sampled_from("abcd"), max_size=8)


def cut(hypothesis: str, *references: str) -> list[str]:
    words = hypothesis.split()
    stretches = resegment(words, [reference.split() for reference in references])
    return [" ".join(words[place] for place in stretch) for stretch in stretches]


def edits(first: list[str], second: list[str]) -> int:
    """Count edits in the plainest possible way."""

    @cache
    def rest(one: int, other: int) -> int:
        if one == len(first) or other == len(second):
            return len(first) - one + len(second) - other
        if first[one] == second[other]:
            return rest(one + 1, other + 1)
        return 1 + min(rest(one + 1, other), rest(one, other + 1), rest(one + 1, other + 1))

    return rest(0, 0)


@pytest.mark.parametrize(
    ("hypothesis", "references", "expected"),
    [
        ("a b c d", ["a b", "c d"], ["a b", "c d"]),
        ("a x c d", ["a b", "c d"], ["a x", "c d"]),
        ("a c d", ["a b", "c d"], ["a", "c d"]),
        ("a b x c d", ["a b", "c d"], ["a b x", "c d"]),
        ("a b c d x y", ["a b", "c d"], ["a b", "c d x y"]),
        ("c d", ["a b", "c d"], ["", "c d"]),
        ("", ["a b", "c d"], ["", ""]),
        ("a b", ["a b"], ["a b"]),
        ("x y z", ["a"], ["x y z"]),
        ("Bom DIA, senhor. Tudo bem?", ["Bom dia, senhor!", "tudo bem"], ["Bom DIA, senhor.", "Tudo bem?"]),
        ("a b", ["", "a b", ""], ["", "a b", ""]),
    ],
)
def test_the_cut_is_where_the_words_fit_best(hypothesis: str, references: list[str], expected: list[str]) -> None:
    assert cut(hypothesis, *references) == expected


def test_without_references_there_is_nothing_to_cut() -> None:
    assert resegment([], []) == []


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_no_other_cut_would_have_fewer_errors(words: list[str], references: list[list[str]]) -> None:
    stretches = resegment(words, references)
    assert [place for stretch in stretches for place in stretch] == list(range(len(words)))
    in_parts = sum(
        edits([words[place] for place in stretch], reference)
        for stretch, reference in zip(stretches, references, strict=True)
    )
    assert in_parts == edits(words, [word for reference in references for word in reference])
