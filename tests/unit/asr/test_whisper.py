"""What is committed, decoded again, and left out, with scripted answers in place of the model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from dragoman.asr.decoder import FULL_WINDOW, SAFE_WINDOW, SHORT_WINDOW, Decoded
from dragoman.asr.inventions import Inventions
from dragoman.asr.whisper import RecognitionSettings, WhisperRecognizer
from dragoman.config.paths import resources
from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.errors import EngineError
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase

SPEAKING, PAUSING, ENDED = UtterancePhase.SPEAKING, UtterancePhase.PAUSING, UtterancePhase.ENDED
SETTINGS = RecognitionSettings(held_back=2)
WINDOWS = 1 + len(SETTINGS.other_windows)
"""How many there are before the full one."""


@dataclass
class Answer:
    """What the model hears at one decoding; words are tokens."""

    text: str
    log_probability: float = -0.2
    no_speech: float = 0.0
    is_ended: bool = True


@dataclass
class FakeDecoder:
    """In place of `WhisperDecoder`: an answer that does not begin with the forced prefix is a mistake of the test."""

    answers: list[Answer | Exception]
    languages: Mapping[str, float] = field(default_factory=lambda: {"es": 0.6, "pt": 0.3, "en": 0.1})
    calls: list[dict[str, Any]] = field(default_factory=list)
    identified: int = 0
    heard: list[Samples] = field(default_factory=list)

    def encode(self, samples: Samples, window: object) -> object:
        self.heard.append(samples)
        return window

    def identify(self, _encoded: object, languages: tuple[str, ...]) -> tuple[str, float]:
        self.identified += 1
        known = {language: self.languages[language] for language in languages}
        best = max(known, key=known.__getitem__)
        return best, known[best] / sum(known.values())

    def decode(self, encoded: object, _language: str, prefix: tuple[str, ...] = (), **options: Any) -> Any:
        self.calls.append({"window": encoded, "prefix": prefix, "temperature": 0.0} | options)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        words = tuple(answer.text.split())
        assert words[: len(prefix)] == prefix
        return Decoded(words, answer.text, answer.log_probability, answer.no_speech, answer.is_ended)  # type: ignore[arg-type]

    @staticmethod
    def text(tokens: tuple[str, ...], _language: str) -> str:
        return " ".join(tokens)

    @staticmethod
    def words(tokens: tuple[str, ...], _language: str) -> list[tuple[str, ...]]:
        return [(token,) for token in tokens]


Hear = Callable[..., Hypothesis]


def hearing(*answers: Answer | Exception | str, languages: tuple[str, ...] = ("en",)) -> tuple[Hear, FakeDecoder]:
    """Return a function that recognises the next snapshot, and the decoder."""
    decoder = FakeDecoder([Answer(answer) if isinstance(answer, str) else answer for answer in answers])
    inventions = Inventions.read(resources() / "inventions.json")
    recognizer = WhisperRecognizer(decoder, inventions, SETTINGS)  # type: ignore[arg-type]

    def hear(
        phase: UtterancePhase, end_s: float = 3.0, number: int = 1, silence_s: float = 0.0, **changed: Any
    ) -> Hypothesis:
        times = {"start_s": 0.0, "speech_ended_at_s": 0.0} | changed
        audio = AudioChunk(np.zeros(48_000 + round(16_000 * silence_s), np.float32), 16_000, times["start_s"])
        utterance = Utterance(number, audio, end_s=end_s, phase=phase, **times)
        return recognizer.recognize(utterance, languages)

    return hear, decoder


def test_sentences_that_two_hypotheses_agree_on_are_committed() -> None:
    hear, _ = hearing("It is late. we would", "It is late. we would go to bed", "It is late. we would go to town. but")
    first, second, third = (hear(SPEAKING) for _ in range(3))
    assert (first.committed, first.tentative) == ("", "It is late. we would")
    assert (second.committed, second.tentative) == ("It is late.", " we would go to bed")
    assert (third.committed, third.tentative) == ("It is late.", " we would go to town. but")
    assert not third.is_final


def test_the_last_words_of_both_hypotheses_do_not_count_as_agreed_on() -> None:
    hear, _ = hearing("It is late. we", "It is late. we would go to bed")
    hear(SPEAKING)
    assert hear(SPEAKING).committed == ""


def test_committed_sentences_are_a_forced_prefix_of_the_next_hypothesis() -> None:
    hear, decoder = hearing("It is late. we would", "It is late. we would go", "It is late. we would go home")
    for _ in range(3):
        hear(SPEAKING)
    assert [call["prefix"] for call in decoder.calls] == [(), (), ("It", "is", "late.")]


def test_committed_text_never_changes() -> None:
    hear, _ = hearing("So. we do now", "So. we did then", "So. we did then. and go", "So. we did then. and go home.")
    seen = [hear(SPEAKING), hear(SPEAKING), hear(SPEAKING), hear(ENDED)]
    for before, after in itertools.pairwise(seen):
        assert after.text.startswith(before.committed)
    assert seen[-1].is_final
    assert seen[-1].tentative == ""


def test_another_copy_of_the_model_goes_on_where_the_first_one_was() -> None:
    first, second = (
        FakeDecoder([Answer(answer) for answer in answers])
        for answers in (["It is late. we would", "It is late. we would go"], ["It is late. we would go home."])
    )
    inventions = Inventions.read(resources() / "inventions.json")
    recognizer = WhisperRecognizer(first, inventions, RecognitionSettings(held_back=2))  # type: ignore[arg-type]
    audio = AudioChunk(np.zeros(48_000, np.float32), 16_000)
    for _ in range(2):
        committed = recognizer.recognize(Utterance(1, audio, 0.0, 3.0, 0.0, phase=SPEAKING), ("en",)).committed
    other = recognizer.with_decoder(second)  # type: ignore[arg-type]
    heard = other.recognize(Utterance(1, audio, 0.0, 3.0, 0.0, phase=SPEAKING), ("en",))
    assert committed == heard.committed == "It is late."
    assert second.calls[0]["prefix"] == ("It", "is", "late.")


def test_a_snapshot_is_decoded_quickly_and_the_end_carefully() -> None:
    hear, decoder = hearing("good morning", "Good morning.")
    hear(SPEAKING)
    hear(ENDED)
    quick, careful = decoder.calls
    assert quick["window"] is SHORT_WINDOW
    assert quick["beam_size"] == 3
    assert (careful["window"], careful["beam_size"]) == (SAFE_WINDOW, 5)


def test_what_was_recognised_in_a_pause_is_the_result_if_nothing_follows() -> None:
    hear, decoder = hearing("Good morning.")
    paused, ended = hear(PAUSING, end_s=2.0), hear(ENDED, end_s=2.0)
    assert len(decoder.calls) == 1
    assert (paused.tentative, paused.is_final) == ("Good morning.", False)
    assert (ended.committed, ended.is_final) == ("Good morning.", True)


def test_words_that_are_no_sentence_are_heard_once_more_with_the_silence_after_them() -> None:
    hear, decoder = hearing("the air is", "the air is", "the air is pure.")
    assert hear(PAUSING, end_s=2.0, silence_s=0.2).text == "The air is"
    assert hear(PAUSING, end_s=2.0, silence_s=0.5).text == "The air is pure."
    assert hear(ENDED, end_s=2.0, silence_s=0.5).text == "The air is pure."
    assert decoder.answers == []


def test_sentences_before_the_one_that_pauses_are_committed() -> None:
    hear, decoder = hearing("It is late. we would go.", "It is late. we would go home")
    paused = hear(PAUSING, end_s=2.0)
    assert (paused.committed, paused.tentative) == ("It is late.", " we would go.")
    hear(SPEAKING)
    assert decoder.calls[-1]["prefix"] == ("It", "is", "late.")


def test_a_doubtful_pause_commits_nothing() -> None:
    hear, _ = hearing(*[Answer("It is late. we would go.", -0.9)] * (WINDOWS + 1))
    assert hear(PAUSING, end_s=2.0).committed == ""


def test_it_is_decoded_again_if_something_follows() -> None:
    hear, _ = hearing("Good morning.", "Good morning, everybody.")
    hear(PAUSING, end_s=2.0)
    assert hear(ENDED, end_s=3.0).text == "Good morning, everybody."


def test_the_next_utterance_begins_anew_also_in_a_session_that_counts_from_one_again() -> None:
    hear, decoder = hearing("one two three four", "one two three four", "one two three four.", "hello.")
    hear(SPEAKING)
    hear(SPEAKING)
    hear(ENDED)
    assert hear(ENDED).text == "Hello."
    assert decoder.calls[-1]["prefix"] == ()


def test_it_is_heard_together_with_what_was_said_just_before() -> None:
    hear, decoder = hearing("Good morning.", "All", "All.", "And you")
    hear(ENDED, end_s=3.0)
    assert [hear(phase, start_s=4.0, end_s=5.0).text for phase in (SPEAKING, ENDED)] == ["All", "All."]
    hear(SPEAKING, start_s=60.0, end_s=61.0)
    said = ("Good", "morning.")
    assert [call.get("before", ()) for call in decoder.calls] == [(), said, said, ()]
    assert [len(samples) for samples in decoder.heard] == [48_000, 64_000 + 48_000, 64_000 + 48_000, 48_000]


def test_what_took_long_to_say_is_the_context_of_what_follows() -> None:
    hear, decoder = hearing("Good morning .", "to", "to all.", "So")
    hear(ENDED, end_s=6.0, silence_s=4.0)
    snapshot, end = hear(SPEAKING, start_s=7.0, end_s=8.0), hear(ENDED, start_s=7.0, end_s=8.0)
    hear(SPEAKING, start_s=60.0, end_s=61.0)
    said = ("Good", "morning")
    assert [call.get("context", ()) for call in decoder.calls] == [(), said, said, ()]
    assert [snapshot.goes_on, end.goes_on] == [False, True]


def test_a_pause_may_have_cut_a_sentence() -> None:
    hear, decoder = hearing("Good morning .", ",", "to all", ",", "to all .", ".", "Now then.")
    assert not hear(ENDED, end_s=1.0, silence_s=-2.0).goes_on
    phases = (SPEAKING, ENDED)
    snapshot, end = (hear(phase, start_s=1.5, end_s=2.5, silence_s=-2.0) for phase in phases)
    assert [(each.text, each.goes_on) for each in (snapshot, end)] == [("to all", True), ("to all .", True)]
    assert not hear(SPEAKING, start_s=3.0, end_s=4.0).goes_on
    assert decoder.calls[-1]["before"] == ("Good", "morning", ",", "to", "all", ".")


def test_it_is_heard_alone_as_long_as_its_language_is_not_known() -> None:
    hear, decoder = hearing("Buenos días.", "Bom dia.", "Olá.", languages=("es", "pt"))
    hear(ENDED, end_s=3.0)
    hear(ENDED, start_s=4.0, end_s=5.0)
    hear(ENDED, start_s=5.5, end_s=6.0, language="es")
    assert [call.get("before", ()) for call in decoder.calls] == [(), (), ("Bom", "dia.")]


def test_where_nothing_seems_to_follow_on_that_it_is_heard_alone_in_the_full_window() -> None:
    hear, decoder = hearing("Good morning.", *[""] * (WINDOWS + 1), "Yes.")
    hear(ENDED, end_s=3.0)
    assert hear(ENDED, start_s=4.0, end_s=5.0).text == "Yes."
    assert decoder.calls[-1]["window"] is FULL_WINDOW
    assert len(decoder.heard[-1]) == 48_000


def test_what_is_translated_from_speech_is_the_utterance_alone() -> None:
    decoder = FakeDecoder([Answer("Buenos días."), Answer("Adiós."), Answer("Goodbye.")])
    recognizer = WhisperRecognizer(decoder, Inventions.read(resources() / "inventions.json"))  # type: ignore[arg-type]
    first, second = (
        Utterance(number, AudioChunk(np.zeros(48_000, np.float32), 16_000, start_s), start_s, start_s + 2.5, 0.0)
        for number, start_s in ((1, 0.0), (2, 3.0))
    )
    recognizer.recognize(first, ("es",))
    recognizer.recognize(second, ("es",))
    assert recognizer.translate(second, "es") == "Goodbye."
    assert [len(samples) for samples in decoder.heard] == [48_000, 96_000, 48_000]


def test_an_utterance_heard_again_leaves_the_one_that_is_being_spoken_alone() -> None:
    hear, decoder = hearing("It is late. we would", "It is late. we would", "Olá.", "It is late. we would go")
    for _ in range(2):
        hear(SPEAKING, number=2)
    assert hear(ENDED, number=1, language="pt").text == "Olá."
    assert hear(SPEAKING, number=2).committed == "It is late."
    assert decoder.calls[-1]["prefix"] == ("It", "is", "late.")


def test_what_was_not_recognised_well_is_no_context() -> None:
    hear, decoder = hearing(*[Answer("Good.", -0.9)] * (WINDOWS + 1), "All", "All.")
    hear(ENDED, end_s=3.0)
    hear(SPEAKING, start_s=4.0, end_s=5.0)
    hear(ENDED, start_s=4.0, end_s=5.0)
    assert decoder.calls[-2]["context"] == decoder.calls[-1]["before"] == ()


def test_a_snapshot_that_runs_on_or_repeats_itself_changes_nothing() -> None:
    hear, _ = hearing("good morning", Answer("good morning " * 9, is_ended=False), Answer("all right " * 30))
    assert [hear(SPEAKING).text for _ in range(3)] == ["Good morning"] * 3


@pytest.mark.parametrize(
    "doubtful",
    [Answer("Bong tia.", -0.8), Answer("all right. " * 30), Answer("Bom dia e.", is_ended=False)],
    ids=["improbable", "repetitive", "endless"],
)
def test_a_doubtful_text_is_decoded_again_from_other_windows_and_all_that_whisper_can_hear(doubtful: Answer) -> None:
    windows = [SAFE_WINDOW, *SETTINGS.other_windows, FULL_WINDOW]
    for tries in range(1, len(windows)):
        hear, decoder = hearing(*[doubtful] * tries, "Bom dia.")
        assert hear(ENDED).text == "Bom dia."
        assert [call["window"] for call in decoder.calls] == windows[: tries + 1]


def test_no_search_goes_on_beyond_what_anybody_could_say() -> None:
    runs_on = Answer("a a a", -0.4, is_ended=False)
    hear, decoder = hearing(*[runs_on] * (WINDOWS + 1), "Bom dia.")
    assert hear(ENDED, end_s=3.0).text == "Bom dia."
    assert {call["most_tokens"] for call in decoder.calls} == {48}


def test_a_phrase_for_which_there_was_no_time_twice_was_said_once() -> None:
    hear, decoder = hearing("and hope and hope.", "and hope and hope.", "and hope.")
    assert hear(SPEAKING, end_s=0.5).text == ""
    assert hear(PAUSING, end_s=0.5).text == "And hope."
    assert [call["window"] for call in decoder.calls[1:]] == [SAFE_WINDOW, SETTINGS.other_windows[0]]


def test_a_phrase_for_which_there_was_time_was_said_twice() -> None:
    hear, decoder = hearing("do not touch it, do not touch it.")
    assert hear(PAUSING, end_s=2.0).text == "Do not touch it, do not touch it."
    assert len(decoder.calls) == 1


def test_a_snapshot_that_begins_with_what_was_said_before_it_changes_nothing() -> None:
    hear, _ = hearing("Lift your eyes.", "Lift your eyes. and look", "and look to")
    hear(ENDED, end_s=3.0, number=1)
    assert hear(SPEAKING, start_s=3.5, end_s=4.0, number=2).text == ""
    assert hear(SPEAKING, start_s=3.5, end_s=4.5, number=2).text == "And look to"


def test_what_may_be_noise_is_decoded_again_from_all_that_whisper_can_hear_at_once() -> None:
    hear, decoder = hearing(Answer("Thank you.", -0.8, no_speech=0.4), "Thank you.")
    hear(ENDED, speech_probability=0.6)
    assert [call["window"] for call in decoder.calls] == [SAFE_WINDOW, FULL_WINDOW]


@pytest.mark.parametrize(("greedy", "said"), [(-0.1, "Sunday is best."), (-0.9, "Sunday is")])
def test_a_search_that_ends_within_a_sentence_is_compared_with_a_greedy_one(greedy: float, said: str) -> None:
    hear, decoder = hearing(Answer("Sunday is", -0.4), Answer("Sunday is best.", greedy))
    assert hear(ENDED).text == said
    assert decoder.calls[1]["beam_size"] == 1


@pytest.mark.parametrize(("greedy", "said"), [(-0.1, "Sunday is the best day."), (-0.9, "Sunday is.")])
def test_so_is_one_with_fewer_words_than_were_heard_earlier(greedy: float, said: str) -> None:
    others = [Answer("Sunday is.", -0.3)] * WINDOWS
    careful = [Answer("Sunday is.", -0.4), Answer("Sunday is the best day.", greedy), *others]
    hear, decoder = hearing("Sunday is the best", *careful)
    hear(SPEAKING)
    assert hear(ENDED).text == said
    assert decoder.calls[2]["beam_size"] == 1


def test_words_that_are_missing_all_the_same_are_looked_for_in_the_full_window_without_context() -> None:
    hear, decoder = hearing("So.", "Or who is he so", *["he so."] * (WINDOWS + 1), "Or who is he so fond.")
    hear(ENDED, end_s=3.0)
    hear(SPEAKING, start_s=3.5)
    assert hear(ENDED, start_s=3.5).text == "Or who is he so fond."
    assert decoder.calls[-1]["window"] is FULL_WINDOW
    assert decoder.calls[-1].get("context", ()) == decoder.calls[-1].get("before", ()) == ()


@pytest.mark.parametrize(("anew", "said"), [(-0.4, "May God bless."), (-0.2, "And make out. Make God bless.")])
def test_words_that_seem_to_be_missing_were_none_where_those_found_are_less_probable(anew: float, said: str) -> None:
    careful = [Answer("May God bless.", -0.2), Answer("And make out, may God bless.", -0.3)]
    hear, _ = hearing("And make out, make God", *careful, Answer("And make out. Make God bless.", anew))
    hear(SPEAKING)
    assert hear(ENDED).text == said


def test_the_temperature_rises_until_the_text_is_probable() -> None:
    hear, decoder = hearing(*[Answer("x.", -1.4)] * (WINDOWS + 1), Answer("Bong tia", -1.2), Answer("Bom dia", -0.8))
    assert hear(ENDED).text == "Bom dia"
    assert [call["temperature"] for call in decoder.calls] == [0.0] * (WINDOWS + 1) + [0.2, 0.4]


def test_the_most_probable_text_is_taken_where_none_is_good() -> None:
    scores = (-1.5, -1.2, -1.1, -1.3, -1.4, -1.6)
    hear, decoder = hearing(*[Answer("x.", -2)] * WINDOWS, *(Answer(f"text {score}", score) for score in scores))
    assert hear(ENDED).text == "Text -1.1"
    assert len(decoder.calls) == WINDOWS + len(scores)


def test_noise_has_no_text() -> None:
    noise = Answer("Thank you.", -1.3, no_speech=0.9)
    hear, _ = hearing(noise, noise, noise)
    assert hear(SPEAKING, speech_probability=0.6).text == ""
    assert hear(ENDED, speech_probability=0.6).text == ""


def test_what_was_left_out_in_a_pause_does_not_come_back_with_a_doubtful_snapshot() -> None:
    hear, _ = hearing(*[Answer("Thank you.", no_speech=0.5)] * 2)
    assert hear(PAUSING, speech_probability=0.7).text == ""
    assert hear(SPEAKING, speech_probability=0.7).text == ""


def test_inventions_are_left_out() -> None:
    hear, _ = hearing("Good morning. Subtitles by the Amara.org community.")
    assert hear(ENDED).text == "Good morning."


def test_nothing_is_committed_before_the_language_is_sure() -> None:
    hear, _ = hearing(*["bom dia a todos"] * 4, languages=("en", "pt"))
    hear(SPEAKING)
    unsure = hear(SPEAKING)
    assert (unsure.language, unsure.committed) == ("pt", "")
    assert unsure.language_probability == pytest.approx(0.75)


@pytest.mark.parametrize(("known", "expected"), [("en", "en"), ("de", "de")])
def test_a_known_language_is_not_questioned(known: str, expected: str) -> None:
    hear, decoder = hearing("x.", languages=("en", "pt"))
    hypothesis = hear(ENDED, language=known)
    assert (hypothesis.language, hypothesis.language_probability) == (expected, 1.0)
    assert decoder.identified == 0


def test_a_failing_engine_says_so() -> None:
    hear, _ = hearing(RuntimeError("out of memory"))
    with pytest.raises(EngineError, match="out of memory"):
        hear(ENDED)
