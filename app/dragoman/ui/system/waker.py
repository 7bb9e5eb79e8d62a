"""Ends another thread's wait for a socket."""

from __future__ import annotations

import select
import socket
from typing import Protocol


class HasFileno(Protocol):
    """Something that the operating system can wait for."""

    def fileno(self) -> int:
        """Return its number."""


class Waker:
    """Waits for a connection, and for other threads."""

    def __init__(self) -> None:
        """Make both ends."""
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)

    def wake(self) -> None:
        """End the wait, or the next one. Callable from any thread."""
        try:
            self._writer.send(b"\0")
        except OSError:  # closed already, or so full that the wait ends anyway
            return

    def wait(self, connection: HasFileno, timeout_s: float | None = None) -> None:
        """Return when something has arrived, when woken, or after `timeout_s`."""
        ready, _, _ = select.select([connection, self._reader], [], [], timeout_s)
        if self._reader in ready:
            self._reader.recv(64)

    def close(self) -> None:
        """Close both ends."""
        self._reader.close()
        self._writer.close()
