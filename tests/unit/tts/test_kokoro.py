"""Kokoro's sentences, pauses and level, with a tone in place of the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.domain.audio import Samples
from dragoman.domain.errors import EngineError, ModelError
from dragoman.tts.kokoro import KokoroSynthesizer, _within_full_scale

RATE = 24_000


class Tone:
    """In place of `kokoro_onnx.Kokoro`: a second of sound at a given level."""

    def __init__(self, level: float) -> None:
        self.level = level
        self.asked: list[tuple[str, str]] = []

    def create(self, text: str, _style: object, lang: str) -> tuple[Samples, int]:
        self.asked.append((text.strip(), lang))
        if "unspeakable" in text:
            raise ValueError("no phonemes")
        return np.full(RATE, self.level, np.float64), RATE


def synthesizer(tone: Tone) -> KokoroSynthesizer:
    made = object.__new__(KokoroSynthesizer)
    made._kokoro, made._style = tone, None
    return made


def test_a_chunk_for_each_sentence_with_a_pause_after_it() -> None:
    tone = Tone(0.5)
    chunks = list(synthesizer(tone).synthesize("Bom dia! 🙂 Tudo bem?", "pt"))
    assert tone.asked == [("Bom dia!", "pt-br"), ("Tudo bem?", "pt-br")]
    for chunk in chunks:
        assert chunk.sample_rate == RATE
        assert chunk.samples.dtype == np.float32
        assert chunk.duration_s == pytest.approx(1.15)
        assert np.all(chunk.samples[RATE:] == 0)


@pytest.mark.parametrize("text", ["", "  \n", "🙂", "?!", "— …"])
def test_nothing_is_spoken_where_there_is_no_word(text: str) -> None:
    tone = Tone(0.5)
    assert list(synthesizer(tone).synthesize(text, "pt")) == []
    assert tone.asked == []


def test_the_first_sentence_does_not_wait_for_the_others() -> None:
    tone = Tone(0.5)
    next(synthesizer(tone).synthesize("Primeira frase. Segunda frase.", "pt"))
    assert len(tone.asked) == 1


def test_a_sentence_that_cannot_be_spoken_says_so() -> None:
    with pytest.raises(EngineError, match="no phonemes"):
        list(synthesizer(Tone(0.5)).synthesize("unspeakable", "pt"))


@pytest.mark.parametrize(("level", "expected"), [(0.5, 0.5), (1.0, 1.0), (1.2, 1.0), (-1.5, -1.0), (0.0, 0.0)])
def test_only_sound_that_would_clip_is_scaled_down(level: float, expected: float) -> None:
    (chunk,) = synthesizer(Tone(level)).synthesize("Olá", "pt")
    assert chunk.samples[0] == pytest.approx(expected)


@given(arrays(np.float32, st.integers(0, 200), elements=st.floats(-4, 4, width=32)))
def test_scaling_keeps_the_shape_of_the_sound(samples: Samples) -> None:
    scaled = _within_full_scale(samples)
    peak = float(np.max(np.abs(samples), initial=0.0))
    assert scaled.dtype == np.float32
    assert np.max(np.abs(scaled), initial=0.0) <= 1.0
    np.testing.assert_allclose(scaled * max(peak, 1.0), samples, atol=1e-5)


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="dragoman models --repair"):
        KokoroSynthesizer(tmp_path, threads=1)
