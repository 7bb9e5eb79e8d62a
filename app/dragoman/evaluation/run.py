"""A recording that was interpreted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.domain.events import HypothesisUpdated, TranslationReady
from dragoman.evaluation.clips import Clip
from dragoman.evaluation.emission import EmittedWord, emitted_words
from dragoman.evaluation.offline import SpeechSpan
from dragoman.evaluation.session import Session
from dragoman.evaluation.waits import Times, first_shown_s, times_of


@dataclass(frozen=True, slots=True)
class Run:
    """A recording and the session in which it was interpreted."""

    clip: Clip
    span: SpeechSpan
    session: Session

    @property
    def text(self) -> str:
        """Everything that was understood, in its final form."""
        final = [event.hypothesis for event in self.session.events if isinstance(event, HypothesisUpdated)]
        return " ".join(hypothesis.text.strip() for hypothesis in final if hypothesis.is_final)

    @property
    def translation(self) -> str:
        """The whole translation."""
        ready = [event.translation for event in self.session.events if isinstance(event, TranslationReady)]
        return " ".join(translation.text.strip() for translation in ready)

    @property
    def times(self) -> list[Times]:
        """When what happened to each utterance."""
        return times_of(self.session.events)

    @property
    def shown_at_s(self) -> float | None:
        """When all of `text` stood on the display for the first time, in seconds from the start of the recording."""
        at_s = first_shown_s(self._displays(), self.text)
        return None if at_s is None else at_s - self.session.started_at_s

    @property
    def words(self) -> list[EmittedWord]:
        """The words of the translation and when they were there for good."""
        return emitted_words(self.session.events, self.session.started_at_s, self.session.notes.heard_s)

    def _displays(self) -> Iterator[tuple[float, str]]:
        shown: dict[int, str] = {}
        for event in self.session.events:
            if isinstance(event, HypothesisUpdated):
                shown[event.hypothesis.utterance_id] = event.hypothesis.text
                yield event.at_s, " ".join(text for _id, text in sorted(shown.items()))
