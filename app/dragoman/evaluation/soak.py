"""Does memory stay flat over hours of speech?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.domain.protocols import AudioSource
from dragoman.domain.routes import Routes
from dragoman.evaluation.session import LoadedEngines, interpret_to_the_end
from dragoman.evaluation.sources import Watched
from dragoman.evaluation.summary import slope
from dragoman.evaluation.usage import memory_bytes
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter

_EVERY_S = 60.0
_BACKLOG = 2
"""Utterances that may wait at each stage: what is read waits for the engines, as with a file."""
_SETTLING = 0.25
"""The first part of the time, in which buffers reach their size, says nothing about the rest."""


@dataclass(slots=True)
class Memory:
    """Memory of the process as the speech goes on."""

    points: list[tuple[float, int]] = field(default_factory=list)
    """(seconds of speech so far, bytes), every minute of speech."""

    @property
    def growth_per_hour(self) -> float:
        """Bytes by which it grows in an hour of speech, after the first quarter: the slope of least squares."""
        settled = self.points[round(_SETTLING * len(self.points)) :]
        return slope([(position_s / 3600, float(used)) for position_s, used in settled])

    def take(self, position_s: float) -> None:
        """Note the memory once a minute of speech."""
        if not self.points or position_s >= self.points[-1][0] + _EVERY_S:
            self.points.append((position_s, memory_bytes()))


def soak(
    engines: LoadedEngines, targets: Mapping[str, str], source: AudioSource, tell: Callable[[float], None]
) -> Memory:
    """Interpret hours of speech into text, as fast as the pipeline takes it, and watch the memory.

    Args:
        engines: loaded.
        targets: spoken language -> language it is interpreted into.
        source: continuous speech.
        tell: called with the seconds of speech taken so far.

    Raises:
        DragomanError: the source or a whole stage failed.
    """
    memory = Memory()

    def watch(position_s: float) -> None:
        memory.take(position_s)
        tell(position_s)

    bus = EventBus()
    made = engines.for_session(hands_free=True)
    interpreter = Interpreter(made, Routes(targets), bus, sink=None, backlog=_BACKLOG)
    interpret_to_the_end(interpreter, bus, Watched(source, watch))
    return memory
