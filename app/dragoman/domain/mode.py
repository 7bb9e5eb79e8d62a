"""How people talk with the app."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Who speaks when."""

    HOLD = "hold"
    """Two people; whoever speaks holds a button."""
    AUTO = "auto"
    """Two people, nobody presses anything; the language tells who speaks."""
    LIVE = "live"
    """Others talk and are interpreted for whoever reads or listens."""

    @property
    def is_hands_free(self) -> bool:
        """Whether speech is found by voice activity."""
        return self is not Mode.HOLD
