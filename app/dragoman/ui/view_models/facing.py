"""What one of two people who sit face to face reads: everything in their own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from dragoman.ui.view_models.turn import Side, Turn, TurnState

NEWEST_TURNS: Final = 8
"""More than fit on half a screen in large type."""


class Wait(Enum):
    """What stands where there is no text."""

    NONE = auto()
    WORDS = auto()
    """Words will come."""
    NOTHING_HEARD = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class FacingLine:
    """One turn as one reader sees it."""

    speaker: Side
    is_own: bool
    """The reader has said it."""
    language: str
    """Language tag of the text."""
    text: str
    """What stays."""
    tentative: str = ""
    """What follows it and may still change."""
    wait: Wait = Wait.NONE


def facing_lines(turns: Sequence[Turn], reader: Side) -> tuple[FacingLine, ...]:
    """Return the newest turns as a reader sees them: their own words, and the translation of the other's."""
    return tuple(_line(turn, reader) for turn in turns[-NEWEST_TURNS:])


def _line(turn: Turn, reader: Side) -> FacingLine:
    is_own = turn.side is reader
    language = turn.source_language if is_own else turn.target_language
    text, tentative = (turn.said, turn.said_tentative) if is_own else (turn.translated, turn.translated_tentative)
    has_words = bool((text + tentative).strip())
    return FacingLine(turn.side, is_own, language, text, tentative, Wait.NONE if has_words else _wait(turn))


def _wait(turn: Turn) -> Wait:
    if turn.is_open:
        return Wait.WORDS
    return Wait.NOTHING_HEARD if turn.state is TurnState.NOTHING_HEARD else Wait.FAILED
