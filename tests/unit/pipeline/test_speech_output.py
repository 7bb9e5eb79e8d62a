"""What is spoken of a translation, when, how fast, and what is left out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import LagMeasured, SpeechShortened
from dragoman.domain.speech import Speech, Translation, Utterance
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.pace import CAUGHT_UP_S, FASTEST, HURRIED_S, RELAXED_S, TOO_LATE_S, Pace
from dragoman.pipeline.prepared_speech import PreparedSpeech
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.spoken_clauses import SpokenClauses
from support.pipeline import FakeSink, Recorder


@dataclass
class Voice:
    """Speaks a second for each text."""

    spoken: list[tuple[str, float]] = field(default_factory=list)
    level: float = 0.0

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        assert language == "pt"
        self.spoken.append((text, rate))
        yield AudioChunk(np.full(16_000, self.level, np.float32), 16_000)


def utterance(number: int = 1, *, ended_s_ago: float = 0.0) -> Utterance:
    return Utterance(number, AudioChunk.empty(), 0.0, 1.0, time.monotonic() - ended_s_ago)


def test_a_clause_is_spoken_once_it_is_committed_and_another_one_has_begun() -> None:
    clauses = SpokenClauses()

    def told(committed: str, *, is_final: bool = False) -> list[str]:
        return clauses.next(Translation(1, "", "en", committed, "pt"), is_final=is_final)

    assert told("Bom dia a todos") == []
    assert told("Bom dia a todos. Hoje vamos falar") == ["Bom dia a todos. "]
    assert told("Bom dia a todos. Hoje vamos falar de aves.", is_final=True) == ["Hoje vamos falar de aves."]


def test_what_is_expected_next_is_what_comes_if_nothing_more_is_said() -> None:
    clauses = SpokenClauses()
    so_far = Translation(1, "", "en", "Bom", "pt")
    expected = clauses.expected(so_far, "Bom dia a todos.")
    final = Translation(1, "", "en", "Bom dia a todos.", "pt")
    assert clauses.next(final, is_final=True) == [expected]


def test_speech_made_on_suspicion_is_used_at_once() -> None:
    voice = Voice()
    prepared = PreparedSpeech(voice)
    prepared.prepare("Bom dia.", "pt")
    assert len(list(prepared.synthesize("Bom dia.", "pt"))) == 1
    assert voice.spoken == [("Bom dia.", 1.0)]


def test_on_suspicion_only_the_first_part_is_made_and_the_others_when_they_are_needed() -> None:
    made: list[int] = []

    class InParts:
        def synthesize(self, _text: str, _language: str, _rate: float = 1.0) -> Iterator[AudioChunk]:
            for number in range(3):
                made.append(number)
                yield AudioChunk(np.full(10, number, np.float32), 24_000)

    prepared = PreparedSpeech(InParts())
    prepared.prepare("Bom dia.", "pt")
    prepared.prepare("Bom dia.", "pt")
    assert made == [0]
    assert [chunk.samples[0] for chunk in prepared.synthesize("Bom dia.", "pt")] == [0, 1, 2]
    assert made == [0, 1, 2]
    assert len(list(prepared.synthesize("Bom dia.", "pt"))) == 3
    assert made == [0, 1, 2, 0, 1, 2]


def test_another_text_is_spoken_anew() -> None:
    voice = Voice()
    prepared = PreparedSpeech(voice)
    prepared.prepare("Bom dia.", "pt")
    list(prepared.synthesize("Boa tarde.", "pt", 1.2))
    assert voice.spoken[-1] == ("Boa tarde.", 1.2)


def test_the_voice_hurries_when_it_falls_behind() -> None:
    pace = Pace()
    assert pace.rate(RELAXED_S) == 1.0
    assert pace.rate((RELAXED_S + HURRIED_S) / 2) == pytest.approx((1 + FASTEST) / 2)
    assert pace.rate(HURRIED_S + 1) == FASTEST


def test_far_behind_it_leaves_out_until_it_has_caught_up() -> None:
    pace = Pace()
    assert pace.rate(TOO_LATE_S + 0.1) is None
    assert pace.rate(TOO_LATE_S - 0.1) is None
    assert pace.rate(CAUGHT_UP_S) is not None
    assert pace.rate(TOO_LATE_S - 0.1) is not None


@dataclass
class Stand:
    """A speech output with what goes in and comes out."""

    recorder: Recorder = field(default_factory=Recorder)
    sink: FakeSink = field(default_factory=FakeSink)
    voice: Voice = field(default_factory=Voice)
    parts: list[Speech] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.output = SpeechOutput(self.sink, self.recorder, OwnSentences(), LagMeter(self.recorder))
        self.speak = self.output.synthesis(self.voice, self._put)

    def _put(self, speech: Speech) -> bool:
        self.parts.append(speech)
        return True


def test_the_last_clause_ends_the_utterance() -> None:
    stand = Stand()
    stand.speak(Clause(utterance(), "Bom dia,", "pt"))
    stand.speak(Clause(utterance(), "Ana.", "pt", is_last=True))
    assert [part.is_last for part in stand.parts] == [False, False, True]


def test_an_utterance_that_ends_without_another_clause_is_ended_all_the_same() -> None:
    stand = Stand()
    stand.speak(Clause(utterance(), "", "pt", is_last=True))
    assert [(part.is_last, len(part.audio.samples)) for part in stand.parts] == [(True, 0)]
    assert stand.voice.spoken == []


def test_what_is_only_suspected_is_not_played() -> None:
    stand = Stand()
    stand.speak(Clause(utterance(), "Bom dia.", "pt", is_suspected=True))
    assert stand.parts == []
    stand.speak(Clause(utterance(), "Bom dia.", "pt", is_last=True))
    assert stand.voice.spoken == [("Bom dia.", 1.0)]


def test_the_lag_of_speech_does_not_grow_without_limit() -> None:
    stand = Stand()
    for number in range(1, 60):
        stand.speak(Clause(utterance(number), f"Texto {number}.", "pt", is_last=True, is_simultaneous=True))
    lags_s = [event.speech_s for event in stand.recorder.of(LagMeasured) if event.speech_s is not None]
    assert max(lags_s) <= TOO_LATE_S + 1.1
    assert {rate for _, rate in stand.voice.spoken} >= {1.0, FASTEST}
    omitted = [event.omitted for event in stand.recorder.of(SpeechShortened)]
    assert len(omitted) + len(stand.voice.spoken) == 59


def test_who_waits_for_a_conversation_partner_hears_everything() -> None:
    stand = Stand()
    for number in range(1, 60):
        stand.speak(Clause(utterance(number, ended_s_ago=30), f"Texto {number}.", "pt", is_last=True))
    assert [rate for _, rate in stand.voice.spoken] == [1.0] * 59


def test_an_answer_stops_what_is_being_said_to_them() -> None:
    stand = Stand()
    stand.speak(Clause(utterance(1), "Bom dia.", "pt", is_last=True))
    stand.output.answer("pt", 2)
    assert stand.sink.stops == 1
    stand.speak(Clause(utterance(1), "Como vai?", "pt", is_last=True))
    stand.speak(Clause(utterance(2), "Bem.", "pt", is_last=True))
    assert [text for text, _ in stand.voice.spoken] == ["Bom dia.", "Bem."]
    for part in stand.parts:
        stand.output.play(part)
    assert [part.utterance_id for part in stand.sink.played if len(part.audio.samples)] == [2]


def test_saying_more_in_the_same_language_stops_nothing() -> None:
    stand = Stand()
    stand.speak(Clause(utterance(1), "Bom dia.", "pt", is_last=True))
    stand.output.answer("en", 2)
    assert stand.sink.stops == 0


def test_the_voice_has_the_speed_and_the_volume_that_were_chosen() -> None:
    stand = Stand()
    stand.voice.level = 0.5
    stand.output.use_voice(1.5, 0.5)
    stand.speak(Clause(utterance(), "Bom dia.", "pt", is_last=True))
    assert stand.voice.spoken == [("Bom dia.", 1.5)]
    assert stand.parts[0].audio.samples == pytest.approx(0.25)


def test_speech_made_on_suspicion_has_the_chosen_speed() -> None:
    stand = Stand()
    stand.output.use_voice(0.7, 1.0)
    stand.speak(Clause(utterance(), "Bom dia.", "pt", is_suspected=True))
    stand.speak(Clause(utterance(), "Bom dia.", "pt", is_last=True))
    assert stand.voice.spoken == [("Bom dia.", 0.7)]
