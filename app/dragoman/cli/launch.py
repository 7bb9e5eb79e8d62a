"""Runs a command and turns however it ends into a sentence and an exit code."""

from __future__ import annotations

import argparse
import errno
import importlib
import io
import logging
import logging.handlers
import os
import sys
from collections.abc import Callable
from pathlib import Path

from dragoman.cli.exit_codes import ExitCode, exit_code_of
from dragoman.domain.errors import DragomanError
from dragoman.installation import Installation

log = logging.getLogger(__name__)

_LOG_BYTES = 1 << 20


def launch(arguments: argparse.Namespace) -> int:
    """Run the command that `arguments.command` names as "module:function" of `dragoman.cli`."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal and pipe takes every character
    _keep_standard_error()
    installation = Installation(arguments.profile)
    log_file = _open_log(installation.paths.logs, verbose=arguments.verbose)
    if installation.paths.notice is not None:
        print(f"dragoman: {installation.paths.notice}", file=sys.stderr)
    return _flushed(_run(arguments, installation, log_file))


def _keep_standard_error() -> None:
    """Give `sys.stderr` a file descriptor of its own.

    Whenever PortAudio looks for devices, sounddevice lets descriptor 2 of the whole process lead nowhere, so that what
    the sound system says is not seen; what other threads say at that moment must be.
    """
    said = sys.stderr
    if isinstance(said, io.TextIOWrapper) and said is sys.__stderr__:
        own = os.dup(said.fileno())
        sys.stderr = os.fdopen(own, "w", buffering=1, encoding=said.encoding, errors=said.errors, closefd=False)


def _run(arguments: argparse.Namespace, installation: Installation, log_file: Path | None) -> int:
    try:
        return int(_function(arguments.command)(arguments, installation))
    except DragomanError as error:
        log.warning("%s", error)
        return _end(str(error), exit_code_of(error))
    except KeyboardInterrupt:
        return _end("Stopped. What had been interpreted by then is kept.", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        return ExitCode.OUTPUT
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
            return _end("The disk is full. Free some space, then try again.", ExitCode.OUTPUT)
        log.exception("the command failed")
        where = f"The log has the details: {log_file}" if log_file else "Run it again with --verbose for the details."
        return _end(f"Something unexpected went wrong. {where}", ExitCode.BUG)


def _flushed(code: int) -> int:
    """Hand everything printed to the system; return the exit code to end with."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries again when it ends
        if code == ExitCode.DONE and not isinstance(error, BrokenPipeError):
            return _end(f"The output cannot be written: {error.strerror}.", ExitCode.OUTPUT)
        return code or ExitCode.OUTPUT
    return code


def _function(name: str) -> Callable[[argparse.Namespace, Installation], ExitCode]:
    module, function = name.split(":")
    command: Callable[[argparse.Namespace, Installation], ExitCode] = getattr(
        importlib.import_module(f"dragoman.cli.{module}"), function
    )
    return command


def _end(sentence: str, code: ExitCode) -> ExitCode:
    print(f"dragoman: {sentence}", file=sys.stderr)
    return code


def _open_log(folder: Path, *, verbose: bool) -> Path | None:
    """Send the log to a file of bounded size, and to standard error if wanted; return the file if there is one."""
    root = logging.getLogger("dragoman")
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.propagate = False
    handlers: list[logging.Handler] = [logging.StreamHandler()] if verbose else []
    path = folder / "dragoman.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8")
        )
    except OSError as error:
        print(f"dragoman: there will be no log: {path} cannot be written ({error.strerror}).", file=sys.stderr)
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
        root.addHandler(handler)
    return path if path.exists() else None
