"""Sessions of the app's own pipeline, recorded with everything that happens in them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.domain.events import Event, LevelMeasured, StageFailed
from dragoman.domain.protocols import AudioSource, Endpointer, Recognizer
from dragoman.domain.routes import Routes
from dragoman.domain.stability import Stability
from dragoman.evaluation.listening import NotedEndpointer, NotedRecognizer, Notes
from dragoman.evaluation.shared_recognizer import SharedRecognizer
from dragoman.evaluation.sources import Live
from dragoman.evaluation.usage import processor_s
from dragoman.evaluation.virtual_loudspeaker import VirtualLoudspeaker
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Engines, Interpreter

_LOOK_S = 0.2
"""How often the waiting main thread looks up; a wait without end could not be interrupted on Windows."""
_STOPPING_S = 10.0
_STARTING_S = 10.0


@dataclass(frozen=True, slots=True)
class Session:
    """What happened."""

    events: tuple[Event, ...]
    """In the order in which they were published."""
    started_at_s: float
    """`time.monotonic()` at the first sample of the source."""
    duration_s: float
    """Seconds of sound."""
    processor_s: float
    """Processor time used for it, in seconds."""
    notes: Notes
    released_at_s: float | None = None
    """`time.monotonic()` when push-to-talk was released."""

    @property
    def failures(self) -> list[StageFailed]:
        """Utterances that were lost because an engine failed."""
        return [event for event in self.events if isinstance(event, StageFailed)]


@dataclass(slots=True)
class _Record:
    """An event listener that keeps what is not mere level."""

    events: list[Event] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        if not isinstance(event, LevelMeasured):
            self.events.append(event)


class LoadedEngines:
    """The app's engines, loaded once and used in many sessions, so that no session waits for them."""

    def __init__(self, installation: Installation, languages: tuple[str, ...]) -> None:
        """Load recognition, translation, and the voices of `languages`. Call it on the main thread.

        Raises:
            ModelError: a model is missing or damaged.
        """
        self._installation = installation
        self._recognizer = SharedRecognizer(installation.recognizer())
        self.translator = installation.translator()
        self.synthesizer = installation.synthesizer(languages)
        self.languages = languages

    def for_session(self, *, hands_free: bool, notes: Notes | None = None) -> Engines:
        """Return the engines for a new session, with `notes` taken of it."""
        made = self._installation.engines(self.languages, hands_free=hands_free)
        recognizer = self._recognizer.for_session()
        return replace(
            made,
            endpointer=_noted_endpointer(made.endpointer, notes) if notes else made.endpointer,
            recognizer=lambda: _noted_recognizer(recognizer, notes) if notes else recognizer,
            translator=lambda: self.translator,
            synthesizer=lambda: self.synthesizer,
        )


def _noted_endpointer(load: Callable[[], Endpointer], notes: Notes) -> Callable[[], Endpointer]:
    return lambda: NotedEndpointer(load(), notes)


def _noted_recognizer(recognizer: Recognizer, notes: Notes) -> Recognizer:
    return NotedRecognizer(recognizer, notes)


def hands_free(
    engines: LoadedEngines,
    targets: Mapping[str, str],
    source: AudioSource,
    *,
    stability: Stability = Stability.BALANCED,
    is_spoken: bool = True,
) -> Session:
    """Interpret a source live, as `dragoman listen --headphones` does, to the last word.

    Args:
        engines: loaded.
        targets: spoken language -> language it is interpreted into.
        source: what is heard, delivered at speaking speed.
        stability: how soon the translation is shown.
        is_spoken: whether the translation is spoken.

    Raises:
        DragomanError: the source or a whole stage failed.
    """
    notes = Notes()
    made = engines.for_session(hands_free=True, notes=notes)
    return _Run(made, targets, stability, is_spoken=is_spoken, notes=notes).hands_free(Live(source))


def push_to_talk(
    engines: LoadedEngines, targets: Mapping[str, str], language: str, source: AudioSource, *, release_s: float
) -> Session:
    """Interpret a source live with the button held, spoken aloud, to the last word.

    Args:
        engines: loaded.
        targets: spoken language -> language it is interpreted into.
        language: whose button it is.
        source: what is heard, delivered at speaking speed; it has to go on after the release.
        release_s: when the button is released, in seconds from the start of the source.

    Raises:
        DragomanError: the source or a whole stage failed.
    """
    notes = Notes()
    made = engines.for_session(hands_free=False, notes=notes)
    run = _Run(made, targets, Stability.BALANCED, is_spoken=True, notes=notes)
    return run.push_to_talk(Live(source), language, release_s)


class _Run:
    """One session from start to end."""

    def __init__(
        self, engines: Engines, targets: Mapping[str, str], stability: Stability, *, is_spoken: bool, notes: Notes
    ) -> None:
        self._bus = EventBus()
        self._record = _Record()
        self._notes = notes
        self._bus.subscribe(self._record)
        sink = VirtualLoudspeaker(self._bus.publish) if is_spoken else None
        self._interpreter = Interpreter(engines, Routes(targets), self._bus, sink=sink, stability=stability)
        self._released_at_s: float | None = None

    def hands_free(self, source: Live) -> Session:
        """Let the source run to its end."""
        return self._run(source, lambda: None)

    def push_to_talk(self, source: Live, language: str, release_s: float) -> Session:
        """Hold the button from the start until `release_s` of the source."""

        def let_go() -> None:
            if source.wait_for_start(_STARTING_S):
                time.sleep(max(0.0, source.started_at_s + release_s - time.monotonic()))
            self._released_at_s = time.monotonic()
            self._interpreter.release()

        self._interpreter.press(language)
        return self._run(source, let_go)

    def _run(self, source: Live, meanwhile: Callable[[], None]) -> Session:
        processor_before_s = processor_s()
        interpret_to_the_end(self._interpreter, self._bus, source, meanwhile)
        return Session(
            tuple(self._record.events),
            source.started_at_s,
            source.duration_s,
            processor_s() - processor_before_s,
            self._notes,
            self._released_at_s,
        )


def interpret_to_the_end(
    interpreter: Interpreter, bus: EventBus, source: AudioSource, meanwhile: Callable[[], None] = lambda: None
) -> None:
    """Interpret a source to its end and to the last word.

    Args:
        interpreter: not yet started.
        bus: the interpreter's.
        source: what to interpret.
        meanwhile: what to do once the source delivers.

    Raises:
        DragomanError: the source or a whole stage failed.
    """
    failed: list[StageFailed] = []

    def note(event: Event) -> None:
        if isinstance(event, StageFailed) and event.utterance_id is None:
            failed.append(event)

    def wait(is_over: Callable[[float], bool]) -> None:
        while not is_over(_LOOK_S) and not failed:
            pass

    bus.subscribe(note)
    try:
        interpreter.start()
        interpreter.listen_to(source)
        meanwhile()
        wait(interpreter.wait_for_source)
        if not failed:
            interpreter.finish()
            wait(interpreter.join)
    finally:
        interpreter.cancel()
        interpreter.join(_STOPPING_S)
    if failed:
        raise failed[0].error
