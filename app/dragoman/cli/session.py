"""Runs an interpreter from the command line until its source ends, something fails, or Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from dragoman.domain.errors import DragomanError, OutputError
from dragoman.domain.events import Event, StageFailed, StageName
from dragoman.domain.protocols import AudioSource
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter

_LOOK_S = 0.2
"""How often the waiting main thread looks up; a wait without end could not be interrupted on Windows."""
_STOPPING_S = 10.0


class Writer(Protocol):
    """A listener that writes a file as the session goes on."""

    @property
    def failure(self) -> OutputError | None:
        """Why it stopped writing, if it did."""

    def __call__(self, event: Event) -> None:
        """Take an event."""

    def close(self) -> None:
        """Write what is left."""


class _Failures:
    """An event listener that keeps the first failure of a whole stage."""

    def __init__(self) -> None:
        self.of_source: DragomanError | None = None
        self.of_stage: DragomanError | None = None

    def __call__(self, event: Event) -> None:
        if not isinstance(event, StageFailed) or event.utterance_id is not None:
            return
        if event.stage is StageName.CAPTURE:
            self.of_source = self.of_source or event.error
        else:
            self.of_stage = self.of_stage or event.error


def run_session(
    interpreter: Interpreter,
    source: AudioSource,
    bus: EventBus,
    *,
    writers: Sequence[Writer] = (),
    ctrl_c_ends: bool = False,
    progress: Callable[[], None] = lambda: None,
) -> None:
    """Interpret `source` to its end and to the last word.

    Args:
        interpreter: not yet started.
        source: what to interpret.
        bus: the interpreter's.
        writers: listeners that write files; subscribed here, and closed at the end however it comes.
        ctrl_c_ends: whether Ctrl-C ends the source (and what was said is still interpreted; a second one stops).
        progress: called a few times a second.

    Raises:
        DragomanError: what stopped the session; what had been interpreted is kept.
        KeyboardInterrupt: Ctrl-C.
    """
    failures = _Failures()
    bus.subscribe(failures)
    for writer in writers:
        bus.subscribe(writer)

    def check() -> None:
        progress()
        broken = [writer.failure for writer in writers if writer.failure]
        if failures.of_stage or broken:
            raise failures.of_stage or broken[0]

    try:
        interpreter.start()
        interpreter.listen_to(source)
        try:
            _wait(interpreter.wait_for_source, check)
        except KeyboardInterrupt:
            if not ctrl_c_ends:
                raise
        interpreter.finish()
        _wait(interpreter.join, check)
    finally:
        interpreter.cancel()
        interpreter.join(_STOPPING_S)
        for writer in writers:
            writer.close()
    check()
    if failures.of_source:
        raise failures.of_source


def _wait(is_over: Callable[[float], bool], check: Callable[[], None]) -> None:
    while not is_over(_LOOK_S):
        check()
