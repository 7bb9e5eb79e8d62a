"""Piper: VITS voices (Kim et al., 2021), most of them with eSpeak NG phonemes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.domain.audio import AudioChunk
from dragoman.tts.phrasing import Phrase, phrases, usable_rate, with_pause
from dragoman.tts.session import open_session, session_faults, synthesis_failed, voice_cannot_be_loaded

_READABLE = ("espeak", "text", "hebrew")
"""How a voice can have its text put: as eSpeak NG's phonemes, as letters, or as phonemes that Piper itself finds.

Voices that want pinyin, or Japanese or Thai phonemes, need more models, which Piper would fetch on its own.
"""


class PiperSynthesizer:
    """`Synthesizer` of one voice, for one language."""

    def __init__(self, folder: Path, *, threads: int, device: str = "cpu") -> None:
        """Load a voice.

        Args:
            folder: holds one `.onnx` file, and its configuration as `.onnx.json`.
            threads: processor threads to compute with.
            device: "cpu" or "cuda".

        Raises:
            ModelError: the voice cannot be loaded.
        """
        from piper import PiperVoice
        from piper.config import PiperConfig

        model = next(folder.glob("*.onnx"), folder / "voice.onnx")
        try:
            config = PiperConfig.from_dict(json.loads(model.with_suffix(".onnx.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise voice_cannot_be_loaded(model, error) from error
        if config.phoneme_type.value not in _READABLE:
            raise voice_cannot_be_loaded(model, ValueError(f"it needs {config.phoneme_type.value} phonemes"))
        self._voice = PiperVoice(session=open_session(model, threads, device), config=config)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield a chunk for each clause; see `Synthesizer`. A rate beyond 0.5 to 2 counts as the nearer of them."""
        for phrase in phrases(text, language):
            yield from self._speak(phrase, usable_rate(rate))

    def _speak(self, phrase: Phrase, rate: float) -> Iterator[AudioChunk]:
        from piper import SynthesisConfig

        configuration = SynthesisConfig(length_scale=self._voice.config.length_scale / rate)
        try:
            for chunk in self._voice.synthesize(phrase.text, configuration):
                yield with_pause(chunk.audio_float_array, chunk.sample_rate, phrase.pause_s / rate)
        except session_faults() as error:
            raise synthesis_failed(error) from error
