"""How fast bytes come, and how long the rest takes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

INTERVAL_S = 0.2
"""Nobody reads figures that change more often."""
_SPAN_S = 5.0
"""Speed is the mean over the last so many seconds."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """How far a transfer has come."""

    done_bytes: int
    total_bytes: int
    """0 where it is not known."""
    bytes_per_s: float
    remaining_s: float | None
    """None as long as that cannot be told."""


class Meter:
    """Measures one transfer."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Measure from the first bytes on, with a clock that tells seconds."""
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        """When there were how many bytes, in the last seconds."""
        self._told_at = float("-inf")

    def measure(self, done: int, total: int) -> Measurement | None:
        """Return how far the transfer has come, or None where that was told only just now."""
        now = self._clock()
        if now - self._told_at < INTERVAL_S and done != total:
            return None
        self._told_at = now
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()  # some have to come again
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] > _SPAN_S:  # noqa: PLR2004 - two make a difference
            self._seen.popleft()
        rate = self._rate()
        return Measurement(done, total, rate, (total - done) / rate if rate and total else None)

    def _rate(self) -> float:
        (begun, before), (now, done) = self._seen[0], self._seen[-1]
        return (done - before) / (now - begun) if now > begun else 0.0
