"""Text of one sentence a line."""

from __future__ import annotations

from pathlib import Path

from dragoman.domain.errors import InputError, OutputError


def read_text(path: Path) -> str:
    """Return what a file in UTF-8 holds.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "“{path}” cannot be read: {reason}.", "It has to be text in UTF-8.", path=path, reason=error
        ) from error


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file in UTF-8, without what ends them.

    Raises:
        InputError: it cannot be read.
    """
    # Not `splitlines`, which takes some characters inside of sentences for the end of a line.
    return read_text(path).removesuffix("\n").split("\n")


def write_text(path: Path, text: str) -> None:
    """Write a file.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            "“{path}” cannot be written: {reason}.",
            "Choose a folder that exists, that you may write to, and that has room.",
            path=path,
            reason=error.strerror,
        ) from error
