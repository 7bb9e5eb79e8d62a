from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.stability import Stability
from dragoman.pipeline.shown_text import ShownText

GROWING = ("In", "In June it", "In June it was", "In June it was said that")


def shown(texts: Sequence[str], stability: Stability, committed: str = "") -> list[str]:
    text = ShownText()
    return [text.tentative(1, committed, each.removeprefix(committed), stability) for each in texts]


@pytest.mark.parametrize(
    ("stability", "said"),
    [
        (Stability.QUICK, list(GROWING)),
        (Stability.BALANCED, ["", "In", "In June it", "In June it was"]),
        (Stability.STEADY, ["", "", "", "In June"]),
    ],
)
def test_the_steadier_the_longer_words_wait(stability: Stability, said: list[str]) -> None:
    assert shown(GROWING, stability) == said


def test_what_changes_is_taken_back_as_far_as_it_does() -> None:
    texts = ["And unit was", "And unit was", "In June it was", "In June it was said"]
    assert shown(texts, Stability.BALANCED) == ["", "And unit was", "", "In June it was"]


def test_what_is_shown_stays_while_it_holds_although_another_text_was_in_between() -> None:
    texts = ["It is late", "It is late now", "It is", "It is late", "It is late today"]
    assert shown(texts, Stability.BALANCED)[1:] == ["It is late", "It is", "It is", "It is late"]


def test_committed_text_is_not_shown_again() -> None:
    texts = ["It is late. We", "It is late. We go", "It is late. We go home"]
    assert shown(texts, Stability.BALANCED, "It is late.") == ["", " We", " We go"]


def test_all_is_shown_where_it_is_whole_and_stays_while_it_holds() -> None:
    text = ShownText()
    assert text.tentative(1, "", "It is late.", Stability.STEADY, is_whole=True) == "It is late."
    assert text.tentative(1, "", "It is late. Go", Stability.STEADY) == "It is late."


def test_each_utterance_has_its_own() -> None:
    text = ShownText()
    text.tentative(1, "", "It is late", Stability.BALANCED)
    assert text.tentative(2, "", "It is late", Stability.BALANCED) == ""


@given(st.lists(st.text()), st.sampled_from(Stability))
def test_what_is_shown_is_the_beginning_of_the_text(texts: list[str], stability: Stability) -> None:
    assert all(text.startswith(part) for text, part in zip(texts, shown(texts, stability), strict=True))
