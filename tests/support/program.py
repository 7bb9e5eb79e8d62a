"""A program that a test runs beside itself."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any


@contextlib.contextmanager
def running(command: Sequence[Any], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Run a program whose standard output and standard error can be read; it does not outlive what is done with it.

    A test that fails first would otherwise wait for its end for ever.
    """
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **{**pipes, **options}) as program:
        try:
            yield program
        finally:
            program.kill()
