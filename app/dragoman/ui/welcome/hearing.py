"""Whether a microphone hears somebody, judged by its levels."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from enum import StrEnum
from typing import Final

_NOTHING_RMS: Final = 3e-5
"""Less than any microphone that is switched on gives: the system hands out silence instead."""
_NOTHING_S: Final = 3.0
_FLOOR_S: Final = 3.0
"""Seconds over which the quietest moment counts as the noise of the room."""
_RECENT_S: Final = 1.5
_ABOVE_FLOOR_DB: Final = 10.0
_SPEECH_DB: Final = -52.0
_LOUD_DB: Final = -40.0
"""From here on speech is recognised well."""
_LOUD_COUNT: Final = 3
_SPEECH_COUNT: Final = 5
_FORGET_QUIET_S: Final = 4.0


class Hearing(StrEnum):
    """What the levels tell."""

    WAITING = "waiting"
    """Only the noise of the room so far."""
    HEARD = "heard"
    QUIET = "quiet"
    """Somebody speaks, but too far away or into a weak microphone."""
    NOTHING = "nothing"
    """Not even noise: muted, or not allowed by the system."""


class HearingCheck:
    """Judges levels as they come; what was heard well stays heard until `reset`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without levels; `clock` returns seconds."""
        self._clock = clock
        self.reset()

    def reset(self) -> None:
        """Begin anew, with another microphone."""
        self._levels: deque[tuple[float, float]] = deque()
        self._sound_at_s: float | None = None
        self._speech_at_s = -math.inf
        self.hearing = Hearing.WAITING

    def take(self, rms: float) -> Hearing:
        """Take a level, a root mean square from 0 to 1 of full scale, and return what is known by now."""
        now_s = self._clock()
        if self._sound_at_s is None or rms > _NOTHING_RMS:
            self._sound_at_s = now_s
        self._levels.append((now_s, 20 * math.log10(max(rms, _NOTHING_RMS))))
        while now_s - self._levels[0][0] > _FLOOR_S:
            self._levels.popleft()
        self.hearing = self._judge(now_s, self._sound_at_s)
        return self.hearing

    def _judge(self, now_s: float, sound_at_s: float) -> Hearing:
        if now_s - sound_at_s >= _NOTHING_S:
            return Hearing.NOTHING
        speech = self._speech(now_s)
        if len(speech) >= _SPEECH_COUNT:
            self._speech_at_s = now_s
        if self.hearing is Hearing.HEARD or sum(level >= _LOUD_DB for level in speech) >= _LOUD_COUNT:
            return Hearing.HEARD
        return Hearing.QUIET if now_s - self._speech_at_s < _FORGET_QUIET_S else Hearing.WAITING

    def _speech(self, now_s: float) -> list[float]:
        """Return the recent levels, in decibels, that stand out from the noise of the room."""
        limit = max(_SPEECH_DB, min(level for _, level in self._levels) + _ABOVE_FLOOR_DB)
        return [level for at_s, level in self._levels if now_s - at_s <= _RECENT_S and level >= limit]
