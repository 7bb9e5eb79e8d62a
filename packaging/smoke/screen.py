"""What can be read on the screen, and clicking on it."""

from __future__ import annotations

import contextlib
import json
import re
import select
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smoke.desktop import Desktop
from smoke.failure import SmokeError, wait_until

_PYTHON = "/usr/bin/python3"
"""Debian's own, which finds jeepney where apt puts it."""
_ANSWER_S = 60.0


@dataclass(frozen=True)
class Part:
    """What a screen reader knows of a part of a window."""

    name: str
    role: str
    box: tuple[int, int, int, int]
    """Left, top, width and height in pixels of the screen."""
    has_keyboard: bool
    is_enabled: bool
    is_showing: bool


class Screen:
    """Reads the screen of a desktop through its screen reader interface."""

    def __init__(self, desk: Desktop, reader: subprocess.Popen[str]) -> None:
        """Use a running reader."""
        self.desk = desk
        self._reader = reader

    def look(self) -> list[Part]:
        """Return the parts of all windows.

        Raises:
            SmokeError: the desktop does not tell.
        """
        assert self._reader.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._reader.stdin.write("look\n")
            self._reader.stdin.flush()
        return [Part(**{**each, "box": tuple(each["box"])}) for each in json.loads(self._answer())]

    def wait_until_ready(self) -> None:
        """Wait until programs that start from now on will tell what they show."""
        self._answer()

    def _answer(self) -> str:
        assert self._reader.stdout is not None
        is_there, _, _ = select.select([self._reader.stdout], [], [], _ANSWER_S)
        answer = self._reader.stdout.readline() if is_there else ""
        if not answer:
            raise SmokeError("expected to read the screen; the desktop's accessibility bus does not answer")
        return answer

    def seen(self, name: str) -> Part | None:
        """Return a part of which the whole name matches a regular expression."""
        return next((part for part in reversed(self.look()) if re.fullmatch(name, part.name, re.DOTALL)), None)

    def expect(self, name: str, timeout_s: float = 60.0) -> Part:
        """Return a part as soon as it can be seen.

        Raises:
            SmokeError: it cannot; the text lists what can.
        """
        found: list[Part] = []

        def is_there() -> bool:
            part = self.seen(name)
            found[:] = [part] if part else []
            return part is not None

        wait_until(is_there, f"'{name}' on the screen", timeout_s, seen=self.words)
        return found[0]

    def words(self) -> str:
        """Return all names that can be seen."""
        return " | ".join(dict.fromkeys(part.name for part in self.look() if part.name)) or "no words at all"

    def click(self, name: str) -> None:
        """Click on a part as soon as it can be used."""
        part = self.expect(name)
        if not part.is_enabled:
            wait_until(lambda: (found := self.seen(name)) and found.is_enabled, f"'{name}', ready to use")
        left, top, width, height = part.box
        self.desk.do("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def wait_for_keyboard(self, name: str) -> None:
        """Wait until what is typed goes to a part."""
        wait_until(
            lambda: (found := self.seen(name)) and found.has_keyboard, f"the keyboard for '{name}'", seen=self.words
        )


@contextlib.contextmanager
def screen(desk: Desktop) -> Iterator[Screen]:
    """Read the screen of a desktop; programs must be started afterwards."""
    number = str(desk.user.number)
    command: list[Any] = ["setpriv", "--reuid", number, "--regid", number, "--clear-groups", "--"]
    program = (Path(__file__).parent / "screen_reader.py").read_text(encoding="utf-8")
    command += [_PYTHON, "-c", program, desk.inside.root, desk.user.runtime / "bus"]
    with (desk.out / "screen-reader.log").open("wb") as log:
        reader = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd="/"
        )
    try:
        made = Screen(desk, reader)
        made.wait_until_ready()
        yield made
    finally:
        reader.kill()
        reader.communicate()
