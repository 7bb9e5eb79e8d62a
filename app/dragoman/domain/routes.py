"""Which languages are in use, and into which language each is interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Routes:
    """The languages of a session.

    A language that maps to itself is transcribed and shown, neither translated nor spoken.
    """

    targets: Mapping[str, str]
    """Spoken language -> language it is interpreted into. Never empty."""

    @classmethod
    def one_way(cls, source: str, target: str) -> Routes:
        """Everybody speaks `source`."""
        return cls({source: target})

    @classmethod
    def both_ways(cls, first: str, second: str) -> Routes:
        """A conversation: each language is interpreted into the other."""
        return cls({first: second, second: first})

    @property
    def sources(self) -> tuple[str, ...]:
        """Languages that may be spoken; identification is restricted to them."""
        return tuple(self.targets)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(source, target) of everything that has to be translated."""
        return tuple((source, target) for source, target in self.targets.items() if source != target)

    @property
    def is_mutual(self) -> bool:
        """Whether those who listen are interpreted, too."""
        pairs = self.pairs()
        return not {source for source, _ in pairs}.isdisjoint(target for _, target in pairs)
