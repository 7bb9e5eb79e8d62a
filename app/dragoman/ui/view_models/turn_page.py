"""Which turns have a widget: a range that moves over the whole conversation, turn by turn."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TurnPage:
    """A range of turns, `start` to `stop` (exclusive), out of `total`."""

    total: int = 0
    start: int = 0
    stop: int = 0

    @property
    def has_earlier(self) -> bool:
        """Whether turns before the page exist."""
        return self.start > 0

    @property
    def is_newest(self) -> bool:
        """Whether the page ends with the newest turn."""
        return self.stop == self.total

    def with_earlier(self) -> TurnPage:
        """Take in the turn before the first."""
        return replace(self, start=self.start - 1)

    def with_later(self) -> TurnPage:
        """Take in the turn after the last."""
        return replace(self, stop=self.stop + 1)

    def without_first(self) -> TurnPage:
        """Give up the first turn."""
        return replace(self, start=self.start + 1)

    def without_last(self) -> TurnPage:
        """Give up the last turn."""
        return replace(self, stop=self.stop - 1)

    def newest(self) -> TurnPage:
        """Begin anew, with nothing, at the end."""
        return TurnPage(self.total, self.total, self.total)

    def grown(self) -> TurnPage:
        """Take a new turn at the end; a page that shows the newest goes along with it."""
        total = self.total + 1
        return TurnPage(total, self.start, total if self.is_newest else self.stop)

    def shrunk(self, index: int) -> TurnPage:
        """Lose the turn at `index`."""
        return TurnPage(self.total - 1, self.start - (index < self.start), self.stop - (index < self.stop))
