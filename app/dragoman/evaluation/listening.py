"""Listening in at the engines of a session: what endpointing made, and how much sound each text rests on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import TranslationReady, TranslationUpdated
from dragoman.domain.protocols import Boundary, Endpointer, Recognizer
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase


@dataclass(frozen=True, slots=True)
class _Text:
    """Something understood."""

    at_s: float
    """`time.monotonic()`."""
    text: str
    heard_s: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The sound of an utterance, with its margins, as a place in its source."""

    utterance_id: int
    start_s: float
    end_s: float


@dataclass(slots=True)
class Notes:
    """What was noticed in a session. Times are in seconds from the start of the source."""

    utterances: list[Stretch] = field(default_factory=list)
    """All that have ended."""
    _heard_s: dict[tuple[int, UtterancePhase, float], float] = field(default_factory=dict)
    _texts: dict[int, list[_Text]] = field(default_factory=dict)
    _ended_s: dict[int, float] = field(default_factory=dict)

    def take_utterance(self, utterance: Utterance, position_s: float) -> None:
        """Note that endpointing hands on an utterance, or what there is of it, after so much sound."""
        self._heard_s[_key(utterance)] = position_s
        if utterance.phase is UtterancePhase.ENDED:
            self.utterances.append(Stretch(utterance.id, utterance.audio.start_s, utterance.audio.end_s))
            self._ended_s[utterance.id] = position_s

    def take_text(self, utterance: Utterance, text: str) -> None:
        """Note what was understood of it."""
        heard_s = self._heard_s.pop(_key(utterance), utterance.end_s)
        self._texts.setdefault(utterance.id, []).append(_Text(time.monotonic(), text, heard_s))

    def heard_s(self, event: TranslationUpdated | TranslationReady) -> float:
        """Return how much sound a translation rests on: all up to its end, or up to when its original was understood.

        Without an original of the same text it is the last one before the event.
        """
        utterance_id = event.translation.utterance_id
        if isinstance(event, TranslationReady) and utterance_id in self._ended_s:
            return self._ended_s[utterance_id]
        earlier = [text for text in self._texts.get(utterance_id, []) if text.at_s <= event.at_s]
        same = [text for text in earlier if text.text.strip() == event.translation.source_text.strip()]
        return same[0].heard_s if same else earlier[-1].heard_s if earlier else 0.0


def _key(utterance: Utterance) -> tuple[int, UtterancePhase, float]:
    return (utterance.id, utterance.phase, utterance.audio.end_s)


class NotedEndpointer:
    """An `Endpointer` that is listened in at."""

    def __init__(self, endpointer: Endpointer, notes: Notes) -> None:
        """Do what `endpointer` does."""
        self._endpointer = endpointer
        self._notes = notes
        self._position_s = 0.0

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        """Take the next chunk; see `Endpointer`."""
        self._position_s = chunk.end_s
        return self._noted(self._endpointer.accept(chunk))

    def press(self, language: str | None) -> Iterator[Boundary]:
        """Push-to-talk begins; see `Endpointer`."""
        return self._noted(self._endpointer.press(language))

    def use(self, *, hands_free: bool) -> Iterator[Boundary]:
        """See `Endpointer`."""
        return self._noted(self._endpointer.use(hands_free=hands_free))

    def release(self) -> Iterator[Boundary]:
        """Push-to-talk ends; see `Endpointer`."""
        return self._noted(self._endpointer.release())

    def finish(self) -> Iterator[Boundary]:
        """The sound ends here; see `Endpointer`."""
        return self._noted(self._endpointer.finish())

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """Take note of how the words up to a pause read; see `Endpointer`."""
        self._endpointer.judge(utterance_id, end_s, is_complete=is_complete)

    def _noted(self, boundaries: Iterator[Boundary]) -> Iterator[Boundary]:
        for boundary in boundaries:
            if isinstance(boundary, Utterance):
                self._notes.take_utterance(boundary, self._position_s)
            yield boundary


class NotedRecognizer:
    """A `Recognizer` that is listened in at."""

    def __init__(self, recognizer: Recognizer, notes: Notes) -> None:
        """Do what `recognizer` does."""
        self._recognizer = recognizer
        self._notes = notes

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said so far; see `Recognizer`."""
        hypothesis = self._recognizer.recognize(utterance, languages)
        self._notes.take_text(utterance, hypothesis.text)
        return hypothesis

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what was said; see `Recognizer`."""
        return self._recognizer.translate(utterance, language)
