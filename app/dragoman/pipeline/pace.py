"""Keeps the translated speech close behind the speaker."""

from __future__ import annotations

RELAXED_S = 1.5
"""Behind the speaker by less than this, the voice speaks at its own rate ..."""
HURRIED_S = 4.0
"""... and by this or more, at its fastest."""
FASTEST = 1.3
"""Rate up to which the voices are understood without effort."""
TOO_LATE_S = 10.0
"""From here on clauses are left out, until ..."""
CAUGHT_UP_S = 5.0
"""... the speech is so close again."""


class Pace:
    """Decides how fast, and whether, a clause is spoken: first speech hurries, then it leaves something out."""

    def __init__(self) -> None:
        self._is_catching_up = False

    def rate(self, lag_s: float) -> float | None:
        """Return the speaking rate for a clause, or None where it is to be left out.

        Args:
            lag_s: seconds from hearing the words to the moment at which their translation would begin to sound.
        """
        limit_s = CAUGHT_UP_S if self._is_catching_up else TOO_LATE_S
        self._is_catching_up = lag_s > limit_s
        if self._is_catching_up:
            return None
        hurry = (lag_s - RELAXED_S) / (HURRIED_S - RELAXED_S)
        return 1.0 + (FASTEST - 1.0) * min(1.0, max(0.0, hurry))
