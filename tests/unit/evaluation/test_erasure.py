"""Normalised erasure, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.events import UtteranceDiscarded
from dragoman.evaluation.erasure import Erasure, erasure, shown_subtitles, shown_translations
from support.happenings import heard, translated, translating, understood

WORDS = st.lists(st.sampled_from("abc"), max_size=6)


def words(*texts: str) -> list[list[str]]:
    return [text.split() for text in texts]


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        (words("a", "a b", "a b c"), Erasure(0, 3)),
        (words("a b", "a c", "a c d"), Erasure(1, 3)),
        (words("a b c", "x b c"), Erasure(3, 3)),
        (words("a b c", "a"), Erasure(2, 1)),
        (words("a b", ""), Erasure(2, 0)),
        (words("a"), Erasure(0, 1)),
    ],
)
def test_words_behind_the_shared_prefix_are_erased(revisions: list[list[str]], expected: Erasure) -> None:
    assert erasure([revisions]) == expected


def test_the_rate_is_over_all_utterances() -> None:
    assert erasure([words("a b", "a c"), words("d")]).rate == pytest.approx(1 / 3)
    assert erasure([]).rate == 0


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_text_that_only_grows_erases_nothing(parts: list[list[str]]) -> None:
    grown = [[word for part in parts[: count + 1] for word in part] for count in range(len(parts))]
    assert erasure([grown]).erased == 0


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_nothing_is_erased_that_was_not_shown(revisions: list[list[str]]) -> None:
    assert 0 <= erasure([revisions]).erased <= sum(map(len, revisions[:-1]))


def test_committed_and_tentative_text_are_shown_alike() -> None:
    events = [
        heard(1, "Good", " mourning"),
        translating(1, "Bom", " luto"),
        heard(2, "", "Yes"),
        heard(1, "Good morning", ""),
        understood(1, "Good morning."),
        translated(1, "Bom dia."),
        understood(2, "Yes"),
        translated(2, "Sim"),
    ]
    assert shown_subtitles(events) == [words("Good mourning", "Good morning", "Good morning."), words("Yes", "Yes")]
    assert shown_translations(events) == [words("Bom luto", "Bom dia."), words("Sim")]


def test_what_turns_out_to_be_no_speech_is_taken_back() -> None:
    events = [heard(1, "", "Thank you"), translating(1, "", "Obrigado"), UtteranceDiscarded(utterance_id=1)]
    assert erasure(shown_subtitles(events)) == Erasure(2, 0)
    assert erasure(shown_translations(events)) == Erasure(1, 0)
    assert shown_subtitles([UtteranceDiscarded(utterance_id=2)]) == []
