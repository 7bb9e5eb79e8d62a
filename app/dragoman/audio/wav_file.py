"""Translated speech written to a WAV file."""

from __future__ import annotations

import struct
import threading
from pathlib import Path
from typing import BinaryIO

import numpy as np

from dragoman.audio.speech_stream import SpeechStream
from dragoman.domain.audio import Samples
from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError
from dragoman.domain.events import PlaybackFinished, PlaybackStarted
from dragoman.domain.protocols import Publish
from dragoman.domain.speech import Speech

SAMPLE_RATE = 24_000
"""Hz."""
_PAUSE_S = 0.3
"""Between two utterances of which the first is still speaking when the second begins."""
_BYTES_PER_SAMPLE = 2
_HEADER_BYTES = 44
_MAX_SAMPLES = (2**32 - 1 - _HEADER_BYTES) // _BYTES_PER_SAMPLE
"""What the format's 32-bit sizes can hold: 24 hours."""


class WavFile:
    """A sink that places each utterance where the original begins, or after the one before where that still speaks.

    The header is brought up to date after each part, unbuffered, so that the file is a readable WAV at any moment,
    also after a crash or on a full disk. (`wave` of the standard library patches it only through a buffer, which tries
    to write again when it is closed on a full disk.)
    """

    def __init__(self, path: Path | str, publish: Publish) -> None:
        """Create the file, replacing one of the same name.

        Raises:
            OutputError: it cannot be created.
        """
        self._path = Path(path)
        self._publish = publish
        self._lock = threading.Lock()
        self._speech = SpeechStream(SAMPLE_RATE)
        self._samples = 0
        self._sounding: int | None = None
        self._file: BinaryIO | None = None
        try:
            self._file = self._path.open("wb", buffering=0)
            self._write(_header(0))
        except OSError as error:
            self.close()
            raise self._error(error) from error

    def play(self, speech: Speech) -> None:
        """Append a part of an utterance; without effect after `close`.

        Raises:
            OutputError: the file cannot be written any further; what is in it stays readable.
        """
        with self._lock:
            if self._file is None:
                return
            is_first = bool(len(speech.audio.samples)) and self._sounding != speech.utterance_id
            try:
                if is_first:
                    self._append_silence(self._gap_before(speech))
                self._append(self._speech.feed(speech))
            except OSError as error:
                self._close_file()
                raise self._error(error) from error
        if is_first:
            self._sounding = speech.utterance_id
            self._publish(PlaybackStarted(utterance_id=speech.utterance_id))
        if speech.is_last:
            self._publish(PlaybackFinished(utterance_id=speech.utterance_id))

    def pause(self, paused: bool) -> None:
        """Do nothing: a file disturbs nobody."""

    def stop(self) -> None:
        """Do nothing: what `play` took is written."""

    def drain(self) -> None:
        """Return at once: what `play` took is written."""

    def close(self) -> None:
        """Finish the file. Callable more than once."""
        with self._lock:
            self._close_file()

    def _gap_before(self, speech: Speech) -> int:
        """Return the number of samples of silence before a new utterance."""
        start = round(speech.source_start_s * SAMPLE_RATE)
        if start < self._samples:
            start = self._samples + round(_PAUSE_S * SAMPLE_RATE)
        return start - self._samples

    def _append_silence(self, count: int) -> None:
        second = np.zeros(SAMPLE_RATE, np.float32)
        while count > 0:
            self._append(second[:count])
            count -= SAMPLE_RATE

    def _append(self, samples: Samples) -> None:
        if not len(samples) or self._file is None:
            return
        if self._samples + len(samples) > _MAX_SAMPLES:
            raise OSError(0, "a WAV file cannot be longer than 24 hours")
        self._write((np.clip(samples, -1.0, 1.0) * 32767).round().astype("<i2").tobytes())
        self._samples += len(samples)
        self._file.seek(0)
        self._write(_header(self._samples))
        self._file.seek(0, 2)

    def _write(self, data: bytes) -> None:
        remaining = memoryview(data)
        while remaining and self._file is not None:
            remaining = remaining[self._file.write(remaining) :]

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _error(self, error: OSError) -> OutputError:
        return OutputError(
            QT_TRANSLATE_NOOP("errors", "The speech cannot be written to “{name}”: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Choose a folder that exists, that you may write to, and that has room."),
            name=str(self._path),
            reason=error.strerror or type(error).__name__,
        )


def _header(samples: int) -> bytes:
    """Return the RIFF header of a 16-bit mono file with that many samples."""
    size = samples * _BYTES_PER_SAMPLE
    byte_rate = SAMPLE_RATE * _BYTES_PER_SAMPLE
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", _HEADER_BYTES - 8 + size, b"WAVE", b"fmt ", 16),
        *(1, 1, SAMPLE_RATE, byte_rate, _BYTES_PER_SAMPLE, 8 * _BYTES_PER_SAMPLE),
        *(b"data", size),
    )
