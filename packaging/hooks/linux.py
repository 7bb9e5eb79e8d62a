"""Runs before the packaged app on Linux: what its start-up has to put right there."""

from __future__ import annotations

import ctypes.util
import os
import sys
from pathlib import Path

BUNDLED = {"portaudio": "libportaudio.so.2"}
"""Name of a library -> its file, for packages that ask the system only."""


def restore_environment() -> None:
    """Let the programs that the app starts find the system's libraries, not those that the app brings along."""
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def show_bundled_libraries(folder: Path) -> None:
    """Make `ctypes.util.find_library` find what lies in the folder of the app."""
    of_system = ctypes.util.find_library

    def find_library(name: str) -> str | None:
        file = folder / BUNDLED.get(name, name)
        return str(file) if name in BUNDLED and file.is_file() else of_system(name)

    ctypes.util.find_library = find_library


if getattr(sys, "frozen", False):
    restore_environment()
    show_bundled_libraries(Path(sys._MEIPASS))
