"""Fakes of the engines and devices around the pipeline. A chunk's first sample tells the endpointer what it holds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.errors import DeviceError, DragomanError, EngineError
from dragoman.domain.events import Event, SpeechStarted, UtteranceDiscarded
from dragoman.domain.protocols import Boundary
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Speech, Utterance, UtterancePhase
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Engines, Interpreter
from dragoman.pipeline.pace import FASTEST

LONG_S = 10.0
CUT = 99
"""A word at which a held utterance is cut because it gets too long."""

E = TypeVar("E", bound=Event)


def chunk(word: int) -> AudioChunk:
    """Return a chunk which the fakes take for the `word`-th word; 0 is silence."""
    return AudioChunk(np.full(160, word, np.float32), SPEECH_SAMPLE_RATE, float(word), time.monotonic())


class FakeSource:
    """Delivers chunks; then ends, fails, or stays open until closed."""

    def __init__(self, *words: int, error: DragomanError | None = None, stays_open: bool = False) -> None:
        self._words = words
        self._error = error
        self._closed = threading.Event()
        self._stays_open = stays_open

    def chunks(self) -> Iterator[AudioChunk]:
        for word in self._words:
            yield chunk(word)
        if self._error:
            raise self._error
        if self._stays_open:
            assert self._closed.wait(LONG_S)

    def close(self) -> None:
        self._closed.set()

    @property
    def is_closed(self) -> bool:
        return self._closed.is_set()


class FakeEndpointer:
    """Makes an utterance of each word, or of each press."""

    def __init__(self) -> None:
        self._next_id = 1
        self._held: tuple[int, str | None] | None = None
        self._words: list[AudioChunk] = []
        self.hands_free: list[bool] = []

    def use(self, *, hands_free: bool) -> Iterator[Boundary]:
        self.hands_free.append(hands_free)
        yield from self.finish()

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        if self._held and chunk.samples[0] == CUT:
            number, language = self._held
            yield self._utterance(number, chunk, language)
            yield from self.press(language)
        elif self._held:
            self._words.append(chunk)
        elif chunk.samples[0]:
            number = self._begin()
            yield SpeechStarted(utterance_id=number, language=None)
            yield self._utterance(number, chunk, None)

    def press(self, language: str | None) -> Iterator[Boundary]:
        self._held = (self._begin(), language)
        yield SpeechStarted(utterance_id=self._held[0], language=language)

    def release(self) -> Iterator[Boundary]:
        yield from self.finish()

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """Every word is an utterance."""

    def finish(self) -> Iterator[Boundary]:
        if self._held:
            number, language = self._held
            if self._words:
                yield self._utterance(number, self._words[-1], language)
            else:
                yield UtteranceDiscarded(utterance_id=number)
        self._held, self._words = None, []

    def _begin(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    @staticmethod
    def _utterance(number: int, chunk: AudioChunk, language: str | None) -> Utterance:
        return Utterance(number, chunk, chunk.start_s, chunk.end_s, chunk.captured_at_s, language)


@dataclass
class FakeRecognizer:
    """Understands "word N"; even words are Portuguese. Some words have no text, some make it fail."""

    wordless: frozenset[int] = frozenset()
    failing: frozenset[int] = frozenset()
    languages: list[tuple[str, ...]] = field(default_factory=list)
    gate: threading.Event | None = None
    translated: list[UtterancePhase] = field(default_factory=list)

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        if self.gate:
            assert self.gate.wait(LONG_S)
        self.languages.append(languages)
        word = int(utterance.audio.samples[0])
        if word in self.failing:
            raise EngineError("It fails at {word}.", "Say something else.", word=word)
        text = "" if word in self.wordless else f"word {word}"
        language = utterance.language or languages[word % 2 == 0 and len(languages) > 1]
        return Hypothesis(utterance.id, text, language, is_final=utterance.phase is UtterancePhase.ENDED)

    def translate(self, utterance: Utterance, language: str) -> str:
        self.translated.append(utterance.phase)
        return f"{language} {int(utterance.audio.samples[0])} in English"


class FakeTranslator:
    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        return f"{beginning}{text} {source}>{target}"


class FakeSynthesizer:
    def __init__(self) -> None:
        self.spoken: list[tuple[str, str]] = []

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        assert 1.0 <= rate <= FASTEST
        self.spoken.append((text, language))
        yield chunk(1)
        yield chunk(2)


class FakeSink:
    def __init__(self, error: DragomanError | None = None) -> None:
        self.played: list[Speech] = []
        self.pauses: list[bool] = []
        self.closed = 0
        self.stops = 0
        self._error = error

    def play(self, speech: Speech) -> None:
        if self._error:
            raise self._error
        self.played.append(speech)

    def pause(self, paused: bool) -> None:
        self.pauses.append(paused)

    def stop(self) -> None:
        self.stops += 1

    def drain(self) -> None:
        pass

    def close(self) -> None:
        self.closed += 1


class Recorder:
    """An event listener that remembers, and can wait."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(is_there, LONG_S), [type(event).__name__ for event in self.events]


@dataclass
class Setting:
    """A pipeline of fakes."""

    bus: EventBus = field(default_factory=EventBus)
    recorder: Recorder = field(default_factory=Recorder)
    recognizer: FakeRecognizer = field(default_factory=FakeRecognizer)
    synthesizer: FakeSynthesizer = field(default_factory=FakeSynthesizer)
    endpointer: FakeEndpointer = field(default_factory=FakeEndpointer)
    sink: FakeSink | None = field(default_factory=FakeSink)
    made: list[Interpreter] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bus.subscribe(self.recorder)

    def engines(self) -> Engines:
        return Engines(lambda: self.endpointer, lambda: self.recognizer, FakeTranslator, lambda: self.synthesizer)

    def interpreter(
        self,
        routes: Routes | None = None,
        engines: Engines | None = None,
        *,
        ready_sound: AudioChunk | None = None,
        **options: bool,
    ) -> Interpreter:
        routes = routes or Routes.one_way("en", "pt")
        made = Interpreter(
            engines or self.engines(), routes, self.bus, sink=self.sink, ready_sound=ready_sound, **options
        )
        self.made.append(made)
        return made

    def close(self) -> None:
        """Stop what a failed test has left running, which would keep the whole run from ending."""
        if self.recognizer.gate:
            self.recognizer.gate.set()
        for made in self.made:
            made.cancel()

    def run(
        self, source: FakeSource, routes: Routes | None = None, interpreter: Interpreter | None = None
    ) -> Interpreter:
        """Interpret a source to its end."""
        interpreter = interpreter or self.interpreter(routes)
        interpreter.start()
        interpreter.listen_to(source)
        assert interpreter.wait_for_source(LONG_S)
        interpreter.finish()
        assert interpreter.join(LONG_S)
        return interpreter


def device_error() -> DeviceError:
    return DeviceError("The device is gone.", "Plug it in.", retry=True)
