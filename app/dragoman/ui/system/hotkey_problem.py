"""Why keys do not work in other programs."""

from __future__ import annotations

from enum import Enum, auto


class HotkeyProblem(Enum):
    """What the system said when it was asked for keys."""

    TAKEN = auto()
    """Another program has them."""
    UNKNOWN_KEY = auto()
    """This keyboard has no such key, or the system cannot listen to it."""
    REFUSED = auto()
    """The system, or the user when it asked, said no."""
    UNSUPPORTED = auto()
    """On this system no program may listen to keys that are typed into another."""
