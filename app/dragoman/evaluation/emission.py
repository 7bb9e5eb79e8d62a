"""When each word of a translation was there for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.domain.events import Event, TranslationReady, TranslationUpdated
from dragoman.evaluation.text_units import units_of

Translated = TranslationUpdated | TranslationReady


@dataclass(frozen=True, slots=True)
class EmittedWord:
    """A word of the committed translation, in its final form. Times are in seconds from the start of the source."""

    text: str
    at_s: float
    """By the clock, when it first was part of the committed translation."""
    heard_s: float
    """How much sound the translation rests on that it first was part of."""


def emitted_words(
    events: Iterable[Event], started_at_s: float, heard_s: Callable[[Translated], float]
) -> list[EmittedWord]:
    """Return the words of the final translations, in the order of the utterances.

    A word counts from when there first was a committed word in its place: a comma that is added later does not make it
    late.

    Args:
        events: what happened in a session.
        started_at_s: `time.monotonic()` at the first sample of the source.
        heard_s: how much sound a translation rests on.
    """
    times: dict[int, list[tuple[float, float]]] = {}
    final: dict[int, list[str]] = {}
    for event in events:
        if not isinstance(event, Translated):
            continue
        translation = event.translation
        words = units_of(translation.committed, translation.target_language)
        known = times.setdefault(translation.utterance_id, [])
        known += [(event.at_s - started_at_s, heard_s(event))] * (len(words) - len(known))
        if isinstance(event, TranslationReady):
            final[translation.utterance_id] = words
    return [
        EmittedWord(word, *time)
        for utterance_id in sorted(final)
        for word, time in zip(final[utterance_id], times[utterance_id], strict=False)
    ]
