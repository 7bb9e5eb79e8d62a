"""Hold-to-talk: who holds which button by what means."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from dragoman.ui.view_models.turn import Side

SHORT_PRESS_S: Final = 0.25
"""A press shorter than this, in seconds, was meant as a click."""


class LetGo(Enum):
    """What letting go means."""

    IGNORED = auto()
    SPOKEN = auto()
    TOO_SHORT = auto()


HOTKEY = "hotkey"
"""Means of holding a button while another program may have the keyboard."""


class Hold:
    """At most one button is held at a time, and only what holds it can let it go."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing held; `clock` returns seconds."""
        self._clock = clock
        self._side: Side | None = None
        self._means = ""
        self._since_s = 0.0

    @property
    def side(self) -> Side | None:
        """Whose button is held."""
        return self._side

    @property
    def means(self) -> str:
        """What holds it; empty where nothing is held."""
        return self._means

    def press(self, side: Side, means: str) -> bool:
        """Hold a side's button by a means ("mouse", "touch", a key), and say whether that begins a turn."""
        if self._side is not None:
            return False
        self._side, self._means, self._since_s = side, means, self._clock()
        return True

    def release(self, means: str) -> LetGo:
        """Let go by a means."""
        if self._side is None or means != self._means:
            return LetGo.IGNORED
        return self.cancel()

    def cancel(self) -> LetGo:
        """Let go whatever is held, because the window lost the keyboard or its place on the screen."""
        if self._side is None:
            return LetGo.IGNORED
        self._side, self._means = None, ""
        return LetGo.TOO_SHORT if self._clock() - self._since_s < SHORT_PRESS_S else LetGo.SPOKEN
