"""The interpreter: stages on their own threads, from sound to translated speech.

::

    capture -> endpointing -> recognition -> translation -> synthesis -> playback

What happens to the session (sound, push-to-talk, other languages, the end) reaches the endpointing thread through one
queue, in the order in which it happened; that thread alone owns the session's state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DragomanError
from dragoman.domain.events import (
    HypothesisUpdated,
    SpeechStarted,
    StageFailed,
    StageName,
    TranslationReady,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.protocols import AudioSink, AudioSource, Boundary, Endpointer, Recognizer, Synthesizer, Translator
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Speech, Translation, Utterance
from dragoman.pipeline.capture import Capture
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.half_duplex import HalfDuplex
from dragoman.pipeline.latency import LatencyObserver
from dragoman.pipeline.stage import Handler, Stage

_AUDIO_BACKLOG = 2_000
"""Chunks of sound that may wait, about a minute of speech; then the microphone's own buffer begins to fill."""


@dataclass(frozen=True, slots=True)
class Engines:
    """How to make each engine; called on the thread that will use it."""

    endpointer: Callable[[], Endpointer]
    recognizer: Callable[[], Recognizer]
    translator: Callable[[], Translator]
    synthesizer: Callable[[], Synthesizer]


@dataclass(frozen=True, slots=True)
class _Press:
    language: str | None


class _Release:
    """Push-to-talk is let go."""


class _EndOfAudio:
    """The source has ended."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    utterance: Utterance
    routes: Routes


@dataclass(frozen=True, slots=True)
class _Understood:
    utterance: Utterance
    hypothesis: Hypothesis
    target: str


@dataclass(frozen=True, slots=True)
class _Translated:
    utterance: Utterance
    translation: Translation


_Heard = AudioChunk | Routes | _Press | _Release | _EndOfAudio
_T = TypeVar("_T")


def _utterance_of(item: object) -> int | None:
    """Return the id of the utterance an item of any stage belongs to, if it belongs to one."""
    match item:
        case _Spoken(utterance=utterance) | _Understood(utterance=utterance) | _Translated(utterance=utterance):
            return utterance.id
        case Speech(utterance_id=utterance_id):
            return utterance_id
        case _:
            return None


class Interpreter:
    """Interprets what comes from a source into what goes to a sink. Methods are callable from any thread."""

    def __init__(
        self,
        engines: Engines,
        routes: Routes,
        bus: EventBus,
        *,
        sink: AudioSink | None,
        half_duplex: bool = False,
        backlog: int = 32,
    ) -> None:
        """Prepare a session; `start` loads the engines.

        Args:
            engines: how to make the engines.
            routes: the languages in use.
            bus: where events go.
            sink: where translated speech goes; None where nobody listens, then nothing is synthesised.
            half_duplex: ignore the microphone while the app speaks.
            backlog: utterances that may wait at each stage before the one before it has to wait.
        """
        self._engines = engines
        self._routes = routes
        self._publish = bus.publish
        self._sink = sink
        self._half_duplex = HalfDuplex() if half_duplex else None
        self._capture: Capture | None = None
        self._is_held = False
        if self._half_duplex is not None:
            bus.subscribe(self._half_duplex)
        bus.subscribe(LatencyObserver(bus.publish))
        self._make_stages(backlog)

    def _make_stages(self, backlog: int) -> None:
        """Make the stages from the last to the first: each ends the next one after its own end."""

        def made(name: StageName, load: Callable[[], Handler[_T]], then: Callable[[], None]) -> Stage[_T]:
            capacity = _AUDIO_BACKLOG if name is StageName.ENDPOINTING else backlog
            return Stage(name, load, self._publish, capacity=capacity, utterance_of=_utterance_of, at_end=then)

        self._playback = made(StageName.PLAYBACK, self._load_playback, self._end_playback)
        self._synthesis = made(StageName.SYNTHESIS, self._load_synthesis, self._playback.end)
        self._translation = made(StageName.TRANSLATION, self._load_translation, self._synthesis.end)
        self._recognition = made(StageName.RECOGNITION, self._load_recognition, self._translation.end)
        self._endpointing = made(StageName.ENDPOINTING, self._load_endpointing, self._recognition.end)

    @property
    def _stages(self) -> tuple[Stage[_Heard], Stage[_Spoken], Stage[_Understood], Stage[_Translated], Stage[Speech]]:
        return (self._endpointing, self._recognition, self._translation, self._synthesis, self._playback)

    def start(self) -> None:
        """Start all stages; they load their engines side by side."""
        for stage in self._stages:
            stage.start()

    def listen_to(self, source: AudioSource) -> None:
        """Take sound from `source` from now on; the one before is closed first, and what it captured is kept."""
        heard = self._endpointing.inbox
        self._capture = Capture(
            source,
            self._publish,
            deliver=heard.put,
            at_end=lambda: heard.put(_EndOfAudio()),
            after=self._capture,
        )

    def speak_to(self, sink: AudioSink) -> None:
        """Send speech to another sink; what still waits in the one before is dropped."""
        before, self._sink = self._sink, sink
        if before is not None:
            before.close()

    def press(self, language: str | None) -> None:
        """Push-to-talk begins; the app is silent until it ends, so that it does not hear itself."""
        self._pause_speech(True)
        self._endpointing.inbox.put(_Press(language))

    def release(self) -> None:
        """Push-to-talk ends; what was said is interpreted to its last syllable."""
        self._endpointing.inbox.put(_Release())

    def use(self, routes: Routes) -> None:
        """Interpret what is said from now on along these routes."""
        self._endpointing.inbox.put(routes)

    def retry(self) -> None:
        """Load again what could not be loaded."""
        for stage in self._stages:
            stage.retry()

    @property
    def is_listening(self) -> bool:
        """Whether a source is delivering sound, or about to."""
        return self._capture is not None and not self._capture.join(0)

    def wait_for_source(self, timeout_s: float | None = None) -> bool:
        """Wait until the source has ended by itself; return whether it has."""
        return self._capture is None or self._capture.join(timeout_s)

    def finish(self) -> None:
        """Take no more sound, and let what was said go through; `join` waits for it."""
        if self._capture is not None:
            self._capture.close()
            self._capture.join()
        self._endpointing.end()

    def cancel(self) -> None:
        """Stop as soon as possible; what is not yet interpreted or spoken is dropped."""
        if self._capture is not None:
            self._capture.close()
        for stage in self._stages:
            stage.abort()
        if self._sink is not None:
            self._sink.close()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait until the last word has been spoken and all threads have ended; return whether they have."""
        return self.wait_for_source(timeout_s) and all(stage.join(timeout_s) for stage in self._stages)

    def _load_endpointing(self) -> Handler[_Heard]:
        endpointer = self._engines.endpointer()

        def handle(heard: _Heard) -> None:
            match heard:
                case AudioChunk():
                    is_own_voice = self._half_duplex is not None and self._half_duplex.is_deaf_to(heard)
                    self._pass_on(endpointer.finish() if is_own_voice else endpointer.accept(heard))
                case _Press(language=language):
                    self._is_held = True
                    self._pass_on(endpointer.press(language))
                case _Release():
                    self._is_held = False
                    self._pass_on(endpointer.release())
                case _EndOfAudio():
                    self._is_held = False
                    self._pass_on(endpointer.finish())
                case Routes():
                    self._routes = heard

        return handle

    def _pass_on(self, boundaries: Iterator[Boundary]) -> None:
        for boundary in boundaries:
            if isinstance(boundary, SpeechStarted):
                self._publish(boundary)
                continue
            self._pause_speech(self._is_held)
            if isinstance(boundary, UtteranceDiscarded):
                self._publish(boundary)
                continue
            self._publish(
                UtteranceEnded(
                    utterance_id=boundary.id,
                    start_s=boundary.start_s,
                    end_s=boundary.end_s,
                    speech_ended_at_s=boundary.speech_ended_at_s,
                )
            )
            self._recognition.inbox.put(_Spoken(boundary, self._routes))

    def _pause_speech(self, paused: bool) -> None:
        if self._sink is not None:
            self._sink.pause(paused)

    def _load_recognition(self) -> Handler[_Spoken]:
        recognizer = self._engines.recognizer()

        def handle(spoken: _Spoken) -> None:
            utterance, routes = spoken.utterance, spoken.routes
            hypothesis = recognizer.recognize(utterance, routes.sources)
            if not hypothesis.text:
                self._publish(UtteranceDiscarded(utterance_id=utterance.id))
                return
            self._publish(HypothesisUpdated(hypothesis=hypothesis))
            self._translation.inbox.put(_Understood(utterance, hypothesis, routes.targets[hypothesis.language]))

        return handle

    def _load_translation(self) -> Handler[_Understood]:
        translator = self._engines.translator()

        def handle(understood: _Understood) -> None:
            hypothesis, target = understood.hypothesis, understood.target
            is_foreign = target != hypothesis.language
            text = translator.translate(hypothesis.text, hypothesis.language, target) if is_foreign else hypothesis.text
            translation = Translation(hypothesis.utterance_id, hypothesis.text, hypothesis.language, text, target)
            self._publish(TranslationReady(translation=translation))
            if is_foreign and self._sink is not None:
                self._synthesis.inbox.put(_Translated(understood.utterance, translation))

        return handle

    def _load_synthesis(self) -> Handler[_Translated]:
        if self._sink is None:
            return lambda _translated: None
        synthesizer = self._engines.synthesizer()

        def handle(translated: _Translated) -> None:
            utterance, translation = translated.utterance, translated.translation
            try:
                for chunk in synthesizer.synthesize(translation.text, translation.target_language):
                    if not self._playback.inbox.put(Speech(utterance.id, chunk, False, utterance.start_s)):
                        return
            finally:
                self._playback.inbox.put(Speech(utterance.id, AudioChunk.empty(), True, utterance.start_s))

        return handle

    def _load_playback(self) -> Handler[Speech]:
        def handle(speech: Speech) -> None:
            if self._sink is not None:
                self._sink.play(speech)

        return handle

    def _end_playback(self) -> None:
        if self._sink is not None:
            try:
                self._sink.drain()
            except DragomanError as error:
                self._publish(StageFailed(stage=StageName.PLAYBACK, error=error))
            self._sink.close()
