"""Speaks translations clause by clause, close behind the speaker, and not once somebody has answered."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DragomanError
from dragoman.domain.events import SpeechShortened, StageFailed, StageName
from dragoman.domain.protocols import AudioSink, Publish, Synthesizer
from dragoman.domain.speech import SIGNAL_ID, Speech, Utterance
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.pace import Pace
from dragoman.pipeline.prepared_speech import PreparedSpeech


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a translation that is to be spoken."""

    utterance: Utterance
    text: str
    language: str
    is_last: bool = False
    """The utterance ends with it; its text may then be empty."""
    is_simultaneous: bool = False
    """It is spoken while the speaker goes on, so it must not fall behind."""
    is_suspected: bool = False
    """It is to be made but not played: it is not known yet whether it will be needed."""
    is_asked_for: bool = False
    """Somebody wants to hear it again."""


class SpeechOutput:
    """What the stages of synthesis and playback do, and the sink they share. Callable from any thread."""

    def __init__(self, sink: AudioSink | None, publish: Publish, own: OwnSentences, lag: LagMeter) -> None:
        """Speak to `sink`; None where nobody listens."""
        self._sink = sink
        self._publish = publish
        self._own = own
        self._lag = lag
        self._pace = Pace()
        self._speed = self._volume = 1.0
        self._sounding_until_s = 0.0
        """`time.monotonic()` when all that was synthesised will have been heard, unless it is paused."""
        self._silent_until_id = 0
        """Utterances up to this one are not spoken any more ..."""
        self._asked_for_id: int | None = None
        """... but for the one somebody wants to hear again."""
        self._is_muted = False
        self._addressed: str | None = None
        """The language that was spoken last."""

    @property
    def has_sink(self) -> bool:
        """Whether anybody could listen."""
        return self._sink is not None

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return self._sink is not None and not self._is_muted

    def mute(self, muted: bool) -> None:
        """Speak nothing from now on, or speak again; what waits is dropped."""
        self._is_muted = muted
        if muted and self._sink is not None:
            self._sink.stop()

    def use_voice(self, speed: float, volume: float) -> None:
        """Speak at another speed and volume from now on; 1 is the voice's own."""
        self._speed, self._volume = speed, volume

    def speak_to(self, sink: AudioSink) -> None:
        """Take another sink; what still waits in the one before is dropped."""
        before, self._sink = self._sink, sink
        if before is not None:
            before.close()

    def pause(self, paused: bool) -> None:
        """Hold back sound or let it go on."""
        if self._sink is not None:
            self._sink.pause(paused)

    def answer(self, language: str, utterance_id: int) -> None:
        """Somebody says something in `language`: if they are being spoken to, they have understood; say no more.

        Args:
            language: what they speak.
            utterance_id: of what they say; the translations of utterances before it are dropped.
        """
        if self._sink is not None and language == self._addressed:
            self._addressed = self._asked_for_id = None
            self._silent_until_id = utterance_id - 1
            self._sounding_until_s = 0.0
            self._sink.stop()

    def close(self) -> None:
        """Drop what was not heard yet."""
        if self._sink is not None:
            self._sink.close()

    def end(self) -> None:
        """Wait until everything has been heard, and release the sink."""
        if self._sink is not None:
            try:
                self._sink.drain()
            except DragomanError as error:
                self._publish(StageFailed(stage=StageName.PLAYBACK, error=error))
            self._sink.close()

    def synthesis(self, synthesizer: Synthesizer, put: Callable[[Speech], bool]) -> Callable[[Clause], None]:
        """Return what the stage of synthesis does with a clause; its speech goes to `put`."""
        prepared = PreparedSpeech(synthesizer)

        def handle(clause: Clause) -> None:
            if clause.is_suspected:
                prepared.prepare(clause.text, clause.language, self._speed)
                return
            try:
                self._speak(clause, prepared, put)
            finally:
                if clause.is_last:
                    put(_part(clause, AudioChunk.empty(), is_last=True))

        return handle

    def _speak(self, clause: Clause, voice: Synthesizer, put: Callable[[Speech], bool]) -> None:
        if clause.is_asked_for:
            self._asked_for_id = clause.utterance.id
        if not clause.text.strip() or self._is_silenced(clause.utterance.id):
            return
        rate = self._rate(clause)
        if rate is None:
            self._publish(SpeechShortened(utterance_id=clause.utterance.id, omitted=clause.text))
            return
        self._own.will_speak(clause.utterance.id, clause.text, clause.language)
        self._addressed = clause.language
        for chunk in voice.synthesize(clause.text, clause.language, rate * self._speed):
            now_s = time.monotonic()
            self._sounding_until_s = max(now_s, self._sounding_until_s) + chunk.duration_s
            if not put(_part(clause, replace(chunk, samples=chunk.samples * np.float32(self._volume)))):
                return

    def _rate(self, clause: Clause) -> float | None:
        """Return the rate at which to speak a clause, or None where it is too late for it."""
        if not clause.is_simultaneous:
            return 1.0
        begins_at_s = max(time.monotonic(), self._sounding_until_s)
        lag_s = begins_at_s - clause.utterance.speech_ended_at_s
        self._lag.speech(lag_s)
        return self._pace.rate(lag_s)

    def play(self, speech: Speech) -> None:
        """Have a part of the speech heard; what the stage of playback does."""
        if self._sink is None:
            return
        if self._is_silenced(speech.utterance_id):
            speech = Speech(speech.utterance_id, AudioChunk.empty(), speech.is_last, speech.source_start_s)
        self._sink.play(speech)

    def _is_silenced(self, utterance_id: int) -> bool:
        is_answered = SIGNAL_ID < utterance_id <= self._silent_until_id
        return is_answered and utterance_id != self._asked_for_id


def _part(clause: Clause, chunk: AudioChunk, *, is_last: bool = False) -> Speech:
    return Speech(clause.utterance.id, chunk, is_last, clause.utterance.start_s)
