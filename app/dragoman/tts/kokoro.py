"""Kokoro-82M (hexgrad, 2025; after StyleTTS 2, Li et al., 2023) with eSpeak NG phonemes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.text.sentences import split_sentences
from dragoman.text.symbols import speakable
from dragoman.tts.session import open_session, session_faults, synthesis_failed, voice_cannot_be_loaded

_ESPEAK_VOICES = {"pt": "pt-br", "es": "es", "it": "it"}
"""Language tag -> the eSpeak NG voice that turns its text into phonemes."""

_PAUSE_S = 0.15
"""Silence between two sentences, which the voice itself trims away."""


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
            self._kokoro = Kokoro.from_session(open_session(model, threads), str(folder / "voices.npz"))
            self._style = self._kokoro.get_voice_style(speaker)
        except (OSError, ValueError, KeyError, RuntimeError, EOFError, BadZipFile, zlib.error) as error:
            raise voice_cannot_be_loaded(model, error) from error

    def synthesize(self, text: str, language: str) -> Iterator[AudioChunk]:
        """Yield a chunk for each sentence; see `Synthesizer`."""
        for sentence in split_sentences(speakable(text), language):
            if speakable(sentence):
                yield self._speak(sentence, _ESPEAK_VOICES[language])

    def _speak(self, sentence: str, espeak_voice: str) -> AudioChunk:
        try:
            samples, sample_rate = self._kokoro.create(sentence, self._style, lang=espeak_voice)
        except session_faults() as error:
            raise synthesis_failed(error) from error
        pause = np.zeros(round(_PAUSE_S * sample_rate), np.float32)
        return AudioChunk(np.concatenate((_within_full_scale(samples), pause)), sample_rate)


def _within_full_scale(samples: Samples) -> Samples:
    """Scale down sound that would clip; this voice sometimes exceeds full scale by a fifth."""
    peak = float(np.max(np.abs(samples), initial=0.0))
    return (samples / peak if peak > 1.0 else samples).astype(np.float32)
