"""What the loudspeaker's callback plays: blocks in a queue, a breath between utterances, silence when paused."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.audio import Samples
from dragoman.domain.events import PlaybackFinished, PlaybackStarted

_PAUSE_S = 0.25
"""Between two utterances, so that they are heard as two."""

Played = Callable[[Samples, int, float], None]
"""Is given what goes out: mono samples of shape (n,), their rate in Hz, `time.monotonic()` when they become audible."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A prepared piece of speech."""

    utterance_id: int
    samples: Samples
    """Shape (n,), at the device's rate; may be empty in the last block."""
    is_last: bool
    """Whether the utterance ends with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """What the callback did."""

    due_s: float
    """`time.monotonic()` when it becomes audible."""
    event: PlaybackStarted | PlaybackFinished | None = None
    played: Block | None = None
    """The block that ended."""


class Playout:
    """Fills the device's buffers from a queue.

    `put` and `paused` belong to the playing thread, `fill` runs in PortAudio's; a deque is safe between the two without
    a lock.
    """

    def __init__(self, paused: bool, report: Callable[[Progress], None], played: Played | None = None) -> None:
        """Begin with an empty queue.

        Args:
            paused: whether to begin with silence.
            report: takes over what happens; called from PortAudio's thread, so it must return at once.
            played: takes over what goes out, silence included, without gaps; likewise.
        """
        self.paused = paused
        self.filled_at_s = 0.0
        """`time.monotonic()` when the device last asked for sound; 0 before it first does."""
        self._sample_rate = 0
        self._latency_s = 0.0
        self._pause_samples = 0
        self._report = report
        self._played = played
        self._was_paused = paused
        self._blocks: deque[Block] = deque()
        self._current: Block | None = None
        self._position = 0
        self._silence_left = 0
        self._sounding: int | None = None

    def fit(self, sample_rate: int, latency_s: float) -> None:
        """Take on the properties of the device, in Hz and seconds, once it is open; before the first `put`."""
        self._pause_samples = round(_PAUSE_S * sample_rate)
        self._latency_s = latency_s
        self._sample_rate = sample_rate

    def put(self, block: Block) -> None:
        """Queue a block."""
        self._blocks.append(block)

    def fill(self, output: NDArray[np.float32], frames: int, _time: Any, _status: Any) -> None:
        """Fill `output`, of shape (frames, channels), with what is due. Run in PortAudio's thread."""
        self.filled_at_s = time.monotonic()
        paused = self.paused
        output.fill(0.0)
        if not (paused and self._was_paused):
            self._copy_blocks(output)
        if paused != self._was_paused:
            ramp = np.linspace(float(not self._was_paused), float(not paused), frames, dtype=np.float32)
            output *= ramp[:, np.newaxis]
        self._was_paused = paused
        if self._played is not None and self._sample_rate:
            self._played(output[:, 0].copy(), self._sample_rate, self.filled_at_s + self._latency_s)

    def _copy_blocks(self, output: NDArray[np.float32]) -> None:
        filled = 0
        while filled < len(output):
            if self._silence_left:
                count = min(self._silence_left, len(output) - filled)
                self._silence_left -= count
            elif (block := self._next_block()) is not None:
                count = self._copy(block, output[filled:])
            else:
                return
            filled += count

    def _next_block(self) -> Block | None:
        if self._current is None and self._blocks:
            self._current, self._position = self._blocks.popleft(), 0
        return self._current

    def _copy(self, block: Block, output: NDArray[np.float32]) -> int:
        """Copy as much of `block` as fits, report what that begins and ends, and return the number of frames."""
        if len(block.samples) and self._sounding != block.utterance_id:
            self._sounding = block.utterance_id
            started = PlaybackStarted(at_s=self.filled_at_s, utterance_id=block.utterance_id)
            self._report(Progress(self.filled_at_s, started))
        count = min(len(block.samples) - self._position, len(output))
        output[:count] = block.samples[self._position : self._position + count, np.newaxis]
        self._position += count
        if self._position == len(block.samples):
            self._finish(block)
        return count

    def _finish(self, block: Block) -> None:
        self._current = None
        due_s = self.filled_at_s + self._latency_s
        event = None
        if block.is_last:
            event = PlaybackFinished(at_s=due_s, utterance_id=block.utterance_id)
            if self._sounding is not None:
                self._silence_left, self._sounding = self._pause_samples, None
        self._report(Progress(due_s, event, block))
