"""Which utterance an event belongs to."""

from __future__ import annotations

from dragoman.domain.events import Event, HypothesisUpdated, TranslationReady, TranslationUpdated


def utterance_of(event: Event) -> int | None:
    """Return the id of the utterance an event belongs to, if it belongs to one."""
    match event:
        case HypothesisUpdated(hypothesis=words):
            return words.utterance_id
        case TranslationUpdated(translation=words) | TranslationReady(translation=words):
            return words.utterance_id
    return getattr(event, "utterance_id", None)
