"""How far the interpretation is behind the speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from dragoman.domain.events import LagMeasured

FAR_S: Final = 5.0
"""Seconds behind the speaker beyond which people should know."""
_NEAR_S: Final = 4.0
"""Seconds below which it is well again: the warning does not come and go at the limit."""


@dataclass(frozen=True, slots=True)
class Lag:
    """The last measurement."""

    text_s: float
    speech_s: float | None
    """None where nothing is spoken."""
    is_far: bool
    """Whether it is so much that people should know."""

    @property
    def worst_s(self) -> float:
        """The larger of both."""
        return max(self.text_s, self.speech_s or 0.0)

    @classmethod
    def of(cls, measured: LagMeasured, before: Lag | None) -> Lag:
        """Return the lag after a measurement."""
        limit_s = _NEAR_S if before is not None and before.is_far else FAR_S
        lag = cls(measured.text_s, measured.speech_s, is_far=False)
        return replace(lag, is_far=lag.worst_s > limit_s)
