"""All of the translated speech is listened to, however much of it there is at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.speech import Hypothesis, Utterance
from dragoman.evaluation.round_trip import RoundTripCheck
from dragoman.installation import Installation
from dragoman.pipeline.interpreter import Engines
from support.pipeline import FakeEndpointer, FakeTranslator

LONG_S = 30.0
"""A live session leaves out what follows so long a sentence."""


@dataclass
class Voice:
    """Speaks each English sentence in a tenth of a second, and each Portuguese one at length."""

    rates: list[float] = field(default_factory=list)

    def synthesize(self, _text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        self.rates.append(rate)
        duration_s = 0.1 if language == "en" else LONG_S
        yield AudioChunk(np.ones(round(duration_s * SPEECH_SAMPLE_RATE), np.float32), SPEECH_SAMPLE_RATE)


class Ear:
    """Understands one word wherever there is sound."""

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        return Hypothesis(utterance.id, "word" if utterance.audio.samples.any() else "", languages[0], is_final=True)

    def translate(self, _utterance: Utterance, _language: str) -> str:
        raise AssertionError


@dataclass
class Fakes:
    """What `RoundTripCheck` asks of an installation."""

    voice: Voice = field(default_factory=Voice)
    asked: dict[str, bool] = field(default_factory=dict)

    def recognizer(self) -> Ear:
        return Ear()

    def synthesizer(self, _languages: Iterable[str]) -> Voice:
        return self.voice

    def engines(self, _languages: Iterable[str], **asked: bool) -> Engines:
        self.asked = asked
        return Engines(FakeEndpointer, Ear, FakeTranslator, lambda: self.voice)


def test_no_sentence_is_left_out_or_hurried() -> None:
    fakes = Fakes()
    check = RoundTripCheck(cast("Installation", fakes), ("en", "pt"))
    direction = check.run(["One.", "Two.", "Three."], "en", "pt")
    assert [trip.heard for trip in direction.trips] == ["word"] * 3
    assert set(fakes.voice.rates) == {1.0}
    assert fakes.asked == {"hands_free": True, "is_recording": True}
