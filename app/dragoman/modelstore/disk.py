"""The disk that holds the models: its faults in sentences, its room, and deleting at one stroke."""

from __future__ import annotations

import contextlib
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError

SPARE_BYTES = 50 << 20
"""What is left for everybody else on the disk."""
_TRASH = ".trash"


@contextlib.contextmanager
def disk_faults(name: str, folder: Path) -> Iterator[None]:
    """Say in a sentence why the model of this name cannot be written below `folder`.

    Raises:
        ModelError: the system refuses to.
    """
    try:
        yield
    except OSError as error:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} cannot be placed in {folder}: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Make sure that the folder can be written to and the disk has room."),
            retry=True,
            name=name,
            folder=folder,
            reason=error.strerror or error,
        ) from error


def check_room(name: str, folder: Path, needed: int) -> None:
    """Make sure that the disk has room for `needed` bytes.

    Raises:
        ModelError: it has not.
    """
    if shutil.disk_usage(folder).free < needed + SPARE_BYTES:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "The disk holding {folder} is full: {name} needs {needed} MB."),
            QT_TRANSLATE_NOOP("errors", "Free some space, then try again."),
            retry=True,
            folder=folder,
            name=name,
            needed=needed >> 20,
        )


def settle(path: Path) -> None:
    """Have the system write a file to the disk for good, so that a power cut cannot empty it after it was renamed."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def delete_at_once(folder: Path, models: Path) -> None:
    """Delete a folder below `models`: from one moment to the next it is gone, however long its files take.

    Raises:
        OSError: it is in use, or cannot be changed.
    """
    trash = models / _TRASH
    if folder.exists():
        trash.mkdir(parents=True, exist_ok=True)
        folder.replace(trash / uuid.uuid4().hex)
    for left in trash.glob("*"):  # also what a process left that was killed meanwhile
        shutil.rmtree(left, ignore_errors=True)
