"""Which turns have a widget: a page of bounded size that moves over the whole conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PAGE_TURNS: Final = 120
"""Most turns that have a widget at the same time."""
STEP_TURNS: Final = 60
"""By how many turns the page moves."""


@dataclass(frozen=True, slots=True)
class TurnPage:
    """A range of turns, `start` to `stop` (exclusive), out of `total`."""

    total: int = 0
    stop: int = 0

    @property
    def start(self) -> int:
        """Index of the first turn that is shown."""
        return max(0, self.stop - PAGE_TURNS)

    @property
    def has_earlier(self) -> bool:
        """Whether turns before the page exist."""
        return self.start > 0

    @property
    def is_newest(self) -> bool:
        """Whether the page ends with the newest turn."""
        return self.stop == self.total

    def earlier(self) -> TurnPage:
        """Move back by a step."""
        return TurnPage(self.total, max(min(self.total, PAGE_TURNS), self.stop - STEP_TURNS))

    def newest(self) -> TurnPage:
        """Move to the end."""
        return TurnPage(self.total, self.total)

    def grown(self) -> TurnPage:
        """Take a new turn at the end; a page that shows the newest goes along with it."""
        total = self.total + 1
        return TurnPage(total, total if self.is_newest else self.stop)

    def shrunk(self, index: int) -> TurnPage:
        """Lose the turn at `index`."""
        return TurnPage(self.total - 1, self.stop - 1 if index < self.stop else self.stop)
