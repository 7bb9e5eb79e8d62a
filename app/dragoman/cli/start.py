"""What happens without a command: the window, or the sample where there is no display."""

from __future__ import annotations

import argparse
import os
import sys

from dragoman import app
from dragoman.cli import demo
from dragoman.config.paths import is_packaged
from dragoman.domain.errors import EngineError
from dragoman.domain.start_request import StartRequest
from dragoman.installation import Installation

_MEND = "Run `python3 packaging/bootstrap.py setup`, which installs what it needs"
_MEND_PACKAGED = (
    "Install the system's library that is missing (on Debian and Ubuntu: `sudo apt-get install libegl1 libgl1 "
    "libdbus-1-3 libfontconfig1 libglib2.0-0 libx11-xcb1 libxcb-randr0 libxcb-sync1`)"
)


def run(arguments: argparse.Namespace, installation: Installation) -> int:
    """Open the window where there is a display, else interpret the sample.

    Raises:
        DragomanError: what stopped it.
    """
    if has_display():
        return run_window(arguments, installation)
    print("There is no display here, so here is a sample instead of the window.", file=sys.stderr)
    return demo.run(arguments, installation)


def run_window(arguments: argparse.Namespace, installation: Installation) -> int:
    """Open the window.

    Raises:
        EngineError: the window's library, or one that it needs, is missing.
    """
    try:
        return app.run_window(
            installation,
            arguments.profile,
            is_hidden=arguments.hidden,
            request=StartRequest(arguments.page, tuple(arguments.files)),
        )
    except ImportError as error:
        raise EngineError(
            "The window cannot be opened: {reason}.",
            f"{_MEND_PACKAGED if is_packaged() else _MEND}; `dragoman --help` lists the commands that work without a "
            "window.",
            reason=error,
        ) from error


def has_display() -> bool:
    """Return whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
