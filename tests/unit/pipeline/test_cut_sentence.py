"""Sentences that a pause has cut, with a translator that writes in capitals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from dragoman.pipeline.cut_sentence import CutSentence

PAIR = ("en", "pt")


@dataclass
class Capitals:
    """A `Translator` that goes on from the beginning it is given with what the rest of the text is in capitals."""

    between: str = " "
    asked: list[tuple[str, str]] = field(default_factory=list)

    def translate(self, text: str, _source: str, _target: str, beginning: str = "") -> str:
        self.asked.append((text, beginning))
        if not beginning:
            return text.upper()
        rest = text.upper()[len(beginning) :].lstrip()
        return f"{beginning}{self.between}{rest}" if rest else beginning


def cut_after(source: str, translation: str, translator: Capitals) -> CutSentence:
    sentence = CutSentence(translator)
    sentence.note(source, translation, PAIR, goes_on=False)
    return sentence


def test_what_follows_is_translated_as_a_part_of_the_whole() -> None:
    translator = Capitals()
    sentence = cut_after("We are thinking.", "WE ARE THINKING.", translator)
    assert sentence.following("of the families.", PAIR, "") == "OF THE FAMILIES."
    assert translator.asked == [("We are thinking of the families.", "WE ARE THINKING")]


def test_committed_words_stay() -> None:
    sentence = cut_after("We are thinking.", "WE ARE THINKING.", Capitals())
    assert sentence.following("of the families.", PAIR, "OF THE") == "OF THE FAMILIES."


def test_a_capital_letter_that_was_shown_too_soon_does_not_begin_the_sentence_anew() -> None:
    translator = Capitals()
    sentence = cut_after("We are thinking.", "WE ARE THINKING.", translator)
    assert sentence.following("of the families.", PAIR, "Of the") == "Of the FAMILIES."
    assert translator.asked[-1][1] == "WE ARE THINKING of the"


@pytest.mark.parametrize("between", [", ", ". ", " – ", "，"])
def test_the_mark_between_them_belongs_to_what_was_shown_before(between: str) -> None:
    sentence = cut_after("A day later.", "A DAY LATER.", Capitals(between))
    assert sentence.following("it was over.", PAIR, "") == "IT WAS OVER."


def test_a_third_part_follows_on_both() -> None:
    translator = Capitals()
    sentence = cut_after("The mankind is led.", "THE MANKIND IS LED.", translator)
    sentence.note("beyond our world.", "BEYOND OUR WORLD.", PAIR, goes_on=True)
    assert sentence.following("by discovery.", PAIR, "") == "BY DISCOVERY."
    assert translator.asked[-1] == (
        "The mankind is led beyond our world by discovery.",
        "THE MANKIND IS LED BEYOND OUR WORLD",
    )


def test_of_a_very_long_sentence_only_the_last_part_counts() -> None:
    translator = Capitals()
    sentence = cut_after("So " * 70, "SO " * 70, translator)
    sentence.note("we waited.", "WE WAITED.", PAIR, goes_on=True)
    sentence.following("again.", PAIR, "")
    assert translator.asked[-1] == ("we waited again.", "WE WAITED")


def test_sentences_after_the_rest_are_translated_by_themselves() -> None:
    translator = Capitals()
    sentence = cut_after("We saw.", "WE SAW.", translator)
    assert sentence.following("the sea. It was late.", PAIR, "") == "THE SEA. IT WAS LATE."
    assert translator.asked == [("We saw the sea.", "WE SAW"), ("It was late.", "")]


def in_other_languages(sentence: CutSentence) -> str:
    return sentence.following("the sea.", ("pt", "en"), "")


def with_nothing_left(sentence: CutSentence) -> str:
    return sentence.following("", PAIR, "")


@pytest.mark.parametrize("ask", [in_other_languages, with_nothing_left])
def test_what_cannot_follow_is_left_to_the_caller(ask: Callable[[CutSentence], str]) -> None:
    assert ask(cut_after("We saw.", "WE SAW.", Capitals())) == ""


def test_so_is_what_cannot_be_forced() -> None:
    class Stubborn(Capitals):
        def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
            return super().translate(text, source, target).removeprefix(beginning)

    assert cut_after("We saw.", "WE SAW.", Stubborn()).following("the sea.", PAIR, "") == ""


def test_before_anything_was_said_nothing_can_follow() -> None:
    assert CutSentence(Capitals()).following("the sea.", PAIR, "") == ""


def test_scripts_without_spaces_get_none() -> None:
    translator = Capitals()
    sentence = CutSentence(translator)
    sentence.note("我们看见了。", "WE SAW.", ("zh", "en"), goes_on=False)
    sentence.following("大海。", ("zh", "en"), "")
    assert translator.asked == [("我们看见了大海。", "WE SAW")]
