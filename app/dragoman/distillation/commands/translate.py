"""`translate`: makes the tables that a copy learns from."""

from __future__ import annotations

import argparse

from dragoman.cli.terminal import ProgressLine, bar
from dragoman.distillation.engines import CopyEngine, OriginalEngine
from dragoman.distillation.students import find_student
from dragoman.distillation.tables import translate_file


def run(arguments: argparse.Namespace) -> None:
    """Translate a file of sentences.

    Raises:
        DragomanError: what stopped it.
    """
    if arguments.original:
        engine: OriginalEngine | CopyEngine = OriginalEngine(
            find_student(arguments.original), threads=arguments.threads
        )
    else:
        engine = CopyEngine(arguments.copy, threads=arguments.threads)
    line = ProgressLine()
    translate_file(
        arguments.sentences,
        arguments.table,
        engine,
        lambda done, whole: line.show(f"{bar(done, whole)} {done:,} of {whole:,} sentences"),
    )
    line.clear()
