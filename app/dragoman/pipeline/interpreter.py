"""The interpreter: stages on their own threads, from sound to translated speech.

::

    capture -> endpointing -> recognition -> translation -> synthesis -> playback

What happens to the session (sound, push-to-talk, other languages, the end) reaches the endpointing thread through one
queue, in the order in which it happened; that thread alone owns the session's state.

An utterance goes through the stages many times: as snapshots while it is spoken, and once more when it has ended. A
snapshot that still waits when the next one comes is dropped; the end never is. At the first short silence everything
up to the first clause's speech is worked out on suspicion, so that at the end it is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import StageName
from dragoman.domain.protocols import AudioSink, AudioSource, Endpointer, Recognizer, Synthesizer, Translator
from dragoman.domain.routes import Routes
from dragoman.domain.speech import SIGNAL_ID, Speech
from dragoman.domain.stability import Stability
from dragoman.pipeline.capture import Capture
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.half_duplex import HalfDuplex
from dragoman.pipeline.items import (
    Again,
    EndOfAudio,
    HandsFree,
    Heard,
    Press,
    Release,
    Spoken,
    Understood,
    Written,
    supersedes,
    utterance_of,
)
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.latency import LatencyObserver
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.readiness import Readiness
from dragoman.pipeline.recognition import RecognitionHandler
from dragoman.pipeline.session import Session
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.stage import Handler, Stage
from dragoman.pipeline.translation import TranslationHandler, clause_of

_AUDIO_BACKLOG = 2_000
"""Chunks of sound that may wait, about a minute of speech; then the microphone's own buffer begins to fill."""


@dataclass(frozen=True, slots=True)
class Engines:
    """How to make each engine; called on the thread that will use it."""

    endpointer: Callable[[], Endpointer]
    recognizer: Callable[[], Recognizer]
    translator: Callable[[], Translator]
    synthesizer: Callable[[], Synthesizer]
    is_from_speech: Callable[[str, str], bool] = lambda _source, _target: False
    """Whether the way from a language into another one begins with the recogniser's own translation of speech."""


_T = TypeVar("_T")


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
        ready_sound: AudioChunk | None = None,
        is_recording: bool = False,
        stability: Stability = Stability.BALANCED,
        backlog: int = 32,
    ) -> None:
        """Prepare a session; `start` loads the engines.

        Args:
            engines: how to make the engines.
            routes: the languages in use.
            bus: where events go.
            sink: where translated speech goes; None where nobody listens, then nothing is synthesised.
            half_duplex: ignore the microphone while the app speaks.
            ready_sound: heard when somebody is listened to who may be spoken over.
            is_recording: nobody waits, so speech is neither hurried nor left out.
            stability: how soon a translation is shown while the speaker goes on.
            backlog: utterances that may wait at each stage before the one before it has to wait.
        """
        self._engines = engines
        self._publish = bus.publish
        self._capture: Capture | None = None
        self._stability = stability
        self._own = OwnSentences()
        self._lag = LagMeter(bus.publish)
        self._output = SpeechOutput(sink, bus.publish, self._own, self._lag)
        self._make_stages(backlog)
        deafness = HalfDuplex() if half_duplex else None
        self._session = Session(
            routes, bus.publish, self._output, self._recognition.inbox.put, deafness, is_recording=is_recording
        )
        self._ready_sound = ready_sound
        for listener in (self._own, deafness, LatencyObserver(bus.publish), Readiness(self._signal_readiness)):
            if listener is not None:
                bus.subscribe(listener)

    def _signal_readiness(self) -> None:
        """Say that somebody is listened to, so that the echo canceller knows the room before they speak."""
        if self._ready_sound is not None and self._session.is_simultaneous and self._output.is_heard:
            self._playback.inbox.put(Speech(SIGNAL_ID, self._ready_sound, is_last=True))

    def _make_stages(self, backlog: int) -> None:
        """Make the stages from the last to the first: each ends the next one after its own end."""

        def made(name: StageName, load: Callable[[], Handler[_T]], then: Callable[[], None]) -> Stage[_T]:
            capacity = _AUDIO_BACKLOG if name is StageName.ENDPOINTING else backlog
            return Stage(
                name,
                load,
                self._publish,
                capacity=capacity,
                utterance_of=utterance_of,
                at_end=then,
                supersedes=supersedes,
            )

        self._playback = made(StageName.PLAYBACK, self._load_playback, self._output.end)
        self._synthesis = made(StageName.SYNTHESIS, self._load_synthesis, self._playback.end)
        self._translation = made(StageName.TRANSLATION, self._load_translation, self._synthesis.end)
        self._recognition = made(StageName.RECOGNITION, self._load_recognition, self._translation.end)
        self._endpointing = made(StageName.ENDPOINTING, self._load_endpointing, self._recognition.end)

    @property
    def _stages(
        self,
    ) -> tuple[Stage[Heard], Stage[Spoken | Again], Stage[Understood | Written], Stage[Clause], Stage[Speech]]:
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
            at_end=lambda: heard.put(EndOfAudio()),
            after=self._capture,
        )

    def stop_listening(self) -> None:
        """Take no more sound until `listen_to`; what was captured is interpreted."""
        if self._capture is not None:
            self._capture.close()

    def speak_to(self, sink: AudioSink) -> None:
        """Send speech to another sink; what still waits in the one before is dropped."""
        self._output.speak_to(sink)

    def press(self, language: str | None) -> None:
        """Push-to-talk begins; the app is silent until it ends, so that it does not hear itself.

        Who answers has understood: what is still being said to them in their language is dropped.
        """
        self._output.pause(True)
        self._endpointing.inbox.put(Press(language))

    def release(self) -> None:
        """Push-to-talk ends; what was said is interpreted to its last syllable."""
        self._endpointing.inbox.put(Release())

    def listen_hands_free(self, wanted: bool) -> None:
        """Find utterances by voice activity from now on, or by push-to-talk."""
        self._endpointing.inbox.put(HandsFree(wanted))

    def interpret_text(self, utterance_id: int, text: str, language: str, target: str) -> None:
        """Translate and speak what somebody has typed, or put right in an utterance that has ended."""
        self._translation.inbox.put(Written(utterance_id, text, language, target))

    def hear_as(self, utterance_id: int, language: str, target: str) -> None:
        """Recognise an utterance of a moment ago once more, in the language that it was in after all."""
        utterance = self._session.recent(utterance_id)
        if utterance is not None:
            self._recognition.inbox.put(Again(replace(utterance, language=language), target))

    def say_again(self, utterance_id: int, text: str, language: str) -> None:
        """Speak a translation once more, also while muted."""
        if self._output.has_sink:
            self._synthesis.inbox.put(clause_of(utterance_id, text, language))

    def mute(self, muted: bool) -> None:
        """Speak nothing from now on, or speak again."""
        self._output.mute(muted)

    def use(self, routes: Routes) -> None:
        """Interpret what is said from now on along these routes."""
        self._endpointing.inbox.put(routes)

    def use_stability(self, stability: Stability) -> None:
        """Show what is said from now on sooner or later."""
        self._stability = stability

    def use_voice(self, speed: float, volume: float) -> None:
        """Speak at another speed and volume from now on; 1 is the voice's own."""
        self._output.use_voice(speed, volume)

    def retry(self) -> None:
        """Load again what could not be loaded."""
        for stage in self._stages:
            stage.retry()

    def reload(self, stages: Collection[StageName]) -> None:
        """Make the engines of these stages anew; nothing that was said is lost meanwhile."""
        for stage in self._stages:
            if stage.name in stages:
                stage.reload()

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
        self._output.close()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait until the last word has been spoken and all threads have ended; return whether they have."""
        return self.wait_for_source(timeout_s) and all(stage.join(timeout_s) for stage in self._stages)

    def _load_endpointing(self) -> Handler[Heard]:
        return partial(self._session.handle, self._engines.endpointer())

    def _load_recognition(self) -> Handler[Spoken | Again]:
        hand_on = self._translation.inbox.put
        recognizer = self._engines.recognizer()
        handler = RecognitionHandler(
            recognizer,
            self._publish,
            self._own,
            self._session.judge,
            hand_on,
            is_from_speech=self._engines.is_from_speech,
        )
        return lambda item: handler.handle(item, self._stability)

    def _load_translation(self) -> Handler[Understood | Written]:
        hand_on = self._synthesis.inbox.put
        handler = TranslationHandler(self._engines.translator(), self._publish, self._output, self._lag, hand_on)
        return lambda item: handler.handle(item, self._stability)

    def _load_synthesis(self) -> Handler[Clause]:
        if not self._output.has_sink:
            return lambda _clause: None
        return self._output.synthesis(self._engines.synthesizer(), self._playback.inbox.put)

    def _load_playback(self) -> Handler[Speech]:
        return self._output.play
