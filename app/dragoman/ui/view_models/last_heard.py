"""Who spoke last, where the app finds out the language by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from dragoman.ui.view_models.turn import UNSURE_LANGUAGE_PROBABILITY, Side, Turn

SURE: Final = 0.95
"""A language at least this probable is told without a doubt."""


class Certainty(Enum):
    """How sure the app is of the language."""

    SURE = auto()
    PROBABLE = auto()
    DOUBTFUL = auto()


@dataclass(frozen=True, slots=True)
class LastHeard:
    """The language that was heard last."""

    side: Side
    language: str
    """Language tag."""
    probability: float = 1.0
    """0 to 1, among the languages in use."""

    @classmethod
    def of(cls, turn: Turn) -> LastHeard | None:
        """Return who speaks in a turn; None before any words of it are known."""
        if not turn.all_said:
            return None
        return cls(turn.side, turn.source_language, turn.language_probability)

    @property
    def certainty(self) -> Certainty:
        """The probability in words."""
        if self.probability >= SURE:
            return Certainty.SURE
        return Certainty.PROBABLE if self.probability >= UNSURE_LANGUAGE_PROBABILITY else Certainty.DOUBTFUL

    @property
    def per_cent(self) -> int:
        """The probability as a whole number; never 100 where there is a doubt."""
        return int(max(0.0, min(1.0, self.probability)) * 100)
