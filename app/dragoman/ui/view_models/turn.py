"""One bubble: what one person said, and how far its interpretation has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.errors import DragomanError


class Side(StrEnum):
    """Where a person sits: the first language on the left, the second on the right."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Side:
        """The side across."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST


class TurnState(StrEnum):
    """How far a turn has come."""

    LISTENING = "listening"
    RECOGNISING = "recognising"
    TRANSLATING = "translating"
    DONE = "done"
    NOTHING_HEARD = "nothing-heard"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one bubble shows."""

    utterance_id: int
    side: Side
    """Whose turn it is."""
    source_language: str
    """Language tag of what is said."""
    target_language: str
    """Language tag of the translation."""
    state: TurnState = TurnState.LISTENING
    said: str = ""
    translated: str = ""
    is_playing: bool = False
    """The translation is being spoken right now."""
    error: DragomanError | None = None
    """Why the turn failed, or, where it is done, why it could not be spoken."""
    wait_s: float | None = None
    """Seconds from the last word until the translation was there."""
    was_tap: bool = False
    """The button was let go too early; no bubble remains where nothing was heard."""
