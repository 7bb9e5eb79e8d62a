"""Kokoro's clauses, pauses and rate, with a tone in place of the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.audio import Samples
from dragoman.domain.errors import EngineError, ModelError
from dragoman.tts.kokoro import KokoroSynthesizer

RATE = 24_000


class Tone:
    """In place of `kokoro_onnx.Kokoro`: a second of sound at a given level."""

    def __init__(self, level: float = 0.5) -> None:
        self.level = level
        self.asked: list[tuple[str, str]] = []

    def create(self, text: str, _style: object, lang: str) -> tuple[Samples, int]:
        self.asked.append((text, lang))
        if "unspeakable" in text:
            raise ValueError("no phonemes")
        return np.full(RATE, self.level, np.float64), RATE


def synthesizer(tone: Tone) -> KokoroSynthesizer:
    made = object.__new__(KokoroSynthesizer)
    made._kokoro, made._style = tone, None
    return made


def test_a_chunk_for_each_clause_with_a_pause_after_it() -> None:
    tone = Tone()
    chunks = list(synthesizer(tone).synthesize("Bom dia! 🙂 Se não chover, vamos passear.", "pt"))
    assert tone.asked == [("Bom dia!", "pt-br"), ("Se não chover,", "pt-br"), ("vamos passear.", "pt-br")]
    assert [chunk.duration_s for chunk in chunks] == pytest.approx([1.25, 1.12, 1.25])
    for chunk in chunks:
        assert chunk.sample_rate == RATE
        assert chunk.samples.dtype == np.float32
        assert np.all(chunk.samples[RATE:] == 0)


@pytest.mark.parametrize("text", ["", "  \n", "🙂", "?!", "— …"])
def test_nothing_is_spoken_where_there_is_no_word(text: str) -> None:
    tone = Tone()
    assert list(synthesizer(tone).synthesize(text, "pt")) == []
    assert tone.asked == []


def test_the_first_clause_does_not_wait_for_the_others() -> None:
    tone = Tone()
    next(synthesizer(tone).synthesize("Na primeira vez, não chegou ninguém. Segunda frase.", "pt"))
    assert len(tone.asked) == 1


@pytest.mark.parametrize(("rate", "duration_s"), [(1.0, 1.25), (1.25, 1.0), (0.5, 2.5), (100.0, 0.625)])
def test_at_a_higher_rate_speech_and_pauses_are_shorter(rate: float, duration_s: float) -> None:
    (chunk,) = synthesizer(Tone()).synthesize("Bom dia!", "pt", rate)
    assert chunk.duration_s == pytest.approx(duration_s, rel=0.03)


def test_a_sentence_that_cannot_be_spoken_says_so() -> None:
    with pytest.raises(EngineError, match="no phonemes"):
        list(synthesizer(Tone()).synthesize("unspeakable", "pt"))


@pytest.mark.parametrize("level", [1.0, 1.2, -1.5])
def test_no_chunk_exceeds_full_scale(level: float) -> None:
    (chunk,) = synthesizer(Tone(level)).synthesize("Olá", "pt")
    assert np.max(np.abs(chunk.samples)) == 1.0


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="dragoman models --repair"):
        KokoroSynthesizer(tmp_path, threads=1)
