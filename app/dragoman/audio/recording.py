"""An audio or video file as a source of sound."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.audio.declared_length import declared_length_s
from dragoman.audio.rechunker import Rechunker
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.errors import QT_TRANSLATE_NOOP, InputError

_CHUNK_SAMPLES = SPEECH_SAMPLE_RATE // 10
_GAP_S = 0.1
"""A jump of the time stamps by more than this is a gap in the sound; less is their rounding."""
_LOSS_S = 0.3
"""Damage that costs less sound than this is not worth a complaint."""
_DOWNMIX_GAIN = 0.5**0.5
"""FFmpeg's downmix matrix adds left and right at 0.707 and the centre at 1; with this gain stereo cannot exceed full
scale and the centre of surround sound, where films have the voices, stays as loud as it is on two loudspeakers."""


class Recording:
    """Anything FFmpeg can read as a source: decoded as it is consumed, so that memory stays flat at any length.

    The time line is the file's own: where time stamps jump or a part is damaged there is silence, so that subtitles
    stay in step with the picture.
    """

    def __init__(self, path: Path | str) -> None:
        """Nothing is read yet."""
        self.duration_s: float | None = None
        """Length in seconds, for showing progress; None before `open` and where the file does not say."""
        self._path = Path(path)
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._is_reading = False
        self._container: Any = None
        self._stream: Any = None
        self._declared_s: float | None = None

    def open(self) -> None:
        """Open the file now, to learn early whether it can be read; `chunks` does it otherwise.

        Raises:
            InputError: the file is missing, may not be read, or holds no sound.
        """
        if self._container is not None:
            return
        self._check_readable()
        import av

        try:
            self._container = av.open(str(self._path.absolute()), metadata_errors="ignore")
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” is not an audio or video file, or it is damaged from its start."),
                QT_TRANSLATE_NOOP("errors", "Play it in a media player to check it, or choose another file."),
            ) from error
        stream = self._container.streams.best("audio")
        if stream is None:
            self._release()
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” has no sound."),
                QT_TRANSLATE_NOOP("errors", "Choose a file with an audio track."),
            )
        self._declared_s = declared_length_s(self._path, self._container, stream)
        self.duration_s = _duration_s(self._container, stream)
        self._stream = stream

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield 16 kHz mono chunks of 0.1 s until the end of the file or until `close`. Call it once.

        Raises:
            InputError: the file cannot be opened, or a part of it could not be read; what can be has been yielded.
        """
        with self._lock:
            if self._closed.is_set():
                return
            self.open()
            self._is_reading = True
        decoder = _Decoder(self._container, self._stream, self._declared_s)
        rechunker = Rechunker(_CHUNK_SAMPLES)
        try:
            for samples in decoder.samples():
                for chunk in rechunker.feed(samples, time.monotonic()):
                    if self._closed.is_set():
                        return
                    yield chunk
            yield from rechunker.flush(time.monotonic())
            self._complain_about_damage(decoder)
        finally:
            self._release()

    def close(self) -> None:
        """Make `chunks` end after the chunk it is at. Callable from any thread, more than once."""
        self._closed.set()
        with self._lock:
            # While `chunks` runs, its own thread releases the file: FFmpeg must not lose it under its hands.
            if not self._is_reading:
                self._release()

    def _check_readable(self) -> None:
        try:
            if self._path.is_dir():
                raise self._error(
                    QT_TRANSLATE_NOOP("errors", "“{name}” is a folder."),
                    QT_TRANSLATE_NOOP("errors", "Choose an audio or video file in it."),
                )
            with self._path.open("rb") as file:
                is_empty = not file.read(1)
        except FileNotFoundError as error:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "There is no file “{name}”."),
                QT_TRANSLATE_NOOP("errors", "Check its name and folder."),
            ) from error
        except PermissionError as error:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” may not be read by this user."),
                QT_TRANSLATE_NOOP("errors", "Change the file's permissions, or copy it to a folder of your own."),
            ) from error
        except OSError as error:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Check the drive it is on, or copy it to another one."),
                reason=error.strerror,
            ) from error
        if is_empty:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” is empty."),
                QT_TRANSLATE_NOOP("errors", "Choose another file."),
            )

    def _complain_about_damage(self, decoder: _Decoder) -> None:
        end_s = decoder.position_s
        if decoder.is_cut_off or (self._declared_s is not None and end_s < self._declared_s - _LOSS_S):
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” is damaged or incomplete: it could be read up to {time} only."),
                QT_TRANSLATE_NOOP("errors", "Copy or download the file again if you need the rest."),
                time=_clock(end_s),
            )
        if decoder.lost_s > _LOSS_S and decoder.lost_at_s is not None:
            raise self._error(
                QT_TRANSLATE_NOOP("errors", "“{name}” is damaged: {lost} seconds of it, from {time} on, are missing."),
                QT_TRANSLATE_NOOP("errors", "Copy or download the file again if you need them."),
                time=_clock(decoder.lost_at_s),
                lost=round(decoder.lost_s, 1),
            )

    def _release(self) -> None:
        if self._container is not None:
            self._container.close()

    def _error(self, problem: str, remedy: str, **values: object) -> InputError:
        return InputError(problem, remedy, retry=False, name=self._path.name or str(self._path), **values)


class _Decoder:
    """Decodes one audio track to 16 kHz mono on the file's time line, and keeps account of what is missing."""

    def __init__(self, container: Any, stream: Any, length_s: float | None) -> None:
        self._container = container
        self._stream = stream
        self._length_s = length_s
        self._resampler: Any = None
        self._setup: tuple[str, str, int] | None = None
        self._gain = 1.0
        self._origin_s: float | None = None
        self._undecodable = False
        self.position_s = 0.0
        """Seconds of the file's time line decoded so far."""
        self.is_cut_off = False
        """Whether reading broke off."""
        self.lost_s = 0.0
        """Seconds that damage replaced by silence."""
        self.lost_at_s: float | None = None
        """Where that happened first, in seconds."""

    def samples(self) -> Iterator[Samples]:
        """Yield everything decodable in blocks of shape (n,)."""
        for frame in self._frames():
            yield from self._fill_gap(frame)
            yield from self._convert(frame)
        yield from self._flush()

    def _frames(self) -> Iterator[Any]:
        import av

        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except (av.error.FFmpegError, OSError):
                self.is_cut_off = True
                return
            try:
                frames = packet.decode()
            except (av.error.FFmpegError, ValueError):
                self._undecodable = True
                continue
            yield from frames

    def _fill_gap(self, frame: Any) -> Iterator[Samples]:
        """Yield silence where the time stamps say that sound is missing before `frame`."""
        if frame.time is None:
            return
        if self._origin_s is None:
            self._origin_s = self._start_s(frame.time)
        gap_s = frame.time - self._origin_s - self.position_s
        if abs(gap_s) <= _GAP_S:
            return
        if gap_s < 0 or (self._length_s is not None and self.position_s + gap_s > self._length_s + 1):
            # Time stamps that run backwards or far beyond the end are wrong themselves: count on from here.
            self._origin_s += gap_s
            return
        yield from self._flush()
        if self._undecodable:
            self._undecodable = False
            self.lost_s += gap_s
            self.lost_at_s = self.position_s if self.lost_at_s is None else self.lost_at_s
        yield from self._silence(gap_s)

    def _start_s(self, first_frame_s: float) -> float:
        """Return the time stamp that is zero on the time line: where the whole file begins, picture included."""
        start = self._container.start_time
        start_s = first_frame_s if start is None else float(start) / 1e6
        return start_s if start_s <= first_frame_s else first_frame_s

    def _silence(self, duration_s: float) -> Iterator[Samples]:
        self.position_s += duration_s
        remaining = round(duration_s * SPEECH_SAMPLE_RATE)
        while remaining > 0:
            count = min(remaining, _CHUNK_SAMPLES)
            yield np.zeros(count, np.float32)
            remaining -= count

    def _convert(self, frame: Any) -> Iterator[Samples]:
        import av

        setup = (frame.format.name, frame.layout.name, frame.sample_rate)
        if setup != self._setup:
            yield from self._flush()
            self._setup = setup
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=SPEECH_SAMPLE_RATE)
            self._gain = 1.0 if frame.layout.nb_channels == 1 else _DOWNMIX_GAIN
        self.position_s += frame.samples / frame.sample_rate
        frame.pts = None
        yield from self._resampled(frame)

    def _flush(self) -> Iterator[Samples]:
        if self._resampler is not None:
            yield from self._resampled(None)
            self._resampler = self._setup = None

    def _resampled(self, frame: Any) -> Iterator[Samples]:
        for converted in self._resampler.resample(frame):
            samples = np.nan_to_num(converted.to_ndarray()[0] * np.float32(self._gain))
            yield np.clip(samples, -1.0, 1.0)


def _duration_s(container: Any, stream: Any) -> float | None:
    if stream.duration is not None:
        return float(stream.duration * stream.time_base)
    return None if container.duration is None else float(container.duration) / 1e6


def _clock(seconds: float) -> str:
    minutes, whole_s = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{whole_s:02}" if hours else f"{minutes}:{whole_s:02}"
