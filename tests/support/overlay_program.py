"""A program of its own, with subtitles over a window that tells what reaches it; somebody has mouse and keyboard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support.virtual_desktop import wait_until

PROGRAM = Path(__file__).parents[1] / "integration" / "window" / "overlay_over_a_window.py"


class OverlayProgram:
    """A window, the subtitles over it, and somebody with a mouse and a keyboard."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self._environment = environment
        self._told = directory / "told.jsonl"
        with self._told.open("wb") as told, (directory / "program.log").open("wb") as log:
            self._program = subprocess.Popen(
                [sys.executable, PROGRAM], env=environment, text=True, stdin=subprocess.PIPE, stdout=told, stderr=log
            )

    def obey(self, word: str) -> dict[str, object]:
        """Have the program do something; return how things are then."""
        before = self.count("state")
        assert self._program.stdin is not None
        self._program.stdin.write(f"{word}\n")
        self._program.stdin.flush()
        wait_until(lambda: self.count("state") > before, "an answer")
        return [each for each in self._events() if each["event"] == "state"][-1]

    def do(self, *words: str) -> None:
        """Do with keyboard and mouse what xdotool's words say."""
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=20)

    def click(self) -> None:
        """Click on the middle of the subtitles."""
        left, top, width, height = self.obey("look")["box"]
        self.do("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def count(self, event: str) -> int:
        return sum(each["event"] == event for each in self._events())

    def expect(self, event: str, times: int) -> None:
        """Fail unless an event has been told so often."""
        wait_until(lambda: self.count(event) >= times, f"'{event}' {times} times", timeout_s=5)
        assert self.count(event) == times

    def end(self) -> int:
        self.obey("quit")
        return self._program.wait(20)

    def neighbour(self, directory: Path) -> OverlayProgram:
        """Start another such program on the same desktop."""
        directory.mkdir()
        return OverlayProgram(self._environment, directory)

    def kill(self) -> None:
        self._program.kill()
        self._program.wait()
        self._program.stdin.close()

    def _events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self._told.read_text().splitlines(keepends=True) if line.endswith("\n")]
