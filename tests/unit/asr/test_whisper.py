"""Choosing the language and the text, with scripted answers in place of the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.asr import whisper
from dragoman.asr.whisper import DecodingSettings, WhisperRecognizer, compression_ratio
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import EngineError, ModelError
from dragoman.domain.speech import Utterance

LOOP = "all right " * 30


class Decoded:
    """What the model answers at one temperature."""

    def __init__(self, text: str, log_probability: float, no_speech: float = 0.0) -> None:
        self.sequences_ids = [[text]]
        self.scores = [2 * log_probability]  # the score is per token; one more token ends the text
        self.no_speech_prob = no_speech


class Model:
    """In place of `ctranslate2.models.Whisper`."""

    def __init__(self, answers: list[Decoded | Exception], languages: Mapping[str, float]) -> None:
        self.is_multilingual = True
        self.temperatures: list[float] = []
        self.languages_asked = 0
        self._answers = iter(answers)
        self._languages = languages

    def generate(self, _encoded: object, _prompts: object, **options: Any) -> list[Decoded]:
        self.temperatures.append(options.get("sampling_temperature", 0.0))
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return [answer]

    def detect_language(self, _encoded: object) -> list[list[tuple[str, float]]]:
        self.languages_asked += 1
        return [[(f"<|{language}|>", probability) for language, probability in self._languages.items()]]


class Tokenizer:
    def __init__(self, _tokenizer: object, _multilingual: bool, task: str, language: str) -> None:
        assert task == "transcribe"
        self.language = language

    @staticmethod
    def decode(tokens: list[str]) -> str:
        return "".join(tokens)


@pytest.fixture
def recognize(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run `recognize` on scripted answers; return the hypothesis and the model."""
    monkeypatch.setattr("faster_whisper.tokenizer.Tokenizer", Tokenizer)
    monkeypatch.setattr("faster_whisper.transcribe.get_suppressed_tokens", lambda _tokenizer, _tokens: ())
    monkeypatch.setattr(WhisperRecognizer, "_encode", lambda _self, _samples: None)

    def run(
        *answers: Decoded | Exception,
        known: str | None = None,
        languages: tuple[str, ...] = ("en", "pt"),
        probabilities: Mapping[str, float] | None = None,
    ) -> Any:
        model = Model(list(answers), probabilities or {"es": 0.6, "pt": 0.3, "en": 0.1})
        recognizer = object.__new__(WhisperRecognizer)
        recognizer._model = SimpleNamespace(
            model=model, hf_tokenizer=None, max_length=448, get_prompt=lambda *_args, **_options: []
        )
        recognizer._settings = DecodingSettings()
        return recognizer.recognize(utterance(known), languages), model

    return run


def utterance(language: str | None) -> Utterance:
    return Utterance(7, AudioChunk(np.zeros(16_000, np.float32), 16_000), 0.0, 1.0, 0.0, language)


def test_a_good_text_is_taken_at_once(recognize: Any) -> None:
    hypothesis, model = recognize(Decoded(" Bom dia. ", -0.2))
    assert (hypothesis.utterance_id, hypothesis.text) == (7, "Bom dia.")
    assert hypothesis.average_log_probability == pytest.approx(-0.2)
    assert model.temperatures == [0.0]


def test_only_the_languages_in_use_are_considered(recognize: Any) -> None:
    hypothesis, _ = recognize(Decoded("Bom dia.", -0.2))
    assert hypothesis.language == "pt"
    assert hypothesis.language_probability == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("known", "languages", "expected"), [("en", ("en", "pt"), "en"), ("de", ("en", "pt"), "de"), (None, ("pt",), "pt")]
)
def test_a_known_language_is_not_questioned(
    recognize: Any, known: str | None, languages: tuple[str, ...], expected: str
) -> None:
    hypothesis, model = recognize(Decoded("x", -0.2), known=known, languages=languages)
    assert (hypothesis.language, hypothesis.language_probability) == (expected, 1.0)
    assert model.languages_asked == 0


def test_languages_of_no_probability_at_all_are_no_fault(recognize: Any) -> None:
    hypothesis, _ = recognize(Decoded("x", -0.2), probabilities={"es": 1.0, "en": 0.0, "pt": 0.0})
    assert hypothesis.language_probability == 0.0


def test_an_improbable_text_is_decoded_again(recognize: Any) -> None:
    hypothesis, model = recognize(Decoded("Bong tia", -1.4), Decoded("Bom dia", -0.8), Decoded("never asked", 0.0))
    assert hypothesis.text == "Bom dia"
    assert model.temperatures == [0.0, 0.2]


def test_so_is_a_repetitive_one(recognize: Any) -> None:
    hypothesis, _ = recognize(Decoded(LOOP, -0.1), Decoded("all right", -0.5))
    assert hypothesis.text == "all right"


def test_the_most_probable_text_is_taken_where_none_is_good(recognize: Any) -> None:
    scores = (-1.5, -1.2, -1.1, -1.3, -1.4, -1.6)
    hypothesis, model = recognize(*(Decoded(f"text {score}", score) for score in scores))
    assert hypothesis.text == "text -1.1"
    assert model.temperatures == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]


def test_noise_has_no_text(recognize: Any) -> None:
    hypothesis, model = recognize(Decoded("Thank you.", -1.3, no_speech=0.9))
    assert hypothesis.text == ""
    assert len(model.temperatures) == 1


def test_confident_text_is_kept_however_unlikely_speech_is(recognize: Any) -> None:
    hypothesis, _ = recognize(Decoded("Thank you.", -0.3, no_speech=0.9))
    assert hypothesis.text == "Thank you."


def test_a_failing_engine_says_so(recognize: Any) -> None:
    with pytest.raises(EngineError, match="out of memory"):
        recognize(RuntimeError("out of memory"))


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="dragoman models --repair"):
        WhisperRecognizer(tmp_path, threads=1)


def test_repetition_compresses_well() -> None:
    limit = DecodingSettings().compression_ratio_threshold
    assert compression_ratio(LOOP) > limit
    assert compression_ratio("Could you tell me where the nearest pharmacy is?") < limit
    assert compression_ratio("") == 0.0


@given(st.text())
def test_any_text_has_a_compression_ratio(text: str) -> None:
    assert whisper.compression_ratio(text) >= 0.0
