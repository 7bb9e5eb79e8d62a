"""Exit codes that a script can rely on."""

from __future__ import annotations

from enum import IntEnum

from dragoman.config.paths import is_packaged
from dragoman.domain.errors import (
    DeviceError,
    DragomanError,
    EngineError,
    InputError,
    ModelError,
    OutputError,
    UpdateError,
)


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    BUG = 1
    """Something that should not happen; the log has the details."""
    USAGE = 2
    """The command was not understood, or names a language that is not installed."""
    INPUT = 3
    """The file or text cannot be interpreted, or holds no speech."""
    MODEL = 4
    """A model is missing or damaged."""
    DEVICE = 5
    """A microphone or loudspeaker is missing or failed."""
    OUTPUT = 6
    """A result cannot be written."""
    ENGINE = 7
    """An engine failed at its work."""
    UPDATE = 8
    """Whether there is a newer release cannot be found out."""
    INTERRUPTED = 130
    """Ctrl-C."""


class UsageError(DragomanError):
    """The command was not understood."""


def packages_missing(names: str, extra: str) -> UsageError:
    """Return what is wrong where packages for measuring are not installed."""
    install = f'Install them with: pip install "dragoman[{extra}]"'
    remedy = "The installed app does not bring them along: measure with Dragoman from its source."
    return UsageError(f"Measuring needs {names}.", remedy if is_packaged() else install)


def exit_code_of(error: DragomanError) -> ExitCode:
    """Return the code with which a command ends because of `error`."""
    codes = {
        UsageError: ExitCode.USAGE,
        InputError: ExitCode.INPUT,
        ModelError: ExitCode.MODEL,
        DeviceError: ExitCode.DEVICE,
        OutputError: ExitCode.OUTPUT,
        EngineError: ExitCode.ENGINE,
        UpdateError: ExitCode.UPDATE,
    }
    return next((code for kind, code in codes.items() if isinstance(error, kind)), ExitCode.BUG)
