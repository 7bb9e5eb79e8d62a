"""What can go wrong where the system keeps what starts at log-in, in a sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError


@contextlib.contextmanager
def autostart_faults(place: Path | str) -> Iterator[None]:
    """Say why the entry at a place cannot be changed.

    Raises:
        OutputError: the system refuses to.
    """
    try:
        yield
    except OSError as error:
        raise refused(error, place) from error


def refused(error: OSError, place: Path | str) -> OutputError:
    """Return the fault of a system that does not let an app change a place."""
    return OutputError(
        QT_TRANSLATE_NOOP("errors", "What starts at log-in cannot be changed ({reason})."),
        QT_TRANSLATE_NOOP("errors", "Allow writing to {place}, then try again."),
        retry=True,
        reason=error.strerror or type(error).__name__,
        place=place,
    )
