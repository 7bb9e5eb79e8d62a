"""Kokoro-82M (hexgrad, 2025; after StyleTTS 2, Li et al., 2023) with eSpeak NG phonemes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.tts.convolutions import with_products
from dragoman.tts.graph_split import split
from dragoman.tts.normalisation import SpeechStatistics
from dragoman.tts.phrase_sound import PhraseSound
from dragoman.tts.phrasing import Phrase, phrases, usable_rate
from dragoman.tts.session import open_session, session_faults, synthesis_failed, voice_cannot_be_loaded
from dragoman.tts.tempo import Tempo
from dragoman.tts.vocoder import SAMPLE_RATE, Vocoder, make_frames

_ESPEAK_VOICES = {"de": "de", "en": "en-us", "es": "es", "fr": "fr-fr", "hi": "hi", "it": "it", "pt": "pt-br"}
"""Language tag -> the eSpeak NG voice that turns its text into phonemes.

Japanese and Chinese, which the model was trained on, sound wrong with these; German, which it was not, is understood.
"""
_SPEAKERS = {"en": "a", "es": "e", "fr": "f", "hi": "h", "it": "i"}
"""Language tag -> what the names of its native speakers begin with."""
_FOREIGN_SPEAKER = "jm_kumo"
"""Who is best understood in languages not their own; in Portuguese better than the native speakers."""


class KokoroSynthesizer:
    """`Synthesizer` for several languages, with a native speaker where there is one."""

    def __init__(self, folder: Path, statistics: Path, *, threads: int) -> None:
        """Load the model and its speakers.

        Args:
            folder: holds one `.onnx` file, and `voices.npz`.
            statistics: the file for `SpeechStatistics`; its speakers are heard earlier than others.
            threads: processor threads to compute with.

        Raises:
            ModelError: the model cannot be loaded.
        """
        from kokoro_onnx import Kokoro

        model = next(folder.glob("*.onnx"), folder / "kokoro.onnx")
        try:
            self._statistics = SpeechStatistics(statistics)
            with with_products(model) as faster, split(faster, self._statistics.layers) as halves:
                self._session = open_session(faster if halves is None else halves.front, threads)
                vocoder = None if halves is None else open_session(halves.vocoder, threads)
                self._kokoro = Kokoro.from_session(self._session, str(folder / "voices.npz"))
            self._vocoder = None if vocoder is None else Vocoder(vocoder, self._statistics.channels)
            names = sorted(self._kokoro.voices)
            self._speakers = {each: _speaker(names, each) for each in _ESPEAK_VOICES}
            self._styles = {name: self._kokoro.get_voice_style(name) for name in {*self._speakers.values()}}
        except (OSError, ValueError, LookupError, RuntimeError, EOFError, BadZipFile, zlib.error) as error:
            raise voice_cannot_be_loaded(model, error) from error

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield each clause in pieces; see `Synthesizer`. A rate beyond 0.5 to 2 counts as the nearer of them."""
        for phrase in phrases(text, language):
            yield from self._speak(phrase, language, usable_rate(rate))

    def _speak(self, phrase: Phrase, language: str, rate: float) -> Iterator[AudioChunk]:
        # Asked for another speed, the model leaves sounds out: it is hardly understood at 1.4.
        tempo, sound = Tempo(SAMPLE_RATE, rate), PhraseSound(SAMPLE_RATE)
        try:
            for piece in self._pieces(phrase.text, language):
                ready = sound.feed(tempo.feed(piece))
                if len(ready):
                    yield AudioChunk(ready, SAMPLE_RATE)
        except session_faults() as error:
            raise synthesis_failed(error) from error
        rest = sound.feed(tempo.flush())
        yield AudioChunk(np.concatenate((rest, sound.end(phrase.pause_s / rate))), SAMPLE_RATE)

    def _pieces(self, text: str, language: str) -> Iterator[Samples]:
        from kokoro_onnx.chunker import split_phonemes
        from kokoro_onnx.config import MAX_PHONEME_LENGTH

        speaker, tokenizer = self._speakers[language], self._kokoro.tokenizer
        if self._vocoder is None:
            yield self._kokoro.create(text, self._styles[speaker], lang=_ESPEAK_VOICES[language])[0]
            return
        phonemes = " ".join(tokenizer.phonemize(text, _ESPEAK_VOICES[language]).split())
        for part in split_phonemes(phonemes, MAX_PHONEME_LENGTH):
            frames = make_frames(self._session, self._inputs(tokenizer.tokenize(part), speaker))
            statistics = self._statistics.of(speaker, len(frames))
            if statistics is None:
                yield self._vocoder.whole(frames)
            else:
                yield from self._vocoder.pieces(frames, statistics)

    def _inputs(self, tokens: list[int], speaker: str) -> dict[str, NDArray[Any]]:
        """Return what the model takes; its exports differ in names and types.

        Raises:
            ValueError: there is no phoneme.
        """
        from kokoro_onnx.session import input_dtypes

        if not tokens:
            raise ValueError("it has no sound")
        styles = self._styles[speaker]
        values = {"style": styles[min(len(tokens), len(styles)) - 1], "speed": [1]}
        return {
            name: np.asarray(values.get(name, [[0, *tokens, 0]]), kind)
            for name, kind in input_dtypes(self._session).items()
        }


def _speaker(names: list[str], language: str) -> str:
    """Return who speaks a language.

    Raises:
        IndexError: there is nobody.
    """
    native = [name for name in names if name.startswith(_SPEAKERS.get(language, " "))]
    return (native or [name for name in names if name == _FOREIGN_SPEAKER] or names)[0]
