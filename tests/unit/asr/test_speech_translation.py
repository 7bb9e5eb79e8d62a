"""When speech is translated anew, and which translation is taken, with scripted answers in place of the model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dragoman.asr.decoder import SAFE_WINDOW, TRANSLATE, Decoded
from dragoman.asr.inventions import Inventions
from dragoman.asr.speech_translation import SpeechTranslation
from dragoman.config.paths import resources
from dragoman.domain.audio import AudioChunk
from dragoman.domain.speech import Utterance, UtterancePhase

PAUSE = Utterance(
    1, AudioChunk(np.zeros(16_000, np.float32), 16_000), 0.0, 1.0, 1.0, "es", phase=UtterancePhase.PAUSING
)
END = replace(PAUSE, phase=UtterancePhase.ENDED)
REPETITIVE = "slowly " * 60


@dataclass
class ScriptedDecoder:
    answers: list[tuple[str, float]]
    """Text and log-probability."""
    calls: list[dict[str, Any]] = field(default_factory=list)
    encoded: list[object] = field(default_factory=list)

    def encode(self, _samples: object, window: object) -> object:
        self.encoded.append(window)
        return window

    def decode(self, encoded: object, language: str, **options: Any) -> Decoded:
        self.calls.append({"window": encoded, "language": language} | options)
        text, log_probability = self.answers.pop(0)
        return Decoded((), text, log_probability, 0.0, is_ended=True)


def translation(*answers: tuple[str, float]) -> tuple[SpeechTranslation, ScriptedDecoder]:
    decoder = ScriptedDecoder(list(answers))
    made = SpeechTranslation(decoder, Inventions.read(resources() / "inventions.json"))  # type: ignore[arg-type]
    return made, decoder


def test_what_was_encoded_for_recognition_is_not_encoded_again() -> None:
    made, decoder = translation((" Good morning. ", -0.4))
    made.remember(PAUSE, SAFE_WINDOW)  # type: ignore[arg-type]
    assert made.translate(PAUSE, "es") == "Good morning."
    assert decoder.encoded == []
    assert [(call["window"], call["language"], call["task"]) for call in decoder.calls] == [
        (SAFE_WINDOW, "es", TRANSLATE)
    ]


def test_what_was_translated_in_the_last_pause_is_there_at_the_end() -> None:
    made, decoder = translation(("Good morning.", -0.4))
    assert made.translate(PAUSE, "es") == made.translate(END, "es") == "Good morning."
    assert len(decoder.calls) == 1


def test_who_went_on_is_translated_anew() -> None:
    made, _ = translation(("Good morning.", -0.4), ("Good morning, everybody.", -0.4))
    made.translate(PAUSE, "es")
    assert made.translate(replace(END, end_s=2.0), "es") == "Good morning, everybody."


def test_another_language_is_translated_anew() -> None:
    made, _ = translation(("Good morning.", -0.4), ("Good day.", -0.4))
    made.translate(END, "es")
    assert made.translate(END, "it") == "Good day."


def test_what_was_remembered_of_another_utterance_is_not_used() -> None:
    made, decoder = translation(("Good morning.", -0.4))
    made.remember(replace(PAUSE, id=7), SAFE_WINDOW)  # type: ignore[arg-type]
    made.translate(PAUSE, "es")
    assert decoder.encoded == [SAFE_WINDOW]


def test_of_a_doubtful_translation_and_one_of_the_full_window_the_more_probable_is_taken() -> None:
    for second in (-0.8, -1.6):
        made, _ = translation(("One.", -1.2), ("Two.", second))
        made.remember(PAUSE, SAFE_WINDOW)  # type: ignore[arg-type]
        assert made.translate(PAUSE, "es") == ("Two." if second > -1.2 else "One.")


def test_repetition_is_sampled_away() -> None:
    made, decoder = translation((REPETITIVE, -0.2), (REPETITIVE, -0.2), ("Slowly.", -1.4))
    assert made.translate(PAUSE, "es") == "Slowly."
    assert [call["temperature"] for call in decoder.calls] == [0.0, 0.0, 0.2]


def test_where_everything_repeats_itself_the_last_sample_is_taken() -> None:
    made, decoder = translation(*[(REPETITIVE, -0.2)] * 7)
    assert made.translate(PAUSE, "es") == REPETITIVE.strip()
    assert decoder.answers == []


def test_what_whisper_is_known_to_invent_is_left_out() -> None:
    made, _ = translation(("Good morning. Subtitles by the Amara.org community", -0.4))
    assert made.translate(PAUSE, "es") == "Good morning."
