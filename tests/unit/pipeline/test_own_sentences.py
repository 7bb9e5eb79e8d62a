"""Recognising the app's own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.events import PlaybackFinished, PlaybackStarted, SpeechStarted
from dragoman.pipeline.own_sentences import OwnSentences, _least_errors

SENTENCE = "O trem para o Porto sai da plataforma número três daqui a vinte minutos."
WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "five"]), max_size=12)


def said(*sentences: tuple[str, str, float, float | None]) -> OwnSentences:
    """Return what remembers (text, language, from, until), each an utterance."""
    own = OwnSentences()
    for number, (text, language, from_s, until_s) in enumerate(sentences, 1):
        own.will_speak(number, text, language)
        own(PlaybackStarted(at_s=from_s, utterance_id=number))
        if until_s is not None:
            own(PlaybackFinished(at_s=until_s, utterance_id=number))
    return own


@pytest.mark.parametrize(
    "heard",
    [
        SENTENCE,
        "o trem para o porto sai da plataforma numero tres daqui a vinte minutos",
        "sai da plataforma número três",
        "Plataforma número três, daqui a 20 minutos!",
        "trem para a Porto sai da plataforma",
    ],
)
@pytest.mark.parametrize("until_s", [14.0, None])
def test_what_the_app_says_is_an_echo_also_in_part_and_not_quite_understood(heard: str, until_s: float | None) -> None:
    assert said((SENTENCE, "pt", 10.0, until_s)).is_echo(heard, "pt", 10.2, 14.6)


@pytest.mark.parametrize(
    "heard",
    [
        "",
        "...",
        "Espere, não fale tão depressa.",
        "O trem para Lisboa já saiu?",
        "Minutos vinte a daqui três número plataforma da sai Porto o para trem o.",
        f"{SENTENCE} Obrigado, e quanto custa o bilhete de ida e volta?",
        "Para o.",
        "Três?",
    ],
)
def test_what_others_say_meanwhile_is_none(heard: str) -> None:
    assert not said((SENTENCE, "pt", 10.0, 14.0)).is_echo(heard, "pt", 10.5, 13.0)


@pytest.mark.parametrize(
    ("from_s", "until_s", "expected"),
    [
        (10.1, 14.2, True),
        (9.6, 14.9, True),
        (12.0, 13.0, True),
        (14.4, 14.9, True),
        (9.0, 13.0, False),
        (5.0, 9.0, False),
        (14.3, 18.0, False),
        (14.8, 14.9, False),
        (20.0, 24.0, False),
    ],
)
def test_only_while_the_app_speaks_is_it_an_echo(from_s: float, until_s: float, expected: bool) -> None:
    assert said((SENTENCE, "pt", 10.0, 14.0)).is_echo(SENTENCE, "pt", from_s, until_s) is expected


@pytest.mark.parametrize(
    ("spoken", "heard", "expected"),
    [
        ("Sim.", "Sim!", True),
        ("Obrigada.", "Obrigado.", True),
        ("Muito obrigado.", "muito, obrigado", True),
        ("Sim, claro, com muito prazer.", "Sim.", False),
        ("Não.", "Sim.", False),
    ],
)
def test_a_word_or_two_is_an_echo_only_of_the_same_word_or_two(spoken: str, heard: str, expected: bool) -> None:
    assert said((spoken, "pt", 10.0, 10.5)).is_echo(heard, "pt", 10.1, 10.7) is expected


def test_several_sentences_may_be_heard_as_one() -> None:
    own = said(
        ("Where is the station?", "en", 10.0, 12.0),
        ("Wo ist der Bahnhof?", "de", 12.2, 14.0),
        ("It is next to the museum.", "en", 14.2, 16.0),
        ("The museum is closed today.", "en", 26.2, 28.0),
    )
    assert own.is_echo("The station it is next to the museum", "en", 11.0, 16.1)
    assert not own.is_echo("The museum is closed today", "en", 14.0, 16.0)
    assert not own.is_echo("Wo ist der Bahnhof", "en", 12.2, 14.0)


def test_a_sentence_that_comes_in_pieces_is_one() -> None:
    own = OwnSentences()
    own.will_speak(7, "Please meet me", "en")
    own(PlaybackStarted(at_s=10.0, utterance_id=7))
    own.will_speak(7, "at the station.", "en")
    assert own.is_echo("meet me at the station", "en", 10.0, 12.0)
    own(PlaybackFinished(at_s=12.0, utterance_id=7))
    own(PlaybackStarted(at_s=13.0, utterance_id=7))
    assert own.is_echo("Please meet me at the station", "en", 10.0, 15.0)


def test_languages_without_spaces_are_compared_by_characters() -> None:
    own = said(("请问火车站在哪里。", "zh", 10.0, 12.0))
    assert own.is_echo("火车站在那里", "zh", 10.2, 12.2)
    assert not own.is_echo("我不知道", "zh", 10.2, 12.2)


def test_apostrophes_make_no_difference() -> None:
    assert said(("It\N{RIGHT SINGLE QUOTATION MARK}s nine o'clock.", "en", 1.0, 2.0)).is_echo(
        "Its nine oclock", "en", 1.0, 2.0
    )


def test_what_has_not_been_played_is_no_echo() -> None:
    own = OwnSentences()
    own.will_speak(1, SENTENCE, "pt")
    own(PlaybackFinished(at_s=1.0, utterance_id=1))
    own(PlaybackStarted(at_s=1.0, utterance_id=2))
    own(SpeechStarted(utterance_id=1, language=None))
    assert not own.is_echo(SENTENCE, "pt", 1.0, 5.0)


def test_the_oldest_is_forgotten() -> None:
    own = said(
        *((f"This is sentence number {number}.", "en", number * 10.0, number * 10.0 + 3) for number in range(99))
    )
    assert len(own._sentences) == 64
    assert not own.is_echo("This is sentence number 1", "en", 10.0, 13.0)
    assert own.is_echo("This is sentence number 98", "en", 980.0, 983.0)


@given(before=WORDS, stretch=WORDS, after=WORDS)
def test_a_stretch_of_what_was_said_has_no_errors(before: list[str], stretch: list[str], after: list[str]) -> None:
    assert _least_errors(stretch, before + stretch + after) == 0


@given(heard=WORDS, words=WORDS)
def test_errors_are_counted_as_for_the_word_error_rate(heard: list[str], words: list[str]) -> None:
    jiwer = pytest.importorskip("jiwer")
    stretches = [words[begin:end] for begin in range(len(words) + 1) for end in range(begin, len(words) + 1)]
    fewest = len(heard)
    for stretch in filter(None, stretches):
        compared = jiwer.process_words(" ".join(stretch), " ".join(heard))
        fewest = min(fewest, compared.substitutions + compared.insertions + compared.deletions)
    assert _least_errors(heard, words) == fewest
