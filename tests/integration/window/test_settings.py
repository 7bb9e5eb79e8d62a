"""Settings and the words of the window, at the real window with mouse and keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from dragoman.config.settings import Settings, SettingsStore
from support import virtual_audio, virtual_desktop
from support.desk import Desk, Part
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

_ROW = 30
"""A setting's control begins so few pixels below its name at most."""


@pytest.fixture(scope="module")
def desk(start_desk: Callable[..., Desk]) -> Desk:
    made = start_desk(Settings(is_welcomed=True, appearance="light"))
    made.expect("Hold and speak.*", role="Button")
    return made


def open_settings(desk: Desk, words: str) -> None:
    """Open the settings, and search."""
    desk.click("Settings", role="CheckBox")
    desk.type_into("Search the settings", words)


def control(desk: Desk, name: str) -> Part:
    """Return the list of a setting."""
    (words,) = desk.seen(name, role="StaticText")[-1:]
    return next(
        part
        for part in desk.look()
        if part.role == "ComboBox" and part.box[0] > words.box[0] and abs(part.box[1] - words.box[1]) < _ROW
    )


def choose(desk: Desk, name: str, steps: int) -> None:
    """Go some steps down, or up, in the list of a setting."""
    desk.point_at(control(desk, name))
    desk.do("click", "1")
    desk.do("key", *(["Down"] * steps if steps > 0 else ["Up"] * -steps), "Return")


def ground(desk: Desk) -> int:
    """Return how bright the window is, of 255."""
    left, top, width, _ = desk.look()[0].box
    return QColor(QImage(str(desk.picture())).pixel(left + width - 100, top + 10)).lightness()


def test_a_setting_is_found_changed_at_once_reset_and_remembered(desk: Desk, profile: Path) -> None:
    kept = SettingsStore(profile / "settings").path

    def is_kept(**expected: object) -> bool:
        return expected.items() <= json.loads(kept.read_text()).items()

    assert ground(desk) > 128
    open_settings(desk, "colours of this window")
    assert not desk.seen("Loudspeaker", role="StaticText")
    choose(desk, "Appearance", 1)
    wait_until(lambda: ground(desk) < 128, "the dark window")
    wait_until(lambda: is_kept(appearance="dark"), "the choice in the file")
    desk.click("Reset “Appearance”")
    wait_until(lambda: is_kept(appearance="system"), "the default in the file")
    choose(desk, "Appearance", 2)
    wait_until(lambda: is_kept(appearance="dark"), "the choice in the file again")
    desk.click("Search the settings")
    desk.press("Escape")
    desk.expect("Loudspeaker", role="StaticText")
    desk.press("Escape")
    wait_until(lambda: not desk.seen("Search the settings"), "the closed settings")
    assert desk.end() == 0
    desk.start()
    wait_until(lambda: ground(desk) < 128, "the dark window after a new start")
    open_settings(desk, "colours of this window")
    assert control(desk, "Appearance").name == "Dark"
    desk.press("Escape", "Escape")


def test_the_window_changes_its_language_while_it_is_open(desk: Desk) -> None:
    desk.click("Settings", role="CheckBox")
    desk.click("Languages and voice", role="ListItem")
    for name, steps, title, change_sides in (
        ("Language of this window", 2, "设置", "左右互换"),
        ("界面语言", 1, "Configurações", "Trocar os lados"),
        ("Idioma desta janela", -2, "Settings", "Change sides"),
    ):
        choose(desk, name, steps)
        desk.expect(title, role="Border")
        desk.expect(change_sides, role="Button")
    desk.press("Escape")
    wait_until(lambda: not desk.seen("Search the settings"), "the closed settings")
