"""Starting at log-in on the desktops of Linux: a file, by the Desktop Application Autostart Specification."""

from __future__ import annotations

import configparser
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dragoman.ui.system.autostart_faults import autostart_faults

_GROUP: Final = "Desktop Entry"
_SPECIAL: Final = re.compile(r'(["`$\\])')
"""What has to be escaped inside quotation marks."""


class DesktopAutostart:
    """`dragoman.desktop` in the user's folder of what starts at log-in."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start these words, of which the first is a program's path."""
        self._command = tuple(command)

    @property
    def path(self) -> Path:
        """The file."""
        configured = os.environ.get("XDG_CONFIG_HOME", "")
        folder = Path(configured) if Path(configured).is_absolute() else Path.home() / ".config"
        return folder / "autostart" / "dragoman.desktop"

    def is_on(self) -> bool:
        """Return whether the desktop starts Dragoman at log-in."""
        parser = configparser.RawConfigParser(strict=False, delimiters="=", comment_prefixes="#")
        try:
            parser.read_string(self.path.read_text(encoding="utf-8"))
            entry = parser[_GROUP]
        except (OSError, ValueError, KeyError, configparser.Error):
            return False
        is_off = entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"
        return not is_off and shutil.which(_unescaped(entry.get("TryExec", ""))) is not None

    def switch(self, *, on: bool) -> None:
        """Write or delete the file.

        Raises:
            OutputError: the folder does not take it.
        """
        with autostart_faults(self.path.parent):
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.write_text(self._text(), encoding="utf-8")
            else:
                self.path.unlink(missing_ok=True)

    def _text(self) -> str:
        lines = [
            f"[{_GROUP}]",
            "Type=Application",
            "Name=Dragoman",
            f"Exec={_escaped(' '.join(map(_quoted, self._command)))}",
            f"TryExec={_escaped(self._command[0])}",
            "Icon=io.github.dragoman.Dragoman",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        ]
        return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """Return a word as `Exec` wants it."""
    escaped = _SPECIAL.sub(r"\\\1", word).replace("%", "%%")
    return f'"{escaped}"'


def _escaped(text: str) -> str:
    """Return a text as every value of the file wants it."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "s": " "}.get(found[1], found[1]), text)
