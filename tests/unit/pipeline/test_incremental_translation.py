"""Translating what is still being said, with a dictionary in place of the model."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.speech import Hypothesis, Translation
from dragoman.domain.stability import Stability
from dragoman.pipeline.incremental_translation import IncrementalTranslation


@dataclass
class Glossary:
    """A `Translator` that writes in capitals, but for the texts it knows, as (beginning, text) or text."""

    known: dict[str | tuple[str, str], str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        assert source != target
        self.asked.append(text)
        return self.known.get((beginning, text)) or self.known.get(text, text.upper())


def heard(
    committed: str, tentative: str = "", *, number: int = 1, is_final: bool = False, goes_on: bool = False
) -> Hypothesis:
    return Hypothesis(number, committed, "en", tentative=tentative, is_final=is_final, goes_on=goes_on)


def texts(translation: Translation) -> tuple[str, str]:
    return translation.committed, translation.tentative


def test_what_two_translations_agree_on_is_committed() -> None:
    translations = IncrementalTranslation(Glossary())
    first = translations.update(heard("", "one two three"), "pt", Stability.QUICK)
    second = translations.update(heard("one", " two three four"), "pt", Stability.QUICK)
    assert texts(first) == ("", "ONE TWO THREE")
    assert texts(second) == ("ONE TWO", " THREE FOUR")


@pytest.mark.parametrize(
    ("stability", "shown"),
    [(Stability.QUICK, "A B C D"), (Stability.BALANCED, "A B C"), (Stability.STEADY, "")],
)
def test_words_that_are_new_wait_where_it_has_to_be_steady(stability: Stability, shown: str) -> None:
    translations = IncrementalTranslation(Glossary())
    translations.update(heard("", "a b c"), "pt", stability)
    assert translations.update(heard("", "a b c d"), "pt", stability).text == shown


def test_where_nobody_hears_it_sooner_a_sentence_is_translated_as_a_whole() -> None:
    glossary = Glossary(
        {"I am": "Eu sou", "I am allergic": "Eu sou alérgico", "I am allergic to nuts.": "Tenho alergia."}
    )
    translations = IncrementalTranslation(glossary)
    for said in ("I am", "I am allergic"):
        shown = translations.update(heard("", said), "pt", Stability.QUICK, is_binding=False)
        assert shown.committed == ""
    assert translations.likely == "Eu"
    final = translations.update(heard("I am allergic to nuts.", is_final=True), "pt", Stability.QUICK, is_binding=False)
    assert final.text == "Tenho alergia."


def test_everything_is_shown_in_the_end() -> None:
    translations = IncrementalTranslation(Glossary())
    translations.update(heard("", "one two"), "pt", Stability.STEADY)
    final = translations.update(heard("one two three", is_final=True), "pt", Stability.STEADY)
    assert texts(final) == ("ONE TWO THREE", "")


def test_a_committed_sentence_is_translated_once() -> None:
    glossary = Glossary()
    translations = IncrementalTranslation(glossary)
    translations.update(heard("It is late. ", "We should"), "pt", Stability.QUICK)
    translations.update(heard("It is late. We should", " go"), "pt", Stability.QUICK)
    final = translations.update(heard("It is late. We should go.", is_final=True), "pt", Stability.QUICK)
    assert final.text == "IT IS LATE. WE SHOULD GO."
    assert glossary.asked.count("It is late.") == 1


def test_words_committed_of_the_next_sentence_are_not_said_twice() -> None:
    translations = IncrementalTranslation(
        Glossary({"Have you heard that he went home?": "YOU KNOW THAT HE WENT HOME?"})
    )
    for tentative in ("Hi Ann. Have you heard that", "Hi Ann. Have you heard that he"):
        early = translations.update(heard("", tentative), "pt", Stability.QUICK)
    assert early.committed == "HI ANN. HAVE YOU HEARD"
    translations.update(heard("Hi Ann.", " Have you heard that he"), "pt", Stability.QUICK)
    final = translations.update(heard("Hi Ann. Have you heard that he went?", is_final=True), "pt", Stability.QUICK)
    assert final.text == "HI ANN. HAVE YOU HEARD THAT HE WENT?"


def test_what_was_committed_stays_where_the_whole_is_worded_otherwise() -> None:
    glossary = Glossary({"he went": "ele foi à", "he went to": "ele foi para", "he went to bed.": "foi dormir cedo."})
    translations = IncrementalTranslation(glossary)
    translations.update(heard("", "he went"), "pt", Stability.QUICK)
    translations.update(heard("he", " went to"), "pt", Stability.QUICK)
    final = translations.update(heard("he went to bed.", is_final=True), "pt", Stability.QUICK)
    assert final.text == "ele foi dormir cedo."


def test_the_translation_goes_on_from_what_was_committed() -> None:
    glossary = Glossary(
        {
            "on Sunday": "aos domingos",
            "on Sunday we": "aos domingos nós",
            ("aos", "on Sunday we swim."): "aos domingos a gente nada.",
            "on Sunday we swim.": "nós nadamos no domingo.",
        }
    )
    translations = IncrementalTranslation(glossary)
    translations.update(heard("", "on Sunday"), "pt", Stability.QUICK)
    assert translations.update(heard("on", " Sunday we"), "pt", Stability.QUICK).committed == "aos"
    final = translations.update(heard("on Sunday we swim.", is_final=True), "pt", Stability.QUICK)
    assert final.text == "aos domingos a gente nada."


def test_a_finished_sentence_goes_on_from_what_was_committed_of_it() -> None:
    glossary = Glossary(
        {
            ("ON", "On Sunday we swim."): "ON SUNDAYS, ALL OF US SWIM.",
            "On Sunday we swim.": "WE SWIM. ON SUNDAY!",
        }
    )
    translations = IncrementalTranslation(glossary)
    translations.update(heard("", "On Sunday"), "pt", Stability.QUICK)
    translations.update(heard("On", " Sunday we"), "pt", Stability.QUICK)
    shown = translations.update(heard("On Sunday we swim. It", " is"), "pt", Stability.QUICK)
    assert shown.text == "ON SUNDAYS, ALL OF US SWIM. IT IS"


def test_hearing_the_same_again_commits_nothing() -> None:
    translations = IncrementalTranslation(Glossary())
    for _ in range(3):
        shown = translations.update(heard("", "one two"), "pt", Stability.QUICK)
    assert shown.committed == ""


def test_the_next_utterance_begins_anew() -> None:
    translations = IncrementalTranslation(Glossary())
    translations.update(heard("one two", is_final=True), "pt", Stability.QUICK)
    assert texts(translations.update(heard("", "three", number=2), "pt", Stability.QUICK)) == ("", "THREE")


CUT = {
    "We think.": "Nós achamos.",
    ("Nós achamos", "We think of"): "Nós achamos de",
    ("Nós achamos", "We think of them"): "Nós achamos de todos eles",
    ("Nós achamos", "We think of them."): "Nós achamos de todos eles.",
}


def test_a_sentence_that_a_pause_has_cut_is_translated_as_one() -> None:
    glossary = Glossary(CUT)
    translations = IncrementalTranslation(glossary)
    assert translations.update(heard("We think.", is_final=True), "pt", Stability.QUICK).text == "Nós achamos."
    first = translations.update(heard("", "of", number=2, goes_on=True), "pt", Stability.QUICK)
    second = translations.update(heard("", "of them", number=2, goes_on=True), "pt", Stability.QUICK)
    final = translations.update(heard("of them.", number=2, is_final=True, goes_on=True), "pt", Stability.QUICK)
    assert [texts(each) for each in (first, second, final)] == [
        ("", "de"),
        ("", "de todos eles"),
        ("de todos eles.", ""),
    ]


def test_so_is_a_sentence_that_is_complete_when_another_one_begins() -> None:
    glossary = Glossary({**CUT, ("Nós achamos", "We think of them."): "Nós achamos neles."})
    translations = IncrementalTranslation(glossary)
    translations.update(heard("We think.", is_final=True), "pt", Stability.QUICK)
    shown = translations.update(heard("of them. It is", " late", number=2, goes_on=True), "pt", Stability.QUICK)
    assert shown.text == "neles. IT IS LATE"
    final = translations.update(heard("of them. It is late.", number=2, is_final=True), "pt", Stability.QUICK)
    assert final.text == "neles. IT IS LATE."
    assert translations.update(heard("now", number=3, goes_on=True), "pt", Stability.QUICK).text == "NOW"
    assert glossary.asked[-1] == "It is late now"


def test_where_it_turns_out_to_be_a_sentence_of_its_own_it_is_translated_by_itself() -> None:
    translations = IncrementalTranslation(Glossary(CUT))
    translations.update(heard("We think.", is_final=True), "pt", Stability.QUICK)
    translations.update(heard("", "of", number=2, goes_on=True), "pt", Stability.QUICK)
    assert translations.update(heard("", "of", number=2), "pt", Stability.QUICK).text == "OF"


def test_a_language_that_stays_itself_is_not_translated() -> None:
    shown = IncrementalTranslation(Glossary()).update(heard("one", " two"), "en", Stability.QUICK)
    assert texts(shown) == ("one", " two")


@given(
    st.lists(st.sampled_from(["so", "we go.", "It is late.", "and", "then?"]), min_size=1, max_size=12),
    st.sampled_from(Stability),
)
def test_committed_text_only_grows_and_nothing_is_lost(words: list[str], stability: Stability) -> None:
    translations = IncrementalTranslation(Glossary())
    before = ""
    for count in range(1, len(words) + 1):
        said = " ".join(words[:count])
        settled = " ".join(words[: count - 1])
        shown = translations.update(heard(settled, said[len(settled) :]), "pt", stability)
        assert shown.committed.startswith(before)
        before = shown.committed
    final = translations.update(heard(said, is_final=True), "pt", stability)
    assert final.text.split() == said.upper().split()
