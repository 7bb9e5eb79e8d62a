"""Translated speech in a WAV file."""

from __future__ import annotations

import signal
import sys
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from dragoman.audio.wav_file import SAMPLE_RATE, WavFile
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import OutputError
from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted
from dragoman.domain.speech import Speech


def speech(
    number: int, seconds: float, start_s: float = 0.0, *, rate: int = SAMPLE_RATE, is_last: bool = True
) -> Speech:
    return Speech(number, AudioChunk(np.full(round(seconds * rate), 0.5, np.float32), rate), is_last, start_s)


def read(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, SAMPLE_RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def spans(samples: np.ndarray) -> list[tuple[float, float]]:
    """Return where there is sound, in seconds."""
    loud = np.concatenate([[0], (np.abs(samples) > 1000).astype(int), [0]])
    edges = np.diff(loud)
    return [
        (round(begin / SAMPLE_RATE, 2), round(end / SAMPLE_RATE, 2))
        for begin, end in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True)
    ]


def test_each_utterance_begins_with_its_original(tmp_path: Path) -> None:
    events: list[Event] = []
    sink = WavFile(tmp_path / "out.wav", events.append)
    sink.play(speech(1, 0.5, 1.0))
    sink.play(speech(2, 0.5, 4.0))
    sink.drain()
    sink.close()
    sink.close()
    assert spans(read(tmp_path / "out.wav")) == [(1.0, 1.5), (4.0, 4.5)]
    assert [(type(event), event.utterance_id) for event in events] == [
        (PlaybackStarted, 1),
        (PlaybackFinished, 1),
        (PlaybackStarted, 2),
        (PlaybackFinished, 2),
    ]


def test_an_utterance_waits_for_the_one_before(tmp_path: Path) -> None:
    sink = WavFile(tmp_path / "out.wav", lambda _: None)
    sink.play(speech(1, 2.0))
    sink.play(speech(2, 0.5, 1.0))
    sink.close()
    assert spans(read(tmp_path / "out.wav")) == [(0.0, 2.0), (2.3, 2.8)]


def test_parts_are_joined_and_resampled(tmp_path: Path) -> None:
    events: list[Event] = []
    sink = WavFile(tmp_path / "out.wav", events.append)
    sink.play(speech(1, 0.5, 1.0, rate=22_050, is_last=False))
    sink.play(speech(1, 0.5, 1.0, rate=48_000, is_last=False))
    sink.play(speech(1, 0.0, 1.0))
    sink.close()
    assert len(read(tmp_path / "out.wav")) == pytest.approx(2 * SAMPLE_RATE, abs=2)
    assert [type(event) for event in events] == [PlaybackStarted, PlaybackFinished]


def test_an_utterance_without_sound_is_finished_too(tmp_path: Path) -> None:
    events: list[Event] = []
    sink = WavFile(tmp_path / "out.wav", events.append)
    sink.play(speech(1, 0.0, 5.0))
    sink.close()
    assert [type(event) for event in events] == [PlaybackFinished]
    assert len(read(tmp_path / "out.wav")) == 0


def test_the_file_is_valid_while_it_grows(tmp_path: Path) -> None:
    sink = WavFile(tmp_path / "out.wav", lambda _: None)
    assert len(read(tmp_path / "out.wav")) == 0
    sink.play(speech(1, 1.0))
    assert len(read(tmp_path / "out.wav")) == SAMPLE_RATE
    sink.play(speech(2, 1.0, 2.0))
    assert len(read(tmp_path / "out.wav")) == 3 * SAMPLE_RATE
    sink.close()


def test_too_loud_speech_is_limited(tmp_path: Path) -> None:
    sink = WavFile(tmp_path / "out.wav", lambda _: None)
    sink.play(Speech(1, AudioChunk(np.full(2400, 3.0, np.float32), SAMPLE_RATE), is_last=True))
    sink.close()
    assert read(tmp_path / "out.wav").max() == 32767


def test_after_close_nothing_is_written(tmp_path: Path) -> None:
    sink = WavFile(tmp_path / "out.wav", lambda _: None)
    sink.close()
    sink.play(speech(1, 1.0))
    sink.pause(True)
    sink.drain()
    assert len(read(tmp_path / "out.wav")) == 0


@pytest.mark.parametrize("name", ["missing/out.wav", "."])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        WavFile(tmp_path / name, lambda _: None)


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 100 kB: the log of the test run neither, so only for a moment."""
    resource = pytest.importorskip("resource")
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_on_a_full_disk_what_was_written_stays_readable(tmp_path: Path) -> None:
    with full_disk():
        sink = WavFile(tmp_path / "out.wav", lambda _: None)
        sink.play(speech(1, 1.0))
        with pytest.raises(OutputError, match="cannot be written"):
            sink.play(speech(2, 2.0, 1.0))
        sink.play(speech(3, 2.0, 1.0))
        sink.close()
    assert spans(read(tmp_path / "out.wav"))[0] == (0.0, 1.0)
