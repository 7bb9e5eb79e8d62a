"""Starting at log-in on Windows: a value in the user's part of the registry."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from dragoman.ui.system.autostart_faults import autostart_faults

NAME: Final = "Dragoman"
RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager keeps what the user has switched off there: the first byte of such a value is odd."""


class Registry(Protocol):
    """The user's part of Windows's registry."""

    def read(self, key: str, name: str) -> object:
        """Return a value, or None where there is none."""

    def write(self, key: str, name: str, text: str) -> None:
        """Write a text.

        Raises:
            OSError: Windows refuses to.
        """

    def delete(self, key: str, name: str) -> None:
        """Delete a value, if it is there.

        Raises:
            OSError: Windows refuses to.
        """


class RegistryAutostart:
    """A value of the key that Windows runs at log-in."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        """Start these words, of which the first is a program's path."""
        self._command = tuple(command)
        self._registry = registry

    def is_on(self) -> bool:
        """Return whether Windows starts Dragoman at log-in."""
        line, approved = self._registry.read(RUN, NAME), self._registry.read(APPROVED, NAME)
        is_switched_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return isinstance(line, str) and not is_switched_off and _program(line).exists()

    def switch(self, *, on: bool) -> None:
        """Write or delete the value, and what the Task Manager has kept of it.

        Raises:
            OutputError: the registry does not take it.
        """
        with autostart_faults(f"HKEY_CURRENT_USER\\{RUN}"):
            self._registry.delete(APPROVED, NAME)
            if on:
                self._registry.write(RUN, NAME, subprocess.list2cmdline(self._command))
            else:
                self._registry.delete(RUN, NAME)


def _program(line: str) -> Path:
    """Return the program that a command line begins with."""
    is_quoted = line.startswith('"')
    return Path(line[1:].split('"', maxsplit=1)[0] if is_quoted else line.split(" ", maxsplit=1)[0])
