"""The session's state, and the utterances it finds in what is heard: the endpointing stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import SpeechStarted, UtteranceDiscarded, UtteranceEnded
from dragoman.domain.protocols import Boundary, Endpointer, Publish
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Utterance, UtterancePhase
from dragoman.pipeline.half_duplex import HalfDuplex
from dragoman.pipeline.items import EndOfAudio, HandsFree, Heard, Press, Release, Spoken
from dragoman.pipeline.speech_output import SpeechOutput

_KEPT = 8
"""Utterances that can be heard again in another language."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """How the words up to a pause read."""

    utterance_id: int
    end_s: float
    is_complete: bool


class Session:
    """Who may speak when, and in which languages. All but `judge` and `recent` belongs to the endpointing thread."""

    def __init__(
        self,
        routes: Routes,
        publish: Publish,
        output: SpeechOutput,
        hand_on: Callable[[Spoken], object],
        half_duplex: HalfDuplex | None,
        *,
        is_recording: bool = False,
    ) -> None:
        """Begin with voice activity and `routes`; utterances go to `hand_on`.

        Of a recording, everything is spoken at the voice's own pace: nobody waits for it.
        """
        self._routes = routes
        self._publish = publish
        self._output = output
        self._hand_on = hand_on
        self._half_duplex = half_duplex
        self._is_recording = is_recording
        self._is_held = False
        self._is_push_to_talk = False
        self._judged: deque[_Judged] = deque()
        self._recent: deque[Utterance] = deque(maxlen=_KEPT)

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """Take how the words up to a pause read; see `Endpointer.judge`. Called from any thread."""
        self._judged.append(_Judged(utterance_id, end_s, is_complete))

    def recent(self, utterance_id: int) -> Utterance | None:
        """Return an utterance of a moment ago, if it is still kept. Called from any thread."""
        return next((each for each in tuple(self._recent) if each.id == utterance_id), None)

    def handle(self, endpointer: Endpointer, heard: Heard) -> None:
        """Let something happen to the session."""
        while self._judged:
            judged = self._judged.popleft()
            endpointer.judge(judged.utterance_id, judged.end_s, is_complete=judged.is_complete)
        match heard:
            case AudioChunk():
                is_own_voice = self._half_duplex is not None and self._half_duplex.is_deaf_to(heard)
                self._pass_on(endpointer.finish() if is_own_voice else endpointer.accept(heard))
            case Press(language=language):
                self._is_held = self._is_push_to_talk = True
                self._pass_on(endpointer.press(language))
            case Release():
                self._is_held = False
                self._pass_on(endpointer.release())
            case HandsFree(is_wanted=is_wanted):
                self._is_held = False
                self._is_push_to_talk = not is_wanted
                self._pass_on(endpointer.use(hands_free=is_wanted))
                self._output.pause(False)
            case EndOfAudio():
                self._is_held = False
                self._pass_on(endpointer.finish())
            case Routes():
                self._routes = heard

    def _pass_on(self, boundaries: Iterator[Boundary]) -> None:
        for boundary in boundaries:
            match boundary:
                case SpeechStarted():
                    self._begin(boundary)
                case UtteranceDiscarded():
                    self._output.pause(self._is_held)
                    self._publish(boundary)
                case Utterance(phase=UtterancePhase.ENDED):
                    self._end(boundary)
                case Utterance():
                    self._hand_on(Spoken(boundary, self._routes, self.is_simultaneous))

    def _begin(self, started: SpeechStarted) -> None:
        self._publish(started)
        self._output.pause(self._is_held or not self.is_simultaneous)
        if started.language is not None:
            self._output.answer(started.language, started.utterance_id)

    def _end(self, utterance: Utterance) -> None:
        self._output.pause(self._is_held)
        self._publish(
            UtteranceEnded(
                utterance_id=utterance.id,
                start_s=utterance.start_s,
                end_s=utterance.end_s,
                speech_ended_at_s=utterance.speech_ended_at_s,
            )
        )
        self._recent.append(utterance)
        self._hand_on(Spoken(utterance, self._routes, self.is_simultaneous))

    @property
    def is_simultaneous(self) -> bool:
        """Whether the app may speak at the same time as the speaker: one talks and the others only listen."""
        return not (self._is_recording or self._is_push_to_talk or self._half_duplex or self._routes.is_mutual)
