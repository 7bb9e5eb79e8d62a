"""A start out of sight: the panel's icon is enough, and nobody is listened to unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.mode import Mode
from dragoman.ui import hidden_start
from dragoman.ui.system.tray import Tray

OpenDesk = Callable[..., Any]


@pytest.fixture
def panel_icons(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the desktop has a place for icons, by the last entry."""
    there = [True]
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: there[-1]))
    monkeypatch.setattr(Tray, "show", lambda _tray: None)  # Qt's platform without a screen has no panel
    monkeypatch.setattr(hidden_start, "_LOOK_AGAIN_MS", 5)
    return there


def modes(desk: Any) -> list[object]:
    return [call[1] for call in desk.asked("use_mode")]


def started(desk: Any) -> bool:
    return bool(desk.asked("start"))


@pytest.mark.usefixtures("panel_icons")
def test_with_a_panel_the_window_stays_away_until_somebody_wants_it(open_desk: OpenDesk, qtbot: Any) -> None:
    desk = open_desk(is_hidden=True)
    qtbot.waitUntil(lambda: started(desk))
    assert not desk.window.isVisible()
    desk.session._desktop.tray.window_wanted.emit()
    assert desk.window.isVisible()
    assert modes(desk) == [Mode.HOLD]


def test_a_panel_that_comes_late_is_waited_for(open_desk: OpenDesk, panel_icons: list[bool], qtbot: Any) -> None:
    panel_icons.append(False)
    desk = open_desk(is_hidden=True)
    qtbot.wait(50)
    assert not started(desk)
    panel_icons.append(True)
    qtbot.waitUntil(lambda: started(desk))
    assert not desk.window.isVisible()


def test_without_a_panel_the_window_is_minimised(
    open_desk: OpenDesk, panel_icons: list[bool], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    panel_icons.append(False)
    monkeypatch.setattr(hidden_start.HiddenStart.__init__, "__defaults__", (20,))
    desk = open_desk(is_hidden=True)
    qtbot.waitUntil(lambda: started(desk))
    assert desk.window.isMinimized()
    desk.window.come_to_front()
    assert not desk.window.isMinimized()


def test_a_window_that_is_wanted_meanwhile_is_shown_at_once(
    open_desk: OpenDesk, panel_icons: list[bool], qtbot: Any
) -> None:
    panel_icons.append(False)
    desk = open_desk(is_hidden=True)
    desk.window.come_to_front()
    qtbot.waitUntil(lambda: started(desk))
    assert desk.window.isVisible()
    assert not desk.window.isMinimized()


@pytest.mark.usefixtures("panel_icons")
def test_hands_free_nobody_is_listened_to_before_the_window_is_seen(open_desk: OpenDesk, qtbot: Any) -> None:
    desk = open_desk(Settings(mode="auto"), is_hidden=True)
    qtbot.waitUntil(lambda: started(desk))
    assert modes(desk) == []
    assert not desk.window.is_hearing
    desk.window.come_to_front()
    assert modes(desk) == [Mode.AUTO]
    assert desk.window.is_hearing


def test_minimised_neither(
    open_desk: OpenDesk, panel_icons: list[bool], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    panel_icons.append(False)
    monkeypatch.setattr(hidden_start.HiddenStart.__init__, "__defaults__", (20,))
    desk = open_desk(Settings(mode="auto"), is_hidden=True)
    qtbot.waitUntil(lambda: started(desk))
    assert modes(desk) == []
    desk.window.come_to_front()
    qtbot.waitUntil(lambda: modes(desk) == [Mode.AUTO])


@pytest.mark.usefixtures("panel_icons")
def test_size_and_place_of_a_window_that_was_never_seen_are_kept(
    open_desk: OpenDesk, qtbot: Any, tmp_path: Any
) -> None:
    first = open_desk()
    first.window.resize(700, 600)
    first.settle()
    first.close()
    size = first.window.size()
    store = SettingsStore(tmp_path / "settings")
    hidden = open_desk(store=store, is_hidden=True)
    qtbot.waitUntil(lambda: started(hidden))
    hidden.close()
    last = open_desk(store=SettingsStore(tmp_path / "settings"))
    assert last.window.size() == size
