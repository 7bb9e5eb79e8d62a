"""The baseline: `WhisperModel.transcribe` of faster-whisper as it comes, with beam 5 and its whole 30 s window."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.domain.audio import Samples
from dragoman.evaluation.usage import processor_s
from dragoman.installation import Installation

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

_BEAM_SIZE = 5


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word and when it was spoken, in seconds from the start of the recording."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class PlainText:
    """What it understood, and what that took."""

    text: str
    duration_s: float
    """Seconds by the clock."""
    processor_s: float


class PlainWhisper:
    """The app's own recognition model in plain faster-whisper, loaded anew."""

    def __init__(self, installation: Installation) -> None:
        """Load the model.

        Raises:
            ModelError: it is missing or damaged.
        """
        from faster_whisper import WhisperModel

        self._model: WhisperModel = WhisperModel(
            str(installation.recognition_model()), device="cpu", compute_type="int8", cpu_threads=installation.threads
        )

    def transcribe(self, sound: Samples | Path, language: str) -> PlainText:
        """Transcribe samples at 16 kHz, shape (n,), or a file."""
        begin_s, processor_begin_s = time.monotonic(), processor_s()
        segments, _ = self._model.transcribe(_taken(sound), language=language, beam_size=_BEAM_SIZE)
        text = " ".join(segment.text.strip() for segment in segments)
        return PlainText(text, time.monotonic() - begin_s, processor_s() - processor_begin_s)

    def words(self, path: Path, language: str) -> list[TimedWord]:
        """Return the words of a recording with their times (cross-attention and dynamic time warping)."""
        segments, _ = self._model.transcribe(str(path), language=language, beam_size=_BEAM_SIZE, word_timestamps=True)
        return [
            TimedWord(word.word.strip(), float(word.start), float(word.end))
            for segment in segments
            for word in segment.words or ()
        ]


def _taken(sound: Samples | Path) -> Samples | str:
    return str(sound) if isinstance(sound, Path) else sound
