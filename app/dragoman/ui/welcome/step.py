"""The steps of the first run, in their order."""

from __future__ import annotations

from enum import IntEnum


class Step(IntEnum):
    """What is asked or shown, one after the other."""

    LANGUAGES = 0
    DEVICES = 1
    TRIAL = 2
    READY = 3

    @property
    def number(self) -> int:
        """The number people read."""
        return self.value + 1

    @property
    def next(self) -> Step:
        """The step after this one; the last stays."""
        return Step(min(self.value + 1, len(Step) - 1))

    @property
    def previous(self) -> Step:
        """The step before this one; the first stays."""
        return Step(max(self.value - 1, 0))
