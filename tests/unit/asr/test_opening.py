"""Whether an utterance goes on with a sentence, with scripted answers in place of the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from dragoman.asr.decoder import Decoded
from dragoman.asr.opening import Opening, find_opening, seems_to_go_on, unended

SAID = ("Ask", "not", ".")


@dataclass
class NextWord:
    """In place of `WhisperDecoder`: what it would write first; tokens are words and marks."""

    token: str
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def decode(self, _encoded: object, _language: str, *, before: tuple[str, ...], most_tokens: int) -> Decoded:
        assert most_tokens == 1
        self.asked.append(before)
        return decoded(self.token, log_probability=-0.6)

    @staticmethod
    def text(tokens: tuple[str, ...], _language: str) -> str:
        return " ".join(tokens)


def decoded(text: str, *, log_probability: float = -0.4) -> Decoded:
    return Decoded(tuple(text.split()), text, log_probability, 0.0, is_ended=True)  # type: ignore[arg-type]


def opening(token: str, said: tuple[str, ...] = SAID) -> tuple[Opening, NextWord]:
    decoder: Any = NextWord(token)
    return find_opening(decoder, object(), "en", said), decoder  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("token", "before", "goes_on"),
    [
        (".", ("Ask", "not", "."), False),
        ("?", ("Ask", "not", "?"), False),
        (",", ("Ask", "not", ","), True),
        ("what", ("Ask", "not"), True),
        ("What", ("Ask", "not"), False),
        ("", ("Ask", "not"), False),
    ],
)
def test_what_stands_in_place_of_the_full_stop_tells_it(token: str, before: tuple[str, ...], goes_on: bool) -> None:
    found, decoder = opening(token)
    assert (found.before, found.goes_on) == (before, goes_on)
    assert decoder.asked == [("Ask", "not")]


def test_after_a_question_a_sentence_begins() -> None:
    found, decoder = opening("what", ("Ask", "what", "?"))
    assert (found.before, found.goes_on, decoder.asked) == (("Ask", "what", "?"), False, [])


@pytest.mark.parametrize(("token", "goes_on"), [("Mission", True), (".", False)])
def test_what_broke_off_goes_on_unless_it_was_over_all_the_same(token: str, goes_on: bool) -> None:
    assert opening(token, ("this", "morning"))[0].goes_on is goes_on


@pytest.mark.parametrize(("mark", "goes_on"), [(",", True), (".", False)])
def test_a_mark_that_a_careful_search_finds_all_the_same_is_no_part_of_the_text(mark: str, goes_on: bool) -> None:
    found, decoder = opening("what")
    read, is_on = found.read(decoder, decoded(f"{mark} what you can."), "en")  # type: ignore[arg-type]
    assert (read.tokens, read.text, is_on) == (("what", "you", "can."), "what you can.", goes_on)


def test_a_mark_that_is_sure_is_not_looked_for_again() -> None:
    found, decoder = opening(",")
    text = decoded("- what you can.")
    assert found.read(decoder, text, "en") == (text, True)  # type: ignore[arg-type]


def test_how_probable_a_word_is_there_says_nothing_about_the_words() -> None:
    found, decoder = opening("not")
    read, _ = found.read(decoder, decoded("not now", log_probability=-0.8), "en")  # type: ignore[arg-type]
    of_three_tokens_and_the_end = -0.8 * 3
    assert read.log_probability == pytest.approx((of_three_tokens_and_the_end - -1.2) / 2)


@pytest.mark.parametrize(
    ("tokens", "expected"), [(("Ask", "。"), ("Ask",)), (("Ask", "..."), ("Ask", "...")), ((), ())]
)
def test_only_a_full_stop_is_taken_off(tokens: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert unended(NextWord(""), tokens, "en") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "text", "goes_on"),
    [
        ("He told us", "about the sea.", True),
        ("He told us", "About the sea.", False),
        ("Did he?", "about the sea.", False),
        ("he told us", "about the sea and then", False),
        ("He told us", "", False),
    ],
)
def test_where_only_the_text_can_tell_it_has_to_be_written_in_sentences(said: str, text: str, goes_on: bool) -> None:
    assert seems_to_go_on(said, text) is goes_on
