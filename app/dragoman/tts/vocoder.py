"""A phrase's frames become sound piece by piece, the first of them soon."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.audio import Samples
from dragoman.tts.graph_split import ENDS, FEATURES, HAS_OWN_STATISTICS, SOURCE, STATISTICS, STYLE

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Values = NDArray[np.float32]

SAMPLE_RATE = 24_000
"""Hz."""
FRAME_SAMPLES = 300
_WINDOW_SAMPLES = 20
"""How many samples of the excitation the vocoder looks at at a time."""
_FIRST_FRAMES = 40
"""Length of the first piece, of which about ten frames are silent."""
_GROWTH = 1.4
"""How much longer each piece is than the one before it: while that one is heard, it has to be made."""
_CONTEXT_FRAMES = 6
"""What is made more on both sides of a piece: the sound of a frame depends on so many around it."""
_FADE_SAMPLES = 2 * FRAME_SAMPLES
"""How long one piece goes over into the next: by the rounding of quantised numbers the two differ a little."""
_ONSET_FRAMES = 10
"""How long before the first phoneme sound may begin."""


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """A phrase before it becomes sound."""

    features: Values
    """Shape (1, channels, frames)."""
    source: Values
    """Shape (1, 300 * frames + 20)."""
    style: Values
    """Shape (1, n)."""
    onset: int
    """Number of silent frames before the first sound."""

    def __len__(self) -> int:
        return int(self.features.shape[-1])


def make_frames(front: InferenceSession, inputs: dict[str, NDArray[Any]]) -> Frames:
    """Return the frames of a phrase.

    Args:
        front: the model's first half.
        inputs: its inputs.
    """
    features, source, style, ends = front.run([FEATURES, SOURCE, STYLE, ENDS], inputs)
    return Frames(features, source, style, max(0, 2 * int(ends[0]) - _ONSET_FRAMES))


class Vocoder:
    """Makes sound of frames."""

    def __init__(self, session: InferenceSession, channels: int) -> None:
        """Compute with the model's second half, which normalises so many channels in all."""
        self._session = session
        self._none_given = np.zeros((1, channels, 1), np.float32)

    def whole(self, frames: Frames) -> Samples:
        """Return the sound of all frames, shape (n,), as the undivided model makes it."""
        return self._sound(frames, 0, len(frames), None)

    def pieces(self, frames: Frames, statistics: Values) -> Iterator[Samples]:
        """Yield the sound from the onset on in pieces, which join without a seam.

        On a processor that is too busy a piece is held back until it lasts while the next one is made.

        Args:
            frames: of a phrase.
            statistics: shape (1, channels, 1), what the layers normalise with.
        """
        overlap = np.zeros(0, np.float32)
        bounds = list(pairwise(_bounds(frames.onset, len(frames))))
        held: list[Samples] = []
        heard_until_s = 0.0
        for (begin, end), (next_begin, next_end) in zip_longest(bounds, bounds[1:], fillvalue=(0, 0)):
            started_s = time.monotonic()
            first, last = max(0, begin - _CONTEXT_FRAMES), min(len(frames), end + _CONTEXT_FRAMES)
            sound = self._sound(frames, first, last, statistics)[(begin - first) * FRAME_SAMPLES :]
            rise = np.linspace(0.0, 1.0, len(overlap), dtype=np.float32)
            sound[: len(overlap)] = rise * sound[: len(overlap)] + (1 - rise) * overlap
            length = (end - begin) * FRAME_SAMPLES
            overlap = sound[length : length + _FADE_SAMPLES]
            held.append(sound[:length])
            now_s = time.monotonic()
            next_s = (now_s - started_s) / (end - begin) * (next_end - next_begin)
            would_last_s = max(0.0, heard_until_s - now_s) + sum(map(len, held)) / SAMPLE_RATE
            if would_last_s >= next_s:
                heard_until_s = now_s + would_last_s
                yield np.concatenate(held)
                held = []

    def _sound(self, frames: Frames, begin: int, end: int, statistics: Values | None) -> Samples:
        inputs = {
            FEATURES: frames.features[..., begin:end],
            SOURCE: frames.source[..., begin * FRAME_SAMPLES : end * FRAME_SAMPLES + _WINDOW_SAMPLES],
            STYLE: frames.style,
            STATISTICS: self._none_given if statistics is None else statistics,
            HAS_OWN_STATISTICS: np.array([statistics is None]),
        }
        sound: Samples = self._session.run(None, inputs)[0].ravel()
        return sound


def _bounds(begin: int, end: int) -> list[int]:
    """Return where pieces begin, and where the last of them ends."""
    bounds, length = [begin], float(_FIRST_FRAMES)
    while end - bounds[-1] > _GROWTH * length:
        bounds.append(bounds[-1] + int(length))
        length *= _GROWTH
    return [*bounds, end]
