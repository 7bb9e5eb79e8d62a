"""eSpeak NG: formant synthesis (https://github.com/espeak-ng/espeak-ng), for languages without a better voice."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.text.kana import in_kana
from dragoman.tts.espeak_voices import ESPEAK_VOICES
from dragoman.tts.phrasing import phrases, usable_rate, with_pause
from dragoman.tts.session import synthesis_failed

# The numbers of https://github.com/espeak-ng/espeak-ng/blob/master/src/include/espeak-ng/speak_lib.h
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_RATE = 1
_NORMAL_WORDS_PER_MINUTE = 175
_FULL_SCALE = 32_768
_GAIN = 1.4
"""What makes it as loud as the other voices."""

_WhenSound = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakSynthesizer:
    """`Synthesizer` for all languages of `ESPEAK_VOICES`. All of them share the one eSpeak NG of the process."""

    def __init__(self) -> None:
        """Load the library and its data.

        Raises:
            ModelError: one of them is missing or damaged.
        """
        self._library = _library()

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield a chunk for each clause; see `Synthesizer`. A rate beyond 0.5 to 2 counts as the nearer of them."""
        speed = usable_rate(rate)
        for phrase in phrases(text, language):
            written = in_kana(phrase.text) if language == "ja" else phrase.text
            sound = self._library.speak(written, ESPEAK_VOICES[language], round(_NORMAL_WORDS_PER_MINUTE * speed))
            if np.any(sound):
                yield with_pause(sound, self._library.sample_rate, phrase.pause_s / speed)


@cache
def _library() -> _Library:
    return _Library()


class _Library:
    """The library, which has one state for the whole process: one thread at a time uses it.

    Piper and Kokoro have copies with states of their own.
    """

    def __init__(self) -> None:
        """Load it; see `EspeakSynthesizer` for errors."""
        import espeakng_loader

        try:
            self._functions: Any = ctypes.CDLL(espeakng_loader.get_library_path())
            data = espeakng_loader.get_data_path().encode()
        except (OSError, RuntimeError) as error:
            raise _cannot_be_loaded(str(error)) from error
        self._lock = threading.Lock()
        self._parts: list[Samples] = []
        self._when_sound = _WhenSound(self._keep)  # has to live as long as the library
        self.sample_rate: int = self._functions.espeak_Initialize(_SYNCHRONOUS, 0, data, _DO_NOT_EXIT)
        if self.sample_rate <= 0:
            raise _cannot_be_loaded(f"no data in {data.decode()}")
        self._functions.espeak_SetSynthCallback(self._when_sound)

    def speak(self, text: str, voice: str, words_per_minute: int) -> Samples:
        """Return the sound of a text, shape (n,).

        Raises:
            EngineError: the voice is missing, or the library cannot speak the text.
        """
        content = text.encode(errors="ignore").replace(b"\0", b" ") + b"\0"
        with self._lock:
            self._parts = []
            self._check(self._functions.espeak_SetVoiceByName(voice.encode()))
            self._check(self._functions.espeak_SetParameter(_RATE, words_per_minute, 0))
            self._check(
                self._functions.espeak_Synth(content, ctypes.c_size_t(len(content)), 0, 1, 0, _UTF8, None, None)
            )
            return np.concatenate([np.zeros(0, np.float32), *self._parts])

    def _keep(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._parts.append(np.ctypeslib.as_array(samples, (count,)).astype(np.float32) * (_GAIN / _FULL_SCALE))
        return 0

    def _check(self, status: int) -> None:
        if status:
            raise synthesis_failed(RuntimeError(f"eSpeak NG, error {status}"))


def _cannot_be_loaded(reason: str) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "The voices of eSpeak NG cannot be loaded: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Install Dragoman again, in a folder whose whole path is shorter."),
        reason=reason,
    )
