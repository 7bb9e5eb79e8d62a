"""Piper voices that cannot be loaded, and what reaches one that can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from piper import SynthesisConfig

from dragoman.domain.errors import EngineError, ModelError
from dragoman.tts.piper import PiperSynthesizer


class Voice:
    """In place of `piper.PiperVoice`: a second of sound for each sentence."""

    config = SimpleNamespace(length_scale=1.2)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def synthesize(self, text: str, configuration: SynthesisConfig) -> Iterator[SimpleNamespace]:
        self.asked.append(text)
        if "unspeakable" in text:
            raise RuntimeError("no phonemes")
        length = round(22_050 * (configuration.length_scale or 1.0) / self.config.length_scale)
        yield SimpleNamespace(audio_float_array=np.full(length, 0.5, np.float32), sample_rate=22_050)


def synthesizer(voice: Voice) -> PiperSynthesizer:
    made = object.__new__(PiperSynthesizer)
    made._voice = voice
    return made


def test_a_chunk_for_each_clause_with_a_pause_after_it() -> None:
    voice = Voice()
    chunks = list(synthesizer(voice).synthesize("Hello there 🙂, my friend. Good bye", "en"))
    assert voice.asked == ["Hello there , my friend.", "Good bye"]
    assert [chunk.duration_s for chunk in chunks] == pytest.approx([1.25, 1.25], abs=0.001)
    assert all(chunk.sample_rate == 22_050 for chunk in chunks)


def test_the_first_clause_does_not_wait_for_the_others() -> None:
    voice = Voice()
    next(synthesizer(voice).synthesize("When it rains here, we stay at home. Good bye.", "en"))
    assert voice.asked == ["When it rains here,"]


@pytest.mark.parametrize(("rate", "duration_s"), [(1.0, 1.25), (1.25, 1.0), (0.5, 2.5), (100.0, 0.625)])
def test_at_a_higher_rate_speech_and_pauses_are_shorter(rate: float, duration_s: float) -> None:
    (chunk,) = synthesizer(Voice()).synthesize("Good morning", "en", rate)
    assert chunk.duration_s == pytest.approx(duration_s, abs=0.001)


@pytest.mark.parametrize("text", ["", "🙂", "...", "\n"])
def test_nothing_is_spoken_where_there_is_no_word(text: str) -> None:
    assert list(synthesizer(Voice()).synthesize(text, "en")) == []


def test_a_text_that_cannot_be_spoken_says_so() -> None:
    with pytest.raises(EngineError, match="no phonemes"):
        list(synthesizer(Voice()).synthesize("unspeakable", "en"))


@pytest.mark.parametrize(
    "configuration",
    [None, b"", b"no json", b"[]", b"{}", b'{"num_symbols": 1, "num_speakers": 1, "audio": 5}', b"\xff\xfe"],
)
def test_a_voice_with_a_damaged_configuration_says_so(tmp_path: Path, configuration: bytes | None) -> None:
    (tmp_path / "joe.onnx").touch()
    if configuration is not None:
        (tmp_path / "joe.onnx.json").write_bytes(configuration)
    with pytest.raises(ModelError, match=r"voice joe cannot be loaded: .*dragoman models repair"):
        PiperSynthesizer(tmp_path, threads=1)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        PiperSynthesizer(tmp_path, threads=1)


def test_a_voice_that_would_fetch_more_models_by_itself_is_refused(tmp_path: Path) -> None:
    configuration = {
        "num_symbols": 1,
        "num_speakers": 1,
        "audio": {"sample_rate": 22_050},
        "espeak": {"voice": "cmn"},
        "phoneme_id_map": {},
        "phoneme_type": "pinyin",
    }
    (tmp_path / "chaowen.onnx").touch()
    (tmp_path / "chaowen.onnx.json").write_text(json.dumps(configuration), encoding="utf-8")
    with pytest.raises(ModelError, match="it needs pinyin phonemes"):
        PiperSynthesizer(tmp_path, threads=1)
