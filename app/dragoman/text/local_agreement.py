"""What successive hypotheses of the same growing speech agree on."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class LocalAgreement(Generic[T]):
    """The longest prefix that the last hypotheses share (LocalAgreement-n: Liu et al., 2020; Polák et al., 2022)."""

    def __init__(self, hypotheses: int = 2, held_back: int = 0) -> None:
        """Compare so many of the last hypotheses, without the last `held_back` words of each."""
        self._held_back = held_back
        self._recent: deque[Sequence[T]] = deque(maxlen=hypotheses)

    def agreed(self, hypothesis: Sequence[T]) -> int:
        """Take the next hypothesis and return the length of the prefix it shares with the ones before it.

        The length is 0 until there are enough hypotheses.
        """
        self._recent.append(hypothesis)
        if len(self._recent) < (self._recent.maxlen or 0):
            return 0
        shortest = max(0, min(len(each) for each in self._recent) - self._held_back)
        differing = (index for index in range(shortest) if len({each[index] for each in self._recent}) > 1)
        return next(differing, shortest)

    def forget(self) -> None:
        """Begin anew: something else is being said."""
        self._recent.clear()
