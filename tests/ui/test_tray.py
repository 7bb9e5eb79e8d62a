"""The icon in the panel: its states, its words, its orders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from dragoman.ui.appearance import Dresser
from dragoman.ui.system.tray import Tray
from dragoman.ui.system.tray_icon import TrayState, tray_icon

SIZES = (16, 22, 24, 32)


@pytest.fixture
def dresser(qapp: QApplication, resources: Path) -> Dresser:
    return Dresser(qapp, resources)


@pytest.fixture
def tray(dresser: Dresser) -> Iterator[Tray]:
    made = Tray(dresser)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(dresser: Dresser, state: TrayState, size: int) -> QImage:
    return tray_icon(dresser.icons, state).pixmap(size, size).toImage()


def silhouette(image: QImage) -> list[bool]:
    """Where there is something, whatever its colour."""
    return [image.pixelColor(x, y).alpha() > 127 for y in range(image.height()) for x in range(image.width())]


def brightness(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


@pytest.mark.parametrize("size", SIZES)
def test_states_differ_in_shape_and_not_only_in_colour(dresser: Dresser, size: int) -> None:
    pictures = {state: picture(dresser, state, size) for state in TrayState}
    assert {(each.width(), each.height()) for each in pictures.values()} == {(size, size)}
    shapes = {state: silhouette(each) for state, each in pictures.items()}
    for state, shape in shapes.items():
        for other, another in shapes.items():
            if state is not other:
                assert sum(one != two for one, two in zip(shape, another, strict=True)) > size * size / 50


@pytest.mark.parametrize("panel", ["#FFFFFF", "#F0F0F0", "#303030", "#000000"])
@pytest.mark.parametrize("state", list(TrayState))
def test_every_state_stands_out_on_light_and_dark_panels(dresser: Dresser, state: TrayState, panel: str) -> None:
    image = picture(dresser, state, 22)
    ground = brightness(QColor(panel))

    def contrast(colour: QColor) -> float:
        lighter, darker = sorted((brightness(colour), ground), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    colours = [image.pixelColor(x, y) for x in range(22) for y in range(22)]
    clear = [colour for colour in colours if colour.alpha() > 200 and contrast(colour) >= 3]
    assert len(clear) > 22 * 22 / 10


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TrayState.IDLE, "Dragoman – Ready"),
        (TrayState.LISTENING, "Dragoman – Listening"),
        (TrayState.SPEAKING, "Dragoman – Speaking"),
        (TrayState.PROBLEM, "Dragoman – Something needs your attention"),
    ],
)
def test_the_state_is_told_in_words_too(tray: Tray, state: TrayState, words: str) -> None:
    tray.show_state(state)
    assert tray.icon.toolTip() == words
    assert tray.menu.status.text() in words
    assert not tray.menu.status.isEnabled()


def test_a_click_wants_the_window(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.window_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.window_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_the_menu_gives_orders(tray: Tray, qtbot: QtBot) -> None:
    for action, signal in ((tray.menu.open_window, tray.window_wanted), (tray.menu.quit, tray.quit_wanted)):
        with qtbot.waitSignal(signal):
            action.trigger()
    for action, signal in (
        (tray.menu.listening, tray.listening_wanted),
        (tray.menu.subtitles, tray.subtitles_wanted),
        (tray.menu.mute, tray.mute_wanted),
    ):
        with qtbot.waitSignal(signal) as given:
            action.trigger()
        assert given.args == [True]


def test_what_is_on_can_be_switched_off(tray: Tray, qtbot: QtBot) -> None:
    tray.show_choices(can_listen=True, is_listening=True, are_subtitles_shown=True, is_muted=True)
    assert tray.menu.listening.text() == "Pause listening"
    assert tray.menu.subtitles.text() == "Hide subtitles"
    for action, signal in (
        (tray.menu.listening, tray.listening_wanted),
        (tray.menu.subtitles, tray.subtitles_wanted),
        (tray.menu.mute, tray.mute_wanted),
    ):
        with qtbot.waitSignal(signal) as given:
            action.trigger()
        assert given.args == [False]


def test_where_nothing_can_be_listened_to_that_is_not_offered(tray: Tray) -> None:
    tray.show_choices(can_listen=False, is_listening=False, are_subtitles_shown=False, is_muted=False)
    assert not tray.menu.listening.isEnabled()


def test_the_words_follow_the_language(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(tray.menu), "tr", lambda _menu, words: f"*{words}*")
    QCoreApplication.sendEvent(tray.menu, QEvent(QEvent.Type.LanguageChange))
    assert tray.icon.toolTip() == "Dragoman – *Ready*"
    assert tray.menu.quit.text() == "*Quit*"


def test_whether_there_is_a_panel_is_what_qt_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for is_there in (True, False):
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda is_there=is_there: is_there)
        assert Tray.is_available() is is_there
