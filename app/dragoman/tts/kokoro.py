"""Kokoro-82M (hexgrad, 2025; after StyleTTS 2, Li et al., 2023) with eSpeak NG phonemes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from dragoman.domain.audio import AudioChunk
from dragoman.tts.convolutions import with_products
from dragoman.tts.phrasing import Phrase, phrases, usable_rate, with_pause
from dragoman.tts.session import open_session, session_faults, synthesis_failed, voice_cannot_be_loaded
from dragoman.tts.tempo import at_tempo

_ESPEAK_VOICES = {"pt": "pt-br", "es": "es", "it": "it"}
"""Language tag -> the eSpeak NG voice that turns its text into phonemes."""


class KokoroSynthesizer:
    """`Synthesizer` for several languages with one speaker."""

    def __init__(self, folder: Path, *, speaker: str = "jm_kumo", threads: int) -> None:
        """Load the model and its speakers.

        Args:
            folder: holds `kokoro-v1.0.int8.onnx` and `voices.npz`.
            speaker: a name in `voices.npz`.
            threads: processor threads to compute with.

        Raises:
            ModelError: the model cannot be loaded.
        """
        from kokoro_onnx import Kokoro

        model = folder / "kokoro-v1.0.int8.onnx"
        try:
            with with_products(model) as faster:
                self._kokoro = Kokoro.from_session(open_session(faster, threads), str(folder / "voices.npz"))
            self._style = self._kokoro.get_voice_style(speaker)
        except (OSError, ValueError, KeyError, RuntimeError, EOFError, BadZipFile, zlib.error) as error:
            raise voice_cannot_be_loaded(model, error) from error

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield a chunk for each clause; see `Synthesizer`. A rate beyond 0.5 to 2 counts as the nearer of them."""
        for phrase in phrases(text, language):
            yield self._speak(phrase, _ESPEAK_VOICES[language], usable_rate(rate))

    def _speak(self, phrase: Phrase, espeak_voice: str, rate: float) -> AudioChunk:
        try:
            samples, sample_rate = self._kokoro.create(phrase.text, self._style, lang=espeak_voice)
        except session_faults() as error:
            raise synthesis_failed(error) from error
        # Asked for another speed, the model leaves sounds out: it is hardly understood at 1.4.
        return with_pause(at_tempo(samples, sample_rate, rate), sample_rate, phrase.pause_s / rate)
