"""Engines on the graphics processor that go on, on the processor, where that fails."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DragomanError
from dragoman.domain.protocols import Recognizer, Synthesizer, Translator
from dragoman.domain.speech import Hypothesis, Utterance

log = logging.getLogger(__name__)

E = TypeVar("E")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class GpuFault:
    """What an engine's error says about the graphics processor."""

    error: DragomanError
    """For the user."""
    is_engine_whole: bool
    """Whether the engine can be freed: one whose graphics processor is lost would end the process in doing so."""


@dataclass(frozen=True, slots=True)
class Ways(Generic[E]):
    """How an engine is made here and there."""

    on_gpu: Callable[[], E]
    on_processor: Callable[[E | None], E]
    """Given the engine that failed, if there was one, to go on from what it knows."""
    fault_of: Callable[[DragomanError], GpuFault | None]
    """Returns None where an error does not say that it is about the graphics processor."""
    other_fault: Callable[[DragomanError], GpuFault]
    """The same for an error that can be about nothing else."""
    tell: Callable[[DragomanError], None]
    """Is told, once, that the processor does the work from now on, and why."""


class Fallback(Generic[E]):
    """An engine that is replaced once its graphics processor fails. Safe to use from several threads."""

    def __init__(self, ways: Ways[E]) -> None:
        """Load the engine, on the processor where the graphics processor does not take it.

        Raises:
            DragomanError: it cannot be loaded on the processor either.
        """
        self._ways = ways
        self._lock = threading.Lock()
        self._lost: E | None = None
        try:
            self._on_gpu: E | None = ways.on_gpu()
        except DragomanError as error:
            log.warning("not loaded on the graphics processor: %s", error)
            self._on_gpu = None
            self._engine = ways.on_processor(None)  # raises where it is the model that is damaged
            ways.tell((ways.fault_of(error) or ways.other_fault(error)).error)
        else:
            self._engine = self._on_gpu

    def use(self, work: Callable[[E], R]) -> R:
        """Return what `work` makes of the engine; it is done again where the graphics processor fails at it."""
        engine = self._engine
        try:
            return work(engine)
        except DragomanError as error:
            fault = self._ways.fault_of(error)
            if fault is None or not self._fall_back(engine, fault):
                raise
        return work(self._engine)

    def _fall_back(self, failed: E, fault: GpuFault) -> bool:
        """Replace the engine, unless that has happened; return whether it is another one now."""
        with self._lock:
            if failed is not self._on_gpu:
                return failed is not self._engine
            log.warning("the graphics processor failed: %s", fault.error)
            self._engine = self._ways.on_processor(failed)
            self._on_gpu = None
            self._lost = None if fault.is_engine_whole else failed
        self._ways.tell(fault.error)
        return True


class SteadyRecognizer:
    """`Recognizer` that outlives its graphics processor."""

    def __init__(self, ways: Ways[Recognizer]) -> None:
        """Load it; see `Fallback`."""
        self._fallback = Fallback(ways)

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said so far; see `Recognizer`."""
        return self._fallback.use(lambda engine: engine.recognize(utterance, languages))

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what was said; see `Recognizer`."""
        return self._fallback.use(lambda engine: engine.translate(utterance, language))


class SteadyTranslator:
    """`Translator` that outlives its graphics processor."""

    def __init__(self, ways: Ways[Translator]) -> None:
        """Load it; see `Fallback`."""
        self._fallback = Fallback(ways)

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        """Return the translation; see `Translator`."""
        return self._fallback.use(lambda engine: engine.translate(text, source, target, beginning))


class SteadySynthesizer:
    """`Synthesizer` that outlives its graphics processor."""

    def __init__(self, ways: Ways[Synthesizer]) -> None:
        """Load it; see `Fallback`."""
        self._fallback = Fallback(ways)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech part by part, no part twice; see `Synthesizer`."""
        done = 0
        parts: Iterator[AudioChunk] | None = None

        def following(engine: Synthesizer) -> AudioChunk | None:
            nonlocal parts
            if parts is None:
                parts = itertools.islice(engine.synthesize(text, language, rate), done, None)
            started, parts = parts, None  # where it fails, the next engine begins anew
            part = next(started, None)
            parts = started
            return part

        while (part := self._fallback.use(following)) is not None:
            done += 1
            yield part
