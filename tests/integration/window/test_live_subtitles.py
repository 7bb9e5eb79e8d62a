"""A talk is followed in subtitles over another program, which goes on being used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage

from dragoman.config.settings import Settings
from dragoman.domain.audio import Samples
from support import virtual_audio, virtual_desktop
from support.desk import Desk, Part
from support.overlay_program import OverlayProgram
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

TALK = "Good morning, everybody. Today we talk about the weather in the mountains."
LONGEST_S = 60.0
_LETTERS = 200
"""From this brightness on, of 255, it is white letters, and no grey between them and the ground."""


@pytest.fixture(scope="module")
def desk(start_desk: Callable[..., Desk]) -> Desk:
    made = start_desk(Settings(is_welcomed=True, is_motion_reduced=True, overlay_opacity=100))
    made.wait_for_microphone()
    made.expect("✓ Ready|Hold and speak.*")
    return made


def subtitles(desk: Desk) -> Part:
    return desk.expect("Subtitles", role="Client")


def letters_width(desk: Desk) -> int:
    """Return how many pixels of the screen's width the letters of the subtitles take."""
    picture = QImage(str(desk.picture())).convertToFormat(QImage.Format.Format_Grayscale8)
    left, top, width, height = subtitles(desk).box
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    columns = np.flatnonzero((rows[top : top + height, left : left + width] > _LETTERS).any(axis=0))
    return int(columns[-1] - columns[0]) if len(columns) else 0


def test_a_talk_is_read_over_another_program_that_keeps_keyboard_and_mouse(
    desk: Desk, speak: Callable[[str, str], Samples], start_other_program: Callable[[], OverlayProgram]
) -> None:
    desk.click("What the window is used for: Live")
    desk.click("Subtitles", role="CheckBox")
    desk.click("Start", role="Button")
    desk.expect("Listening…")
    other_program = start_other_program()
    half = subtitles(desk).box[2] // 2
    assert letters_width(desk) < half
    desk.speak(speak(TALK, "en"))
    wait_until(lambda: letters_width(desk) > half, "the subtitles", LONGEST_S)
    heard = desk.expect(".*(montanha|tempo).*", role="Cell", timeout_s=LONGEST_S)
    assert "weather" in heard.name
    assert other_program.obey("look")["is_active"]
    desk.point_at(subtitles(desk))
    desk.do("click", "1")
    other_program.expect("clicked", 1)
    assert other_program.obey("look")["is_active"]
    assert all(not part.has_keyboard for part in desk.look() if part.window != "Dragoman")


def test_subtitles_leave_a_screen_that_is_unplugged_and_return_with_it(desk: Desk) -> None:
    pytest.importorskip("Xlib")
    from support.virtual_screens import screens

    if not desk.seen("Subtitles", role="Client"):
        desk.click("What the window is used for: Live")
        desk.click("Subtitles", role="CheckBox")

    def is_within(left: int, right: int) -> bool:
        box = subtitles(desk).box
        return left <= box[0] and box[0] + box[2] <= right and box[1] >= 0

    with screens(desk.environment) as plugged:
        try:
            plugged.plug_in("left", 0, 640, 800)
            plugged.plug_in("right", 640, 640, 800)
            desk.click("Settings", role="CheckBox")
            desk.type_into("Search the settings", "move the subtitles")
            desk.click("Move the subtitles", role="Button")
            desk.expect("Done", role="Button")
            desk.do("key", *["shift+Right"] * 12)
            desk.press("Escape")
            wait_until(lambda: is_within(640, 1280), "the subtitles on the right")
            plugged.unplug("right")
            wait_until(lambda: is_within(0, 640), "the subtitles on the screen that is left")
            plugged.plug_in("right", 640, 640, 800)
            wait_until(lambda: is_within(640, 1280), "the subtitles on the screen that came back")
        finally:
            plugged.unplug("right")
            plugged.unplug("left")
