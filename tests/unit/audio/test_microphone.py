"""Capturing, with a device made of Python."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from dragoman.audio import microphone as microphone_module
from dragoman.audio.microphone import Microphone
from dragoman.domain.audio import AudioChunk, DeviceKind
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import AudioDropped, Event, LevelMeasured


class Listener:
    """Iterates a microphone in a thread of its own."""

    def __init__(self, microphone: Microphone) -> None:
        self.microphone = microphone
        self.chunks: list[AudioChunk] = []
        self.error: DeviceError | None = None
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        try:
            self.chunks.extend(self.microphone.chunks())
        except DeviceError as error:
            self.error = error

    def finish(self) -> np.ndarray:
        self._thread.join(5)
        assert not self._thread.is_alive()
        return np.concatenate([np.zeros(0, np.float32), *(chunk.samples for chunk in self.chunks)])


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def listener(sound, events: list[Event]) -> Iterator[Listener]:
    listener = Listener(Microphone(None, events.append))
    yield listener
    assert len(sound.streams) == 1
    listener.microphone.close()
    listener.finish()


def blocks(seconds: float, rate: int = 48_000) -> list[np.ndarray]:
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
    return np.array_split(tone, round(seconds * 100))


def test_sound_comes_as_16_khz_chunks_of_32_ms(sound, listener: Listener) -> None:
    stream = sound.opened()
    for block in blocks(1.0):
        stream.capture(block)
    listener.microphone.close()
    samples = listener.finish()
    assert len(samples) == pytest.approx(16_000, abs=2)
    assert {len(chunk.samples) for chunk in listener.chunks[:-1]} == {512}
    assert [chunk.start_s for chunk in listener.chunks] == [
        index * 512 / 16_000 for index in range(len(listener.chunks))
    ]
    assert np.sqrt(np.mean(samples[1600:-1600] ** 2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)
    assert stream.options["samplerate"] == 48_000
    assert stream.options["channels"] == 1
    assert stream.is_closed


def test_capture_times_grow_and_lie_before_the_arrival(sound, listener: Listener) -> None:
    stream = sound.opened()
    for block in blocks(0.5):
        stream.capture(block)
        time.sleep(0.001)
    now = time.monotonic()
    listener.microphone.close()
    listener.finish()
    times = [chunk.captured_at_s for chunk in listener.chunks]
    assert times[-1] <= now
    assert now - 1 < times[0] < times[-1]


def test_the_level_is_measured_ten_times_a_second(sound, listener: Listener, events: list[Event]) -> None:
    stream = sound.opened()
    for block in blocks(1.0):
        stream.capture(block)
    listener.microphone.close()
    listener.finish()
    levels = [event.rms for event in events if isinstance(event, LevelMeasured)]
    assert len(levels) == 10
    assert levels[5] == pytest.approx(0.354, abs=0.01)


def test_stereo_only_devices_are_mixed_down(sound, events: list[Event]) -> None:
    sound.refuse = lambda options: options["channels"] == 1
    listener = Listener(Microphone(None, events.append))
    stream = sound.opened()
    assert stream.options["channels"] == 2
    stream.capture(np.full(4800, 0.25))
    listener.microphone.close()
    assert listener.finish()[800] == pytest.approx(0.25, abs=0.01)


def test_a_full_buffer_drops_and_says_so(sound, events, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone_module, "_MAX_WAITING_BLOCKS", 3)
    microphone = Microphone(None, events.append)
    chunks = microphone.chunks()
    starter = threading.Thread(target=lambda: sound.opened().capture(np.zeros(4800)))
    starter.start()
    next(chunks)
    starter.join()
    for _ in range(5):
        sound.streams[-1].capture(np.zeros(4800))
    for _ in range(8):
        next(chunks)
    sound.streams[-1].capture(np.zeros(4800))
    microphone.close()
    assert sum(1 for _ in chunks)
    assert [event.duration_s for event in events if isinstance(event, AudioDropped)] == [0.2]


def test_what_the_system_lost_is_told(sound, listener: Listener, events: list[Event]) -> None:
    sound.opened().capture(np.zeros(480), overflow=True)
    listener.microphone.close()
    listener.finish()
    assert [event.duration_s for event in events if isinstance(event, AudioDropped)] == [0.01]


def test_a_stream_that_ends_by_itself_is_an_error_after_its_last_sound(sound, listener: Listener) -> None:
    stream = sound.opened()
    stream.capture(np.zeros(4800))
    stream.stop_by_itself()
    assert len(listener.finish()) == pytest.approx(1600, abs=2)
    assert listener.error is not None
    assert "stopped delivering" in str(listener.error)
    assert listener.error.retry
    assert stream.is_closed


@pytest.mark.parametrize("captured", [0, 1])
def test_a_device_that_falls_silent_is_an_error(sound, monkeypatch: pytest.MonkeyPatch, captured: int) -> None:
    monkeypatch.setattr(microphone_module, "_SILENT_DEVICE_S", 0.05)
    monkeypatch.setattr(microphone_module, "_OPENING_S", 0.2)
    listener = Listener(Microphone(None, lambda _: None))
    stream = sound.opened()
    for _ in range(captured):
        stream.capture(np.zeros(480))
    assert len(listener.finish()) == 160 * captured
    assert listener.error is not None
    assert stream.is_closed


def test_closed_before_it_began(sound) -> None:
    microphone = Microphone(None, lambda _: None)
    microphone.close()
    assert list(microphone.chunks()) == []
    assert sound.streams == []


def test_a_device_in_use_is_told_with_its_name(sound) -> None:
    sound.refuse = lambda _: True
    with pytest.raises(DeviceError, match="“default” cannot be used now") as caught:
        next(Microphone(None, lambda _: None).chunks())
    assert caught.value.retry


@pytest.mark.usefixtures("sound")
def test_system_audio_needs_a_way_to_record_it() -> None:
    with pytest.raises(DeviceError, match="cannot be recorded"):
        next(Microphone(None, lambda _: None, DeviceKind.SYSTEM_AUDIO).chunks())
