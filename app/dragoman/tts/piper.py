"""Piper: VITS voices (Kim et al., 2021) with eSpeak NG phonemes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.domain.audio import AudioChunk
from dragoman.text.symbols import speakable
from dragoman.tts.session import open_session, session_faults, synthesis_failed, voice_cannot_be_loaded


class PiperSynthesizer:
    """`Synthesizer` of one voice, for one language."""

    def __init__(self, model: Path, *, threads: int) -> None:
        """Load a voice.

        Args:
            model: the `.onnx` file; its configuration lies beside it as `.onnx.json`.
            threads: processor threads to compute with.

        Raises:
            ModelError: the voice cannot be loaded.
        """
        from piper import PiperVoice
        from piper.config import PiperConfig

        try:
            config = PiperConfig.from_dict(json.loads(model.with_suffix(".onnx.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise voice_cannot_be_loaded(model, error) from error
        self._voice = PiperVoice(session=open_session(model, threads), config=config)

    def synthesize(self, text: str, language: str) -> Iterator[AudioChunk]:
        """Yield a chunk for each sentence; see `Synthesizer`. The voice knows its language."""
        del language
        try:
            for chunk in self._voice.synthesize(speakable(text)):
                yield AudioChunk(chunk.audio_float_array, chunk.sample_rate)
        except session_faults() as error:
            raise synthesis_failed(error) from error
