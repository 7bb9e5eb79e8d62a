"""The first start, by keyboard only: languages, devices, and a first sentence that is interpreted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.config.settings import Settings
from dragoman.domain.audio import Samples
from support import virtual_audio, virtual_desktop
from support.desk import Desk
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

SENTENCE = "Good morning! Shall we have breakfast together today?"
LONGEST_S = 60.0
_MOST_STOPS = 40


@pytest.fixture(scope="module")
def desk(start_desk: Callable[..., Desk]) -> Desk:
    return start_desk(Settings())


def tab_to(desk: Desk, name: str) -> None:
    """Go on with the Tab key until a part has the keyboard."""
    for _ in range(_MOST_STOPS):
        held = desk.keyboard()
        if held is not None and held.name == name:
            return
        desk.press("Tab")
    pytest.fail(f"the Tab key does not reach '{name}'")


def test_the_first_steps_need_no_mouse_and_interpret_a_sentence(
    desk: Desk, speak: Callable[[str, str], Samples]
) -> None:
    desk.expect("Which languages do you speak\\?")
    desk.press("Return")
    desk.expect("Can we hear each other\\?")
    with desk.recording() as recording:
        wait_until(lambda: not desk.seen(".*Preparing.voices.*"), "the voices", LONGEST_S)
        tab_to(desk, "Play a sound")
        desk.press("space")
        wait_until(lambda: recording.loud_s() > 0.5, "the test sound", LONGEST_S)
    tab_to(desk, "Next")
    desk.press("Return")
    desk.expect(SENTENCE.replace("?", "\\?"))
    wait_until(lambda: "Hold and speak" in getattr(desk.keyboard(), "name", ""), "the button with the keyboard")
    with desk.recording() as recording:
        desk.do("keydown", "space")
        desk.speak(speak(SENTENCE, "en"))
        desk.do("keyup", "space")
        wait_until(lambda: recording.loud_s() > 1, "the translation, spoken", LONGEST_S)
    desk.expect("Bom dia.*hoje.*", role="StaticText", timeout_s=LONGEST_S)
    tab_to(desk, "Next")
    desk.press("Return")
    desk.expect("You are ready")
    tab_to(desk, "Live")
    desk.press("Return")
    desk.expect("Listen live", role="Client")


def test_they_are_run_again_from_the_settings_and_skipped_by_keyboard(desk: Desk) -> None:
    desk.press("ctrl+1")
    tab_to(desk, "Settings")
    desk.press("space")
    desk.type_into("Search the settings", "introduction")
    tab_to(desk, "Run the first steps again")
    desk.press("space")
    desk.expect("Welcome to Dragoman")
    tab_to(desk, "Skip")
    desk.press("Return")
    desk.expect("Hold and speak.*", role="Button")
    assert not desk.seen("Welcome to Dragoman")
    assert desk.end() == 0
    desk.start()
    desk.expect("Hold and speak.*", role="Button")
    assert not desk.seen("Welcome to Dragoman")
