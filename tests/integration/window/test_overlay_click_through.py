"""The subtitles on a real desktop: over everything, and untouchable until the user wants to move them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import virtual_desktop
from support.overlay_program import OverlayProgram
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

WHITE = "#ffffff"
_LAG_S = 0.4
"""After this, an event that has not been told does not come any more."""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[OverlayProgram]:
    with virtual_desktop.virtual_desktop(tmp_path / "screen") as screen:
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        made = OverlayProgram({**inherited, **screen, "LC_ALL": "C.UTF-8"}, tmp_path)
        try:
            wait_until(lambda: bool(made.obey("look")["is_active"]), "the window beneath")
            made.obey("show")
            wait_until(lambda: made.obey("speak")["colour"] == WHITE, "the subtitles")
            yield made
            assert made.end() == 0
        finally:
            made.kill()


def test_a_click_goes_through_and_the_keyboard_stays(desktop: OverlayProgram) -> None:
    desktop.click()
    desktop.expect("clicked", 1)
    assert desktop.obey("look")["is_active"]
    desktop.obey("hide")
    desktop.obey("show")
    wait_until(lambda: desktop.obey("speak")["colour"] == WHITE, "the subtitles")
    desktop.click()
    desktop.expect("clicked", 2)
    assert desktop.obey("look")["is_active"]


def test_held_it_takes_clicks_and_keys_until_escape(desktop: OverlayProgram) -> None:
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


def test_the_keyboard_goes_back_to_another_app(desktop: OverlayProgram, tmp_path: Path) -> None:
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


def test_it_is_dragged_with_the_mouse(desktop: OverlayProgram) -> None:
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
def test_it_stays_over_everything(desktop: OverlayProgram, change: str) -> None:
    desktop.obey(change)
    time.sleep(_LAG_S)
    state = desktop.obey("speak")
    assert state["is_exposed"]
    assert state["colour"] == WHITE
