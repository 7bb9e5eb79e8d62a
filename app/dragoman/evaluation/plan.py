"""What a benchmark is to measure, and how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.stability import Stability
from dragoman.evaluation.peers import Peer


class Part(StrEnum):
    """What can be measured."""

    LIVE = "live"
    """Hands-free interpretation: words, waits, translation, revisions, processor time, against the baseline."""
    PUSH_TO_TALK = "push-to-talk"
    """From releasing the button to the first translated sound."""
    NOISE = "noise"
    """What is understood where nobody speaks."""
    LAG = "lag"
    """Whether continuous speech makes the interpretation fall behind."""
    SOAK = "soak"
    """Whether memory stays flat over hours."""
    PEERS = "peers"
    """Other live recognisers on the same recordings."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices of one benchmark."""

    parts: frozenset[Part]
    languages: tuple[str, ...]
    """Spoken languages. A recording without a translation of its own is interpreted into the first possible one."""
    limit: int | None = None
    """Recordings of each language; None for all."""
    stabilities: tuple[Stability, ...] = (Stability.BALANCED,)
    """Live interpretation is measured with each of them; the baseline is made once."""
    lag_minutes: float = 2.0
    soak_hours: float = 1.0
    release_delay_s: float = 0.2
    """Push-to-talk is released so long after the last speech."""
    peers: tuple[Peer, ...] = ()
