"""One process at a time puts a pack together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from dragoman.modelstore.transfer import Transfer

_LOCKS = ".locks"
_POLL_S = 0.1


@contextlib.contextmanager
def locked(models: Path, name: str, transfer: Transfer) -> Iterator[None]:
    """Hold the lock of this name, which falls with its process. Locks are files below the models folder.

    Raises:
        OSError: the lock's file cannot be written.
        Stopped: the transfer ends while another process holds the lock.
    """
    (models / _LOCKS).mkdir(parents=True, exist_ok=True)
    lock = FileLock(models / _LOCKS / f"{name}.lock")
    while True:
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            transfer.wait(_POLL_S)
    try:
        yield
    finally:
        lock.release()
