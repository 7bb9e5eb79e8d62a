"""Not showing yet what is about to change (mask-k: Arivazhagan et al., 2020)."""

from __future__ import annotations

from dragoman.domain.stability import Stability
from dragoman.text.words import split_words

_HIDDEN = {Stability.QUICK: 0, Stability.BALANCED: 2, Stability.STEADY: 4}
"""So many of the last words, the ones that change most, wait for those that follow them."""


def masked(tentative: str, stability: Stability) -> str:
    """Return what is shown of a text that may still change and grow."""
    words = split_words(tentative)
    return "".join(words[: max(0, len(words) - _HIDDEN[stability])])
