"""A text file that grows while a session runs, and outlives its interruption."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError


class TextFile:
    """UTF-8 text, handed to the system with each `write`, which never raises. For one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Create the file, replacing one of the same name.

        Raises:
            OutputError: it cannot be created.
        """
        self._path = path
        self.failure: OutputError | None = None
        """The first failure to write, after which nothing more is written."""
        try:
            self._file: BinaryIO = path.open("wb", buffering=0)
        except OSError as error:
            raise self._error(error) from error

    def write(self, text: str) -> None:
        """Append `text`; without effect after a failure or after `close`."""
        if self.failure is not None or self._file.closed:
            return
        remaining = memoryview(text.encode("utf-8", "replace"))
        try:
            while remaining:
                remaining = remaining[self._file.write(remaining) :]
        except OSError as error:
            self.failure = self._error(error)

    def close(self) -> None:
        """Close the file. Callable more than once."""
        try:
            self._file.close()
        except OSError as error:
            self.failure = self.failure or self._error(error)

    def _error(self, error: OSError) -> OutputError:
        return OutputError(
            QT_TRANSLATE_NOOP("errors", "“{name}” cannot be written: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Choose a folder that exists, that you may write to, and that has room."),
            name=str(self._path),
            reason=error.strerror or type(error).__name__,
        )
