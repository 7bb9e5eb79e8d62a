"""How far a model's bytes have come, and the wish to stop them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator


class Stopped(Exception):  # noqa: N818 - nothing is wrong
    """Somebody wished that a transfer stops; what has come is kept."""


class Transfer:
    """Bytes on their way. One thread moves them; any thread may stop it."""

    def __init__(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Have `progress` called with the bytes done and the bytes there are to do (0 where not known)."""
        self.done = 0
        self.total = 0
        self._progress = progress
        self._is_stopped = threading.Event()
        self._interrupt: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Make the transfer end soon."""
        with self._lock:
            self._is_stopped.set()
            if self._interrupt is not None:
                self._interrupt()

    @contextlib.contextmanager
    def interruptible(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Wait for something that `interrupt`, called on another thread, puts an end to.

        Raises:
            Stopped: the transfer is to end.
        """
        with self._lock:
            self._interrupt = interrupt
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._interrupt = None

    def begin(self, *, done: int, total: int) -> None:
        """Tell what is done already and what there is to do, in bytes."""
        self.done, self.total = done, total
        self._tell()

    def forget(self, count: int) -> None:
        """Tell that `count` bytes have to be done again."""
        self.done -= count
        self._tell()

    def advance(self, count: int) -> None:
        """Tell that `count` bytes more are done.

        Raises:
            Stopped: it is to end.
        """
        self.done += count
        self._tell()
        self.check()

    def check(self) -> None:
        """Go on, unless it is to end.

        Raises:
            Stopped: it is to end.
        """
        if self._is_stopped.is_set():
            raise Stopped

    def wait(self, seconds: float) -> None:
        """Wait, unless it is to end.

        Raises:
            Stopped: it is to end.
        """
        self._is_stopped.wait(seconds)
        self.check()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to end."""
        return self._is_stopped.is_set()

    def _tell(self) -> None:
        self._progress(self.done, max(self.total, self.done) if self.total else 0)
