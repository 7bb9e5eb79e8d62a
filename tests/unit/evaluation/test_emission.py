"""When words are there for good."""

from __future__ import annotations

from dragoman.domain.events import TranslationReady, TranslationUpdated
from dragoman.evaluation.emission import EmittedWord, emitted_words
from support.happenings import heard, translated, translating


def nothing_heard(_event: TranslationUpdated | TranslationReady) -> float:
    return 0.0


def emitted(*events: TranslationUpdated | TranslationReady) -> list[tuple[str, float]]:
    return [(word.text, word.at_s) for word in emitted_words(events, 100.0, nothing_heard)]


def test_a_word_counts_from_when_it_is_committed() -> None:
    assert emitted(
        translating(1, "", "Bom dia", at_s=101.0),
        translating(1, "Bom", " dia senhor", at_s=102.0),
        translating(1, "Bom dia", at_s=103.0),
        translated(1, "Bom dia, senhora.", at_s=105.0),
    ) == [("Bom", 2.0), ("dia,", 3.0), ("senhora.", 5.0)]


def test_utterances_come_one_after_the_other() -> None:
    assert emitted(
        translating(2, "dois", at_s=104.0), translated(1, "um", at_s=105.0), translated(2, "dois", at_s=106.0)
    ) == [("um", 5.0), ("dois", 4.0)]


def test_what_never_becomes_final_does_not_count() -> None:
    assert emitted(translating(1, "Bom dia", at_s=101.0)) == []
    assert emitted(translating(1, "Bom dia", at_s=101.0), translated(1, "Bom", at_s=102.0)) == [("Bom", 1.0)]


def test_each_word_knows_how_much_sound_it_rests_on() -> None:
    events = (heard(1, "Good"), translating(1, "Bom", at_s=101.0), translated(1, "Bom dia", at_s=102.0))
    words = emitted_words(events, 100.0, lambda event: 0.7 if isinstance(event, TranslationUpdated) else 1.5)
    assert words == [EmittedWord("Bom", 1.0, 0.7), EmittedWord("dia", 2.0, 1.5)]


def test_characters_where_there_are_no_spaces() -> None:
    assert emitted(translating(1, "你", at_s=101.0, target="zh"), translated(1, "你好", at_s=102.0, target="zh")) == [
        ("你", 1.0),
        ("好", 2.0),
    ]
