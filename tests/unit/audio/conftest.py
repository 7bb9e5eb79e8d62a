"""A sound system made of Python objects, in the place of sounddevice."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dragoman.audio import devices, portaudio

NO_FLAGS = SimpleNamespace(input_overflow=False, output_underflow=False)


class PortAudioError(Exception):
    """As sounddevice has it."""


class FakeStream:
    """A stream whose callback the test calls."""

    latency = 0.02

    def __init__(self, system: FakeSoundSystem, options: dict[str, Any]) -> None:
        self.system = system
        self.options = options
        self.is_closed = False
        self.blocksize = options["blocksize"]

    def start(self) -> None:
        self.system.started.release()

    def capture(self, samples: np.ndarray, *, overflow: bool = False) -> None:
        """Deliver one block of any length."""
        block = np.repeat(samples[:, np.newaxis], self.options["channels"], axis=1).astype(np.float32)
        self.options["callback"](block, len(block), None, SimpleNamespace(input_overflow=overflow))

    def play(self, frames: int | None = None) -> np.ndarray:
        """Take one block and return its first channel."""
        block = np.full((frames or self.blocksize, self.options["channels"]), np.nan, np.float32)
        self.options["callback"](block, len(block), None, NO_FLAGS)
        assert (block[:, :1] == block).all()
        return block[:, 0]

    def stop_by_itself(self) -> None:
        self.options["finished_callback"]()

    def close(self, ignore_errors: bool = True) -> None:
        assert ignore_errors
        if not self.is_closed:
            self.is_closed = True
            self.options["finished_callback"]()


class FakeSoundSystem:
    """The module sounddevice, as far as it is used."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        self.devices: list[dict[str, Any]] = []
        self.apis: list[dict[str, Any]] = []
        self.streams: list[FakeStream] = []
        self.started = threading.Semaphore(0)
        self.refreshes = 0
        self.refuse: Callable[[dict[str, Any]], bool] = lambda _: False
        self.add_api("ALSA", [("default", 32, 32, 44_100.0)])

    def add_api(self, name: str, entries: list[tuple[str, int, int, float]]) -> None:
        first = len(self.devices)
        for index, (entry, inputs, outputs, rate) in enumerate(entries, first):
            self.devices.append({
                "name": entry, "index": index, "hostapi": len(self.apis), "max_input_channels": inputs,
                "max_output_channels": outputs, "default_samplerate": rate,
            })  # fmt: skip
        numbers = range(first, len(self.devices))
        self.apis.append(
            {
                "name": name,
                "devices": list(numbers),
                "default_input_device": next((n for n in numbers if self.devices[n]["max_input_channels"]), -1),
                "default_output_device": next((n for n in numbers if self.devices[n]["max_output_channels"]), -1),
            }
        )

    def set_api(self, name: str, entries: list[tuple[str, int, int, float]]) -> None:
        self.devices, self.apis = [], []
        self.add_api(name, entries)

    def query_devices(self) -> list[dict[str, Any]]:
        return self.devices

    def query_hostapis(self) -> list[dict[str, Any]]:
        return self.apis

    def _terminate(self) -> None:
        assert all(stream.is_closed for stream in self.streams), "open streams are lost"
        self.refreshes += 1

    def _initialize(self) -> None:
        pass

    def InputStream(self, **options: Any) -> FakeStream:
        return self._open(options)

    OutputStream = InputStream

    def _open(self, options: dict[str, Any]) -> FakeStream:
        if self.refuse(options):
            raise PortAudioError("refused")
        self.streams.append(FakeStream(self, options))
        return self.streams[-1]

    def opened(self) -> FakeStream:
        """Wait for the next stream to start, and return it."""
        assert self.started.acquire(timeout=5)
        return self.streams[-1]


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSoundSystem]:
    system = FakeSoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    monkeypatch.setattr(devices, "pulse_devices", lambda: ())
    before = threading.active_count()
    yield system
    assert portaudio._open_streams == 0, "a stream was left open"
    assert threading.active_count() == before, "a thread was left running"
