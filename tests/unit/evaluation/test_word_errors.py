"""Word error rates, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.word_errors import WordErrors, count_word_errors, plain_words

WORDS = st.lists(st.sampled_from(["one", "two", "três", "天気"]), min_size=1, max_size=8).map(" ".join)


def counted(reference: str, hypothesis: str) -> tuple[int, int, int, int]:
    errors = count_word_errors([reference], [hypothesis])
    return errors.words, errors.substitutions, errors.deletions, errors.insertions


@pytest.mark.parametrize(
    ("reference", "hypothesis", "expected"),
    [
        ("a b c", "a b c", (3, 0, 0, 0)),
        ("a b c", "a x c", (3, 1, 0, 0)),
        ("a b c", "a c", (3, 0, 1, 0)),
        ("a b c", "a b x c", (3, 0, 0, 1)),
        ("a b c", "", (3, 0, 3, 0)),
        ("Bom dia, senhor!", "bom dia senhor", (3, 0, 0, 0)),
        ("à noite", "a noite", (2, 1, 0, 0)),
    ],
)
def test_each_kind_of_error(reference: str, hypothesis: str, expected: tuple[int, int, int, int]) -> None:
    assert counted(reference, hypothesis) == expected


def test_errors_are_summed_over_the_corpus() -> None:
    errors = count_word_errors(["a b c d", "e f"], ["a b c x", "e"])
    assert errors == WordErrors(6, 1, 1, 0)
    assert errors.rate == pytest.approx(100 / 3)


def test_pairs_are_compared_with_each_other_only() -> None:
    assert count_word_errors(["a b", "c"], ["a", "b c"]) == WordErrors(3, 0, 1, 1)


def test_insertions_can_exceed_the_words() -> None:
    assert WordErrors(1, 0, 0, 3).rate == 300


def test_no_words_no_errors() -> None:
    assert WordErrors(0, 0, 0, 0).rate == 0


@given(WORDS)
def test_a_text_has_no_errors_against_itself(text: str) -> None:
    assert count_word_errors([text], [f" {text.upper()}. "]).rate == 0


@given(WORDS, WORDS)
def test_the_counts_add_up(reference: str, hypothesis: str) -> None:
    words, _substitutions, deletions, insertions = counted(reference, hypothesis)
    assert words == len(reference.split())
    assert words - deletions + insertions == len(hypothesis.split())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("  Two\n lines ", "two lines"),
        ("“Don\N{RIGHT SINGLE QUOTATION MARK}t!”", "don't"),
        ("guarda-chuva", "guarda chuva"),
        ("R$ 5,00", "r 5 00"),
        ("¿Qué?", "qué"),
        ("e\N{COMBINING ACUTE ACCENT}", "é"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}", "a"),
        ("🙂 ok", "ok"),
    ],
)
def test_what_does_not_count_as_a_difference(text: str, plain: str) -> None:
    assert plain_words(text) == plain


@given(st.text())
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plain_words(text) == " ".join(plain_words(text).split())
