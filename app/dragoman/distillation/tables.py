"""Tables of sentences and their translations, to learn from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.distillation.engines import Engine
from dragoman.distillation.text_files import read_lines, read_text
from dragoman.domain.errors import InputError, OutputError

_AT_ONCE = 1000
"""So many sentences are translated, then written."""


def translate_file(sentences: Path, table: Path, engine: Engine, tell: Callable[[int, int], None]) -> None:
    """Write a line with the sentence, a tab and its translation for each line of a file.

    Lines that the table has already are kept: who was interrupted goes on there.

    Args:
        sentences: one a line; empty ones are left out.
        table: what is written.
        engine: translates.
        tell: is told how many lines are written, and of how many.

    Raises:
        InputError: the sentences cannot be read, or the table is of other ones.
        OutputError: the table cannot be written.
    """
    lines = [cleaned for line in read_lines(sentences) if (cleaned := " ".join(line.split()))]
    done = _whole_lines(table)
    if [line.partition("\t")[0] for line in done] != lines[: len(done)]:
        raise InputError(
            "“{table}” is there already, with other sentences.", "Choose another file, or remove it.", table=table
        )
    try:
        with table.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in done)
            for start in range(len(done), len(lines), _AT_ONCE):
                part = lines[start : start + _AT_ONCE]
                pairs = zip(part, engine.translate(part), strict=True)
                file.writelines(f"{sentence}\t{' '.join(translation.split())}\n" for sentence, translation in pairs)
                file.flush()
                tell(start + len(part), len(lines))
    except OSError as error:
        raise OutputError(
            "“{table}” cannot be written: {reason}.",
            "Choose a folder that exists, that you may write to, and that has room.",
            table=table,
            reason=error.strerror,
        ) from error


def _whole_lines(table: Path) -> list[str]:
    """Return what a table holds, without a line that was not written to its end."""
    return read_text(table).split("\n")[:-1] if table.is_file() else []
