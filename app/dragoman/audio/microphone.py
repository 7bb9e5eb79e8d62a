"""A microphone, or what the computer plays, as a source of sound."""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.audio.device_stream import BLOCKS_PER_S, DeviceStream
from dragoman.audio.rechunker import Rechunker
from dragoman.audio.resampling import StreamResampler
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, DeviceKind
from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError
from dragoman.domain.events import AudioDropped, LevelMeasured
from dragoman.domain.protocols import Publish

_CHUNK_SAMPLES = 512
"""32 ms, one frame of Silero VAD."""
_MAX_WAITING_BLOCKS = 10 * BLOCKS_PER_S
"""Ten seconds, should the pipeline stall."""
_SILENT_DEVICE_S = 1.0
"""A device that delivers nothing for so long is broken: some never say that they are."""
_OPENING_S = 3.0
"""The same for the first block; wireless headsets take their time."""
_CHUNKS_PER_LEVEL = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """What the callback captured."""

    samples: NDArray[np.float32]
    """Shape (frames, channels)."""
    captured_at_s: float
    lost_frames: int
    """Frames that could not be taken just before this block."""


class Microphone:
    """Captures a device at its native rate and hands it out as 16 kHz mono.

    The PortAudio callback does no more than to copy each block into a bounded queue; everything else happens in the
    thread that iterates `chunks`.
    """

    def __init__(self, device_name: str | None, publish: Publish, kind: DeviceKind = DeviceKind.MICROPHONE) -> None:
        """The device is opened by `chunks`.

        Args:
            device_name: a name from `list_devices`, or None for the system's default.
            publish: is told `LevelMeasured` about ten times a second, and `AudioDropped`.
            kind: MICROPHONE or SYSTEM_AUDIO.
        """
        self._device_name = device_name
        self._publish = publish
        self._kind = kind
        self._blocks: queue.SimpleQueue[_Block | None] = queue.SimpleQueue()
        self._lost_frames = 0
        self._closed = False

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield 16 kHz mono chunks of 32 ms until `close`. Call it once.

        Raises:
            DeviceError: the device is missing, cannot be opened, or stopped delivering.
        """
        if self._closed:
            return
        stream = DeviceStream(self._device_name, self._kind, self._capture, self._on_stopped)
        try:
            yield from self._measured(self._converted(stream.sample_rate))
        finally:
            stream.close()

    def close(self) -> None:
        """Make `chunks` end after the sound already captured. Callable from any thread, more than once."""
        self._closed = True
        self._blocks.put(None)

    def _capture(self, block: NDArray[np.float32], frames: int, _time: Any, status: Any) -> None:
        """Run in PortAudio's thread."""
        if status.input_overflow:
            # How much the system lost it does not tell; at least one block.
            self._lost_frames += frames
        if self._blocks.qsize() >= _MAX_WAITING_BLOCKS:
            self._lost_frames += frames
            return
        self._blocks.put(_Block(block.copy(), time.monotonic(), self._lost_frames))
        self._lost_frames = 0

    def _on_stopped(self) -> None:
        """Run in PortAudio's thread."""
        self._blocks.put(None)

    def _captured(self) -> Iterator[_Block]:
        """Yield the blocks in the order of capture until `close` is called or the device falls silent."""
        timeout_s = _OPENING_S
        while (block := self._next_block(timeout_s)) is not None:
            yield block
            timeout_s = _SILENT_DEVICE_S

    def _next_block(self, timeout_s: float) -> _Block | None:
        try:
            return self._blocks.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def _converted(self, sample_rate: int) -> Iterator[AudioChunk]:
        """Yield what was captured at `sample_rate` (Hz) as 16 kHz chunks; raise where the device broke off."""
        resampler = StreamResampler(sample_rate, SPEECH_SAMPLE_RATE)
        rechunker = Rechunker(_CHUNK_SAMPLES)
        captured_s = captured_at_s = 0.0
        for block in self._captured():
            if block.lost_frames:
                self._publish(AudioDropped(duration_s=block.lost_frames / sample_rate))
            captured_s += len(block.samples) / sample_rate
            captured_at_s = block.captured_at_s
            resampled = resampler.feed(block.samples.mean(axis=1))
            # The resampler holds the newest samples back: what comes out was captured that much earlier.
            held_back_s = captured_s - rechunker.received_s - len(resampled) / SPEECH_SAMPLE_RATE
            yield from rechunker.feed(resampled, captured_at_s - held_back_s)
        yield from rechunker.feed(resampler.flush(), captured_at_s)
        yield from rechunker.flush(captured_at_s)
        if not self._closed:
            raise DeviceError(
                QT_TRANSLATE_NOOP("errors", "The microphone stopped delivering sound."),
                QT_TRANSLATE_NOOP("errors", "Check that it is plugged in and switched on, or choose another one."),
                retry=True,
            )

    def _measured(self, chunks: Iterator[AudioChunk]) -> Iterator[AudioChunk]:
        """Yield `chunks` unchanged, and publish how loud they are."""
        square_sums: list[float] = []
        for chunk in chunks:
            square_sums.append(float(np.dot(chunk.samples, chunk.samples)))
            if len(square_sums) == _CHUNKS_PER_LEVEL:
                mean = sum(square_sums) / (_CHUNKS_PER_LEVEL * _CHUNK_SAMPLES)
                self._publish(LevelMeasured(rms=min(math.sqrt(mean), 1.0)))
                square_sums.clear()
            yield chunk
