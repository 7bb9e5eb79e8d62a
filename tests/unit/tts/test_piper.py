"""Piper voices that cannot be loaded, and what reaches one that can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dragoman.domain.errors import EngineError, ModelError
from dragoman.tts.piper import PiperSynthesizer


class Voice:
    """In place of `piper.PiperVoice`."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def synthesize(self, text: str) -> Iterator[SimpleNamespace]:
        self.asked.append(text)
        if "unspeakable" in text:
            raise RuntimeError("no phonemes")
        for _sentence in text.split(". ") if text else ():
            yield SimpleNamespace(audio_float_array=np.zeros(22_050, np.float32), sample_rate=22_050)


def synthesizer(voice: Voice) -> PiperSynthesizer:
    made = object.__new__(PiperSynthesizer)
    made._voice = voice
    return made


def test_a_chunk_for_each_sentence() -> None:
    voice = Voice()
    chunks = list(synthesizer(voice).synthesize("Hello there 🙂. Good bye", "en"))
    assert [(chunk.sample_rate, chunk.duration_s) for chunk in chunks] == [(22_050, 1.0)] * 2
    assert voice.asked == ["Hello there . Good bye"]


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
    if configuration is not None:
        (tmp_path / "joe.onnx.json").write_bytes(configuration)
    with pytest.raises(ModelError, match=r"voice joe cannot be loaded: .*dragoman models --repair"):
        PiperSynthesizer(tmp_path / "joe.onnx", threads=1)
