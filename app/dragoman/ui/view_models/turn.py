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


_OPEN = {TurnState.LISTENING, TurnState.RECOGNISING, TurnState.TRANSLATING}


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
    """What was understood and stays."""
    said_tentative: str = ""
    """What follows it and may still change, white space between the two included."""
    translated: str = ""
    """Translation that stays."""
    translated_tentative: str = ""
    """What follows it and may still change, white space between the two included."""
    is_playing: bool = False
    """The translation is being spoken right now."""
    is_shortened: bool = False
    """A part of the translation is not spoken."""
    error: DragomanError | None = None
    """Why the turn failed."""
    sound_error: DragomanError | None = None
    """Why the translation could not be spoken: its text is good all the same."""
    wait_s: float | None = None
    """Seconds from the last word until the translation was there."""
    was_tap: bool = False
    """The button was let go too early; no bubble remains where nothing was heard."""

    @property
    def is_open(self) -> bool:
        """Whether more is to come."""
        return self.state in _OPEN

    @property
    def is_live(self) -> bool:
        """Whether there are words already while more is to come."""
        return self.is_open and bool(self.all_said or self.all_translated)

    @property
    def all_said(self) -> str:
        """All that was understood so far."""
        return (self.said + self.said_tentative).strip()

    @property
    def all_translated(self) -> str:
        """All that is translated so far."""
        return (self.translated + self.translated_tentative).strip()

    @property
    def problem(self) -> DragomanError | None:
        """What has to be told about the turn."""
        return self.error or self.sound_error
