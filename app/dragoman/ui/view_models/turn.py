"""One bubble: what one person said, and how far its interpretation has come."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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


UNSURE_LOG_PROBABILITY: Final = -0.7
"""A mean log-probability of the words below this is doubtful: every second word is a guess."""
UNSURE_LANGUAGE_PROBABILITY: Final = 0.8
"""A language that is less probable than this may be the wrong one."""
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
    average_log_probability: float = 0.0
    """Mean natural log-probability of what was understood; 0 where it is not known."""
    language_probability: float = 1.0
    """How probable the language is, 0 to 1; 1 where it was given."""
    is_corrected: bool = False
    """Somebody has put right what was understood."""
    started_at_s: float | None = None
    """First speech, in seconds since the first of the conversation; None where it is not known."""
    ended_at_s: float | None = None
    """End of the last speech, in the same seconds; None where it is not known."""

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

    @property
    def confidence(self) -> float | None:
        """How sure the app is of what was said, 0 to 1; None before it has understood anything for good."""
        if self.state in {TurnState.LISTENING, TurnState.RECOGNISING} or not self.said:
            return None
        if self.is_corrected:
            return 1.0
        return min(1.0, math.exp(self.average_log_probability), self.language_probability)

    @property
    def is_unsure(self) -> bool:
        """Whether the reader should know that this may not be what was said."""
        return (
            self.confidence is not None
            and not self.is_corrected
            and (
                self.average_log_probability < UNSURE_LOG_PROBABILITY
                or self.language_probability < UNSURE_LANGUAGE_PROBABILITY
            )
        )
