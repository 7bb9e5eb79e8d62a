"""What can be done with a turn that is over."""

from __future__ import annotations

from enum import StrEnum

from dragoman.ui.view_models.turn import Turn, TurnState


class TurnAction(StrEnum):
    """One thing to do, in the order in which they are offered."""

    SAY_AGAIN = "say-again"
    COPY = "copy"
    CORRECT = "correct"
    SHOW = "show"
    FLIP = "flip"
    """Take it for the other person's language."""


def offered(turn: Turn, *, can_flip: bool = False) -> tuple[TurnAction, ...]:
    """Return what can be done with a turn; nothing while more is to come."""
    if turn.is_open:
        return ()
    has_said, has_translated = bool(turn.all_said), bool(turn.all_translated)
    wanted = {
        TurnAction.SAY_AGAIN: has_translated and turn.state is TurnState.DONE,
        TurnAction.COPY: has_said or has_translated,
        TurnAction.CORRECT: has_said,
        TurnAction.SHOW: has_said or has_translated,
        TurnAction.FLIP: has_said and can_flip,
    }
    return tuple(action for action, is_offered in wanted.items() if is_offered)
