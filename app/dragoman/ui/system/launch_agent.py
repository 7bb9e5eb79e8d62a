"""Starting at log-in on macOS: a property list that describes a launch agent."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from dragoman.ui.system.autostart_faults import autostart_faults

LABEL: Final = "dragoman.at-log-in"


class LaunchAgent:
    """A file in the user's folder of launch agents."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start these words, of which the first is a program's path."""
        self._command = tuple(command)

    @property
    def path(self) -> Path:
        """The file."""
        return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"

    def is_on(self) -> bool:
        """Return whether macOS starts Dragoman at log-in, as far as the file says."""
        try:
            found = plistlib.loads(self.path.read_bytes())
            is_in_force = bool(found["RunAtLoad"]) and not found.get("Disabled")
            return is_in_force and Path(found["ProgramArguments"][0]).exists()
        except (OSError, ValueError, ExpatError, AttributeError, TypeError, LookupError):
            return False

    def switch(self, *, on: bool) -> None:
        """Write or delete the file.

        Raises:
            OutputError: the folder does not take it.
        """
        with autostart_faults(self.path.parent):
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_bytes(plistlib.dumps(self._agent()))
            else:
                self.path.unlink(missing_ok=True)

    def _agent(self) -> dict[str, object]:
        return {
            "Label": LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
