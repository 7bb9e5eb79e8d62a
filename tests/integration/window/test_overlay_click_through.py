"""The subtitles on a real desktop: over everything, and untouchable until the user wants to move them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from support import virtual_desktop
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

PROGRAM = Path(__file__).with_name("overlay_over_a_window.py")
WHITE = "#ffffff"
_LAG_S = 0.4
"""After this, an event that has not been told does not come any more."""


class Desktop:
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

    def neighbour(self, directory: Path) -> Desktop:
        """Start another such program on the same desktop."""
        directory.mkdir()
        return Desktop(self._environment, directory)

    def kill(self) -> None:
        self._program.kill()
        self._program.wait()
        self._program.stdin.close()

    def _events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self._told.read_text().splitlines(keepends=True) if line.endswith("\n")]


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with virtual_desktop.virtual_desktop(tmp_path / "screen") as screen:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        made = Desktop({**inherited, **screen, "LC_ALL": "C.UTF-8"}, tmp_path)
        try:
            wait_until(lambda: bool(made.obey("look")["is_active"]), "the window beneath")
            made.obey("show")
            wait_until(lambda: made.obey("speak")["colour"] == WHITE, "the subtitles")
            yield made
            assert made.end() == 0
        finally:
            made.kill()


def test_a_click_goes_through_and_the_keyboard_stays(desktop: Desktop) -> None:
    desktop.click()
    desktop.expect("clicked", 1)
    assert desktop.obey("look")["is_active"]
    desktop.obey("hide")
    desktop.obey("show")
    wait_until(lambda: desktop.obey("speak")["colour"] == WHITE, "the subtitles")
    desktop.click()
    desktop.expect("clicked", 2)
    assert desktop.obey("look")["is_active"]


def test_held_it_takes_clicks_and_keys_until_escape(desktop: Desktop) -> None:
    desktop.obey("hold")
    wait_until(lambda: not desktop.obey("look")["is_active"], "the keyboard for the subtitles")
    desktop.click()
    time.sleep(_LAG_S)
    desktop.expect("clicked", 0)
    desktop.do("key", "Escape")
    desktop.expect("let go", 1)
    wait_until(lambda: desktop.obey("look")["is_active"], "the keyboard for the window beneath")
    desktop.click()
    desktop.expect("clicked", 1)


def test_the_keyboard_goes_back_to_another_app(desktop: Desktop, tmp_path: Path) -> None:
    other = desktop.neighbour(tmp_path / "other")
    try:
        wait_until(lambda: other.obey("look")["is_active"], "another app")
        desktop.obey("hold")
        wait_until(lambda: not other.obey("look")["is_active"], "the keyboard for the subtitles")
        desktop.do("key", "Escape")
        desktop.expect("let go", 1)
        wait_until(lambda: other.obey("look")["is_active"], "the keyboard for the other app")
        wait_until(lambda: desktop.obey("speak")["colour"] == WHITE, "the subtitles")
        desktop.click()
        other.expect("clicked", 1)
        desktop.expect("clicked", 0)
        assert other.end() == 0
    finally:
        other.kill()


def test_it_is_dragged_with_the_mouse(desktop: Desktop) -> None:
    desktop.obey("hold")
    left, top, width, height = desktop.obey("look")["box"]
    at_x, at_y = left + width // 2, top + height - 15
    desktop.do("mousemove", str(at_x), str(at_y), "mousedown", "1")
    for step in range(1, 11):
        desktop.do("mousemove", str(at_x + 5 * step), str(at_y - 30 * step))
    desktop.do("mouseup", "1")
    desktop.expect("placed", 1)
    moved = desktop.obey("look")["box"]
    assert (moved[0] - left, moved[1] - top) == (50, -300)
    desktop.do("key", "Down")
    desktop.expect("placed", 2)
    assert desktop.obey("look")["box"][1] > moved[1]


@pytest.mark.parametrize("change", ["minimise", "fill"])
def test_it_stays_over_everything(desktop: Desktop, change: str) -> None:
    desktop.obey(change)
    time.sleep(_LAG_S)
    state = desktop.obey("speak")
    assert state["is_exposed"]
    assert state["colour"] == WHITE
