"""One loaded recogniser for many sessions, each of which counts its utterances from 1."""

from __future__ import annotations

import itertools
from dataclasses import replace

from dragoman.domain.protocols import Recognizer
from dragoman.domain.speech import Hypothesis, Utterance


class SharedRecognizer:
    """Hands out the same recogniser for one session after the other.

    A recogniser remembers the utterance at hand by its id, and ids are unique within a session only; here it gets to
    see every id once.
    """

    def __init__(self, recognizer: Recognizer) -> None:
        """Share a loaded recogniser."""
        self._recognizer = recognizer
        self._numbers = itertools.count(1)

    def for_session(self) -> Recognizer:
        """Return a recogniser for a new session. Only one session may recognise at a time."""
        return _Numbered(self._recognizer, self._numbers)


class _Numbered:
    def __init__(self, recognizer: Recognizer, numbers: itertools.count[int]) -> None:
        self._recognizer = recognizer
        self._numbers = numbers
        self._last: tuple[int, int] | None = None
        """The id of the utterance at hand in the session, and the one the recogniser sees."""

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said so far; see `Recognizer`."""
        if self._last is None or self._last[0] != utterance.id:
            self._last = (utterance.id, next(self._numbers))
        hypothesis = self._recognizer.recognize(replace(utterance, id=self._last[1]), languages)
        return replace(hypothesis, utterance_id=utterance.id)

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what was said; see `Recognizer`."""
        number = self._last[1] if self._last is not None and self._last[0] == utterance.id else next(self._numbers)
        return self._recognizer.translate(replace(utterance, id=number), language)
