"""Starting Dragoman when the user logs in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol


class Autostart(Protocol):
    """Where the system keeps what starts at log-in. Its methods touch files: not for the GUI thread."""

    def is_on(self) -> bool:
        """Return whether the system starts Dragoman at log-in: the entry is there, in force, and its program exists."""

    def switch(self, *, on: bool) -> None:
        """Make or remove the entry.

        Raises:
            OutputError: the system does not take it.
        """


def autostart_for_this_system(profile: Path | None) -> Autostart | None:
    """Return this system's, or None where an app cannot choose to be started.

    Args:
        profile: the folder named with `--profile`, if any: what starts at log-in uses it too.
    """
    command = start_command(profile)
    if sys.platform == "win32":
        from dragoman.ui.system.registry_autostart import RegistryAutostart
        from dragoman.ui.system.windows_registry import WindowsRegistry

        return RegistryAutostart(command, WindowsRegistry())
    if sys.platform == "darwin":
        from dragoman.ui.system.launch_agent import LaunchAgent

        return LaunchAgent(command)
    if "FLATPAK_ID" in os.environ:  # its folder of what starts is not the desktop's
        return None
    from dragoman.ui.system.desktop_autostart import DesktopAutostart

    return DesktopAutostart(command)


def start_command(profile: Path | None) -> tuple[str, ...]:
    """Return the words that start this very copy of Dragoman without showing its window."""
    options = () if profile is None else ("--profile", str(profile.expanduser().resolve()))
    return (*_program(), *options, "window", "--hidden")


def _program() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (os.environ.get("APPIMAGE") or sys.executable,)  # what runs out of an AppImage lies elsewhere each time
    folder = Path(sys.executable).parent
    without_console, script = folder / "pythonw.exe", folder / "dragoman"
    if without_console.exists():
        return (str(without_console), "-m", "dragoman")
    return (str(script),) if script.exists() else (sys.executable, "-m", "dragoman")
