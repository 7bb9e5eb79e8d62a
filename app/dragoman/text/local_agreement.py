"""What successive hypotheses of the same growing speech agree on."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class LocalAgreement(Generic[T]):
    """The prefix that successive hypotheses share (LocalAgreement-n: Liu et al., 2020; Polák et al., 2022).

    Where they may be any of the latest few, one hypothesis that goes astray does not hold up the others.
    """

    def __init__(self, hypotheses: int = 2, held_back: int = 0, among: int | None = None) -> None:
        """Compare each hypothesis with those before it.

        Args:
            hypotheses: so many have to agree, 2 or more, the latest one among them.
            held_back: so many of the last words of each do not count.
            among: so many of the latest are looked at; just `hypotheses` of them unless given.
        """
        self._others = hypotheses - 1
        self._held_back = held_back
        self._recent: deque[Sequence[T]] = deque(maxlen=(among or hypotheses) - 1)

    def agreed(self, hypothesis: Sequence[T]) -> int:
        """Take the next hypothesis and return the length of the prefix it shares with enough of those before it.

        The length is 0 until there are enough hypotheses.
        """
        shared = sorted((self._shared(hypothesis, other) for other in self._recent), reverse=True)
        self._recent.append(hypothesis)
        return shared[self._others - 1] if len(shared) >= self._others else 0

    def _shared(self, one: Sequence[T], other: Sequence[T]) -> int:
        """Return the length of the prefix that two hypotheses share."""
        shortest = max(0, min(len(one), len(other)) - self._held_back)
        return next((index for index in range(shortest) if one[index] != other[index]), shortest)

    def forget(self) -> None:
        """Begin anew: something else is being said."""
        self._recent.clear()
