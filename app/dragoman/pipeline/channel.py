"""A bounded queue between two threads which can end, or be given up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Channel(Generic[T]):
    """First in, first out; the end comes in its turn, so that nothing before it is lost."""

    def __init__(self, capacity: int, supersedes: Callable[[T, T], bool] = lambda _new, _waiting: False) -> None:
        """Hold at most `capacity` items.

        Args:
            capacity: how many items may wait.
            supersedes: whether a new item makes the last one that waits useless, so that it takes its place.
        """
        self._capacity = capacity
        self._supersedes = supersedes
        self._items: deque[T] = deque()
        self._ended = False
        self._changed = Condition()

    def put(self, item: T) -> bool:
        """Add an item, waiting for room; return False where nobody takes items any more."""
        with self._changed:
            if self._items and not self._ended and self._supersedes(item, self._items[-1]):
                self._items[-1] = item
                return True
            self._changed.wait_for(lambda: self._ended or len(self._items) < self._capacity)
            if self._ended:
                return False
            self._items.append(item)
            self._changed.notify_all()
            return True

    def end(self) -> None:
        """Take no more items; those waiting are still handed out."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def abort(self) -> None:
        """Take no more items and drop those waiting."""
        with self._changed:
            self._ended = True
            self._items.clear()
            self._changed.notify_all()

    def __iter__(self) -> Iterator[T]:
        """Yield items as they come, until the end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._items)
                if not self._items:
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            yield item
