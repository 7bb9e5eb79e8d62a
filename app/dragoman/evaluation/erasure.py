"""How much of what is shown is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.domain.events import (
    Event,
    HypothesisUpdated,
    TranslationReady,
    TranslationUpdated,
    UtteranceDiscarded,
)
from dragoman.evaluation.text_units import units_of

Revisions = list[list[str]]
"""The words shown for an utterance, each time they changed."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Words taken back, against those that stayed."""

    erased: int
    final: int

    @property
    def rate(self) -> float:
        """Normalised erasure: words taken back for each word of the final text."""
        return self.erased / max(1, self.final)


def erasure(displays: Iterable[Revisions]) -> Erasure:
    """Return how many words had to be erased so that each display could become the next, and how many stayed.

    What is behind the longest prefix that two successive texts share counts as erased (Arivazhagan et al., 2020,
    "Re-translation versus Streaming for Simultaneous Translation").
    """
    erased = final = 0
    for revisions in displays:
        erased += sum(len(before) - _shared(before, after) for before, after in pairwise(revisions))
        final += len(revisions[-1])
    return Erasure(erased, final)


def shown_translations(events: Iterable[Event]) -> list[Revisions]:
    """Return what was shown as translation, utterance by utterance, committed and tentative text together."""
    shown: dict[int, Revisions] = {}
    for event in events:
        if isinstance(event, TranslationUpdated | TranslationReady):
            translation = event.translation
            words = units_of(translation.text, translation.target_language)
            shown.setdefault(translation.utterance_id, []).append(words)
        else:
            _take_away(event, shown)
    return list(shown.values())


def shown_subtitles(events: Iterable[Event]) -> list[Revisions]:
    """Return what was shown of the original, utterance by utterance, committed and tentative text together."""
    shown: dict[int, Revisions] = {}
    for event in events:
        if isinstance(event, HypothesisUpdated):
            hypothesis = event.hypothesis
            words = units_of(hypothesis.text, hypothesis.language)
            shown.setdefault(hypothesis.utterance_id, []).append(words)
        else:
            _take_away(event, shown)
    return list(shown.values())


def _take_away(event: Event, shown: dict[int, Revisions]) -> None:
    """Leave nothing on the display of an utterance that turns out to hold no words."""
    if isinstance(event, UtteranceDiscarded) and event.utterance_id in shown:
        shown[event.utterance_id].append([])


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common prefix."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
