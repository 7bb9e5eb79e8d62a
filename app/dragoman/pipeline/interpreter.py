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

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import (
    HypothesisUpdated,
    SpeechStarted,
    StageName,
    TranslationReady,
    TranslationUpdated,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.protocols import AudioSink, AudioSource, Boundary, Endpointer, Recognizer, Synthesizer, Translator
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Speech, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.pipeline.capture import Capture
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.half_duplex import HalfDuplex
from dragoman.pipeline.incremental_translation import IncrementalTranslation
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.latency import LatencyObserver
from dragoman.pipeline.masking import masked
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.spoken_clauses import SpokenClauses
from dragoman.pipeline.stage import Handler, Stage
from dragoman.text.sentences import is_whole_sentence
from dragoman.text.words import split_words

_AUDIO_BACKLOG = 2_000
"""Chunks of sound that may wait, about a minute of speech; then the microphone's own buffer begins to fill."""


_KEPT = 8
"""Utterances that can be heard again in another language."""
_FEW_WORDS = 3
"""Of fewer words Whisper always makes a sentence; they tell nothing about a pause."""


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


@dataclass(frozen=True, slots=True)
class _HandsFree:
    is_wanted: bool


class _EndOfAudio:
    """The source has ended."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """How the words up to a pause read."""

    utterance_id: int
    end_s: float
    is_complete: bool


@dataclass(frozen=True, slots=True)
class _Spoken:
    utterance: Utterance
    routes: Routes
    is_simultaneous: bool
    """Whether the translation is spoken while the speaker goes on."""

    @property
    def is_final(self) -> bool:
        return self.utterance.phase is UtterancePhase.ENDED


@dataclass(frozen=True, slots=True)
class _Again:
    """An utterance that was taken for another language."""

    utterance: Utterance
    target: str


@dataclass(frozen=True, slots=True)
class _Understood:
    spoken: _Spoken
    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True)
class _Written:
    """What somebody has typed, or put right."""

    utterance_id: int
    text: str
    language: str
    target: str


_Heard = AudioChunk | Routes | _Press | _Release | _HandsFree | _EndOfAudio
_T = TypeVar("_T")


def _utterance_of(item: object) -> int | None:
    """Return the id of the utterance an item of any stage belongs to, if it belongs to one."""
    match item:
        case _Spoken(utterance=utterance) | _Again(utterance=utterance) | Clause(utterance=utterance):
            return utterance.id
        case _Understood(spoken=spoken):
            return spoken.utterance.id
        case Speech(utterance_id=utterance_id) | _Written(utterance_id=utterance_id):
            return utterance_id
        case _:
            return None


def _supersedes(new: object, waiting: object) -> bool:
    """Return whether a snapshot, or what was made of it, is useless because a later one of its utterance has come."""
    if _utterance_of(new) != _utterance_of(waiting):
        return False
    match waiting:
        case _Spoken():
            return not waiting.is_final
        case _Understood():
            return not waiting.hypothesis.is_final
        case Clause():
            return waiting.is_suspected
        case _:
            return False


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
            stability: how soon a translation is shown while the speaker goes on.
            backlog: utterances that may wait at each stage before the one before it has to wait.
        """
        self._engines = engines
        self._routes = routes
        self._publish = bus.publish
        self._half_duplex = HalfDuplex() if half_duplex else None
        self._capture: Capture | None = None
        self._is_held = False
        self._is_push_to_talk = False
        self._stability = stability
        self._judged: deque[_Judged] = deque()
        self._recent: deque[Utterance] = deque(maxlen=_KEPT)
        self._own = OwnSentences()
        self._lag = LagMeter(bus.publish)
        self._output = SpeechOutput(sink, bus.publish, self._own, self._lag)
        bus.subscribe(self._own)
        if self._half_duplex is not None:
            bus.subscribe(self._half_duplex)
        bus.subscribe(LatencyObserver(bus.publish))
        self._make_stages(backlog)

    def _make_stages(self, backlog: int) -> None:
        """Make the stages from the last to the first: each ends the next one after its own end."""

        def made(name: StageName, load: Callable[[], Handler[_T]], then: Callable[[], None]) -> Stage[_T]:
            capacity = _AUDIO_BACKLOG if name is StageName.ENDPOINTING else backlog
            return Stage(
                name,
                load,
                self._publish,
                capacity=capacity,
                utterance_of=_utterance_of,
                at_end=then,
                supersedes=_supersedes,
            )

        self._playback = made(StageName.PLAYBACK, self._load_playback, self._output.end)
        self._synthesis = made(StageName.SYNTHESIS, self._load_synthesis, self._playback.end)
        self._translation = made(StageName.TRANSLATION, self._load_translation, self._synthesis.end)
        self._recognition = made(StageName.RECOGNITION, self._load_recognition, self._translation.end)
        self._endpointing = made(StageName.ENDPOINTING, self._load_endpointing, self._recognition.end)

    @property
    def _stages(
        self,
    ) -> tuple[Stage[_Heard], Stage[_Spoken | _Again], Stage[_Understood | _Written], Stage[Clause], Stage[Speech]]:
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
        self._endpointing.inbox.put(_Press(language))

    def release(self) -> None:
        """Push-to-talk ends; what was said is interpreted to its last syllable."""
        self._endpointing.inbox.put(_Release())

    def listen_hands_free(self, wanted: bool) -> None:
        """Find utterances by voice activity from now on, or by push-to-talk."""
        self._endpointing.inbox.put(_HandsFree(wanted))

    def interpret_text(self, utterance_id: int, text: str, language: str, target: str) -> None:
        """Translate and speak what somebody has typed, or put right in an utterance that has ended."""
        self._translation.inbox.put(_Written(utterance_id, text, language, target))

    def hear_as(self, utterance_id: int, language: str, target: str) -> None:
        """Recognise an utterance of a moment ago once more, in the language that it was in after all."""
        for utterance in tuple(self._recent):
            if utterance.id == utterance_id:
                self._recognition.inbox.put(_Again(replace(utterance, language=language), target))

    def say_again(self, utterance_id: int, text: str, language: str) -> None:
        """Speak a translation once more, also while muted."""
        if self._output.has_sink:
            self._synthesis.inbox.put(_clause_of(utterance_id, text, language))

    def mute(self, muted: bool) -> None:
        """Speak nothing from now on, or speak again."""
        self._output.mute(muted)

    def use(self, routes: Routes) -> None:
        """Interpret what is said from now on along these routes."""
        self._endpointing.inbox.put(routes)

    def use_stability(self, stability: Stability) -> None:
        """Show what is said from now on sooner or later."""
        self._stability = stability

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
        self._output.close()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait until the last word has been spoken and all threads have ended; return whether they have."""
        return self.wait_for_source(timeout_s) and all(stage.join(timeout_s) for stage in self._stages)

    def _load_endpointing(self) -> Handler[_Heard]:
        endpointer = self._engines.endpointer()

        def handle(heard: _Heard) -> None:
            while self._judged:
                judged = self._judged.popleft()
                endpointer.judge(judged.utterance_id, judged.end_s, is_complete=judged.is_complete)
            match heard:
                case AudioChunk():
                    is_own_voice = self._half_duplex is not None and self._half_duplex.is_deaf_to(heard)
                    self._pass_on(endpointer.finish() if is_own_voice else endpointer.accept(heard))
                case _Press(language=language):
                    self._is_held = self._is_push_to_talk = True
                    self._pass_on(endpointer.press(language))
                case _Release():
                    self._is_held = False
                    self._pass_on(endpointer.release())
                case _HandsFree(is_wanted=is_wanted):
                    self._is_held = False
                    self._is_push_to_talk = not is_wanted
                    self._pass_on(endpointer.use(hands_free=is_wanted))
                    self._output.pause(False)
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
                self._output.pause(self._is_held or not self._is_simultaneous)
                if boundary.language is not None:
                    self._output.answer(boundary.language, boundary.utterance_id)
                continue
            if isinstance(boundary, Utterance) and boundary.phase is not UtterancePhase.ENDED:
                self._hand_to_recognition(boundary)
                continue
            self._output.pause(self._is_held)
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
            self._hand_to_recognition(boundary)

    @property
    def _is_simultaneous(self) -> bool:
        """Whether the app may speak at the same time as the speaker: one talks and the others only listen."""
        return not (self._is_push_to_talk or self._half_duplex or self._routes.is_mutual)

    def _hand_to_recognition(self, utterance: Utterance) -> None:
        if utterance.phase is UtterancePhase.ENDED:
            self._recent.append(utterance)
        self._recognition.inbox.put(_Spoken(utterance, self._routes, self._is_simultaneous))

    def _load_recognition(self) -> Handler[_Spoken | _Again]:
        recognizer = self._engines.recognizer()

        def handle(spoken: _Spoken | _Again) -> None:
            if isinstance(spoken, _Again):
                heard = recognizer.recognize(spoken.utterance, (spoken.utterance.language or "",))
                self._translation.inbox.put(_Written(heard.utterance_id, heard.text, heard.language, spoken.target))
                return
            utterance = spoken.utterance
            hypothesis = recognizer.recognize(utterance, spoken.routes.sources)
            is_nothing = not hypothesis.text or self._is_own(utterance, hypothesis)
            if utterance.phase is UtterancePhase.PAUSING and len(split_words(hypothesis.text)) >= _FEW_WORDS:
                is_complete = is_whole_sentence(hypothesis.text)
                self._judged.append(_Judged(utterance.id, utterance.end_s, is_complete))
            if not is_nothing:
                self._publish(HypothesisUpdated(hypothesis=self._shown(utterance, hypothesis)))
                self._translation.inbox.put(_Understood(spoken, hypothesis))
            elif spoken.is_final:
                self._publish(UtteranceDiscarded(utterance_id=utterance.id))

        return handle

    def _shown(self, utterance: Utterance, hypothesis: Hypothesis) -> Hypothesis:
        """Return what is shown of a hypothesis: the sound breaks off within the last words of a snapshot."""
        if utterance.phase is not UtterancePhase.SPEAKING:
            return hypothesis
        return replace(hypothesis, tentative=masked(hypothesis.tentative, self._stability))

    def _is_own(self, utterance: Utterance, hypothesis: Hypothesis) -> bool:
        """Return whether the app has heard itself."""
        ended_s = utterance.speech_ended_at_s
        began_s = ended_s - (utterance.end_s - utterance.start_s)
        return self._own.is_echo(hypothesis.text, hypothesis.language, began_s, ended_s)

    def _load_translation(self) -> Handler[_Understood | _Written]:
        translator = self._engines.translator()
        translations = IncrementalTranslation(translator)
        spoken_clauses = SpokenClauses()

        def handle(understood: _Understood | _Written) -> None:
            if isinstance(understood, _Written):
                self._interpret(understood, translator)
                return
            spoken, hypothesis = understood.spoken, understood.hypothesis
            target = spoken.routes.targets[hypothesis.language]
            translation = translations.update(hypothesis, target, self._stability)
            ready = TranslationReady if hypothesis.is_final else TranslationUpdated
            self._publish(ready(translation=translation))
            self._lag.text(time.monotonic() - spoken.utterance.speech_ended_at_s)
            if target == hypothesis.language or not self._output.is_heard:
                return
            clauses = spoken_clauses.next(translation, is_final=hypothesis.is_final)
            self._have_spoken(spoken, clauses, target)
            if spoken.utterance.phase is UtterancePhase.PAUSING:
                expected = spoken_clauses.expected(translation, translations.outlook)
                self._synthesis.inbox.put(Clause(spoken.utterance, expected, target, is_suspected=True))

        return handle

    def _interpret(self, written: _Written, translator: Translator) -> None:
        hypothesis = Hypothesis(written.utterance_id, written.text, written.language)
        self._publish(HypothesisUpdated(hypothesis=hypothesis))
        translation = IncrementalTranslation(translator).update(hypothesis, written.target, self._stability)
        self._publish(TranslationReady(translation=translation))
        if written.target != written.language and self._output.is_heard:
            self.say_again(written.utterance_id, translation.text, written.target)

    def _have_spoken(self, spoken: _Spoken, clauses: list[str], language: str) -> None:
        if spoken.is_final and not clauses:
            clauses = [""]
        for number, clause in enumerate(clauses, start=1):
            is_last = spoken.is_final and number == len(clauses)
            self._synthesis.inbox.put(Clause(spoken.utterance, clause, language, is_last, spoken.is_simultaneous))

    def _load_synthesis(self) -> Handler[Clause]:
        if not self._output.has_sink:
            return lambda _clause: None
        return self._output.synthesis(self._engines.synthesizer(), self._playback.inbox.put)

    def _load_playback(self) -> Handler[Speech]:
        return self._output.play


def _clause_of(utterance_id: int, text: str, language: str) -> Clause:
    """Return what is to be spoken of an utterance that has ended, because somebody asks for it."""
    utterance = Utterance(utterance_id, AudioChunk.empty(), 0.0, 0.0, time.monotonic())
    return Clause(utterance, text, language, is_last=True, is_asked_for=True)
