"""The settings' entries on this copy and on a newer one: nothing is asked before the button is pressed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices

from dragoman.config.settings import Settings
from dragoman.domain.errors import UpdateError
from dragoman.domain.updates import BuildInfo, Release, ReleaseFile
from dragoman.ui.settings.entry import Category
from dragoman.ui.updates_session import Updates

BUILD = BuildInfo("0.1.0", date(2026, 12, 1), "https://example.org/dragoman/release.json")
RELEASE = Release(
    "0.2.0",
    date(2027, 2, 1),
    "https://example.org/dragoman",
    {"en": "Interprets <Japanese>.", "pt": "Interpreta japonês."},
    (ReleaseFile("https://example.org/dragoman_0.2.0_amd64.deb", 486_000_000, "a" * 64),),
)


class Feed:
    """In place of the network; answers when it is told to."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.asked = 0
        self.threads: set[str] = set()
        self.answer: Release | UpdateError | None = None

    def newer(self) -> Release | None:
        self.asked += 1
        self.threads.add(threading.current_thread().name)
        self.may_answer.wait(5.0)
        if isinstance(self.answer, UpdateError):
            raise self.answer
        return self.answer


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's browser was asked to open."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda page: opened.append(page.toString()))
    return opened


@pytest.fixture
def feed() -> Iterator[Feed]:
    made = Feed()
    yield made
    made.may_answer.set()


@pytest.fixture
def panel(open_desk: Callable[..., Any], feed: Feed) -> Any:
    desk = open_desk(Settings(interface_language="en", appearance="light"), updates=Updates(BUILD, feed.newer))
    desk.window.top.settings.setChecked(True)
    made = desk.window.settings.panel
    made.show_category(Category.START)
    desk.settle()
    return made


def button(panel: Any) -> Any:
    return panel.entries.by_name["updates"].control.button


def words(panel: Any, name: str = "updates") -> str:
    return panel.entries.by_name[name].explanation.text().replace("\u200b", "")


def press_and_wait(panel: Any, qtbot: Any) -> None:
    button(panel).click()
    qtbot.waitUntil(lambda: button(panel).text() != "Looking…")


def test_this_copy_says_which_it_is(panel: Any) -> None:
    row = panel.entries.by_name["version"]
    assert row.label.text() == "Dragoman 0.1.0"
    assert "Released on December 1, 2026." in words(panel, "version")
    assert "no address" not in words(panel, "version")


def test_nobody_is_asked_before_the_button_is_pressed(panel: Any, feed: Feed, qtbot: Any) -> None:
    assert button(panel).text() == "Look for updates"
    assert "example.org" in words(panel)
    assert feed.asked == 0
    press_and_wait(panel, qtbot)
    assert feed.asked == 1
    assert all(name.startswith("updates") for name in feed.threads)


def test_the_newest_version_says_so_and_can_ask_again(panel: Any, feed: Feed, qtbot: Any) -> None:
    press_and_wait(panel, qtbot)
    assert words(panel) == "You have the newest version."
    assert button(panel).text() == "Look again"
    press_and_wait(panel, qtbot)
    assert feed.asked == 2


def test_while_it_is_asked_the_window_goes_on_and_further_presses_do_nothing(
    panel: Any, feed: Feed, qtbot: Any
) -> None:
    feed.may_answer.clear()
    button(panel).click()
    assert button(panel).text() == "Looking…"
    button(panel).click()
    panel.show_category(Category.DEVICES)
    panel.show_category(Category.START)
    assert button(panel).text() == "Looking…"
    feed.may_answer.set()
    qtbot.waitUntil(lambda: button(panel).text() == "Look again")
    assert feed.asked == 1


def test_a_newer_version_is_told_and_its_page_opened(panel: Any, feed: Feed, pages: list[str], qtbot: Any) -> None:
    feed.answer = RELEASE
    press_and_wait(panel, qtbot)
    assert words(panel).splitlines() == [
        "Dragoman 0.2.0 of February 1, 2027 is available.",
        "Interprets <Japanese>.",
        "dragoman_0.2.0_amd64.deb, 486 MB",
    ]
    assert pages == []
    button(panel).click()
    assert pages == ["https://example.org/dragoman"]
    assert feed.asked == 1


def test_news_are_in_the_language_of_the_window(open_desk: Callable[..., Any], feed: Feed, qtbot: Any) -> None:
    desk = open_desk(Settings(interface_language="pt_BR"), updates=Updates(BUILD, feed.newer))
    panel = desk.window.settings.panel
    feed.answer = RELEASE
    before = button(panel).text()
    button(panel).click()
    qtbot.waitUntil(lambda: "1 de fevereiro de 2027" in words(panel))
    assert "Interpreta japonês." in words(panel)
    assert button(panel).text() != before


def test_what_goes_wrong_is_said_and_can_be_tried_again(panel: Any, feed: Feed, qtbot: Any) -> None:
    feed.answer = UpdateError("{host} is away.", "Wait.", host="example.org")
    press_and_wait(panel, qtbot)
    assert words(panel) == "example.org is away. Wait."
    assert button(panel).text() == "Try again"
    feed.answer = None
    press_and_wait(panel, qtbot)
    assert words(panel) == "You have the newest version."


def test_without_an_address_there_is_no_button(desk: Any) -> None:
    desk.window.top.settings.setChecked(True)
    panel = desk.window.settings.panel
    panel.show_category(Category.START)
    assert [row.entry.name for row in panel.shown_rows] == ["version"]
    assert "knows no address to look for updates at" in words(panel, "version")
    panel.search.setText("upgrade")
    assert [row.entry.name for row in panel.shown_rows] == ["version"]


def test_the_window_can_be_closed_while_it_is_asked(panel: Any, feed: Feed) -> None:
    feed.may_answer.clear()
    button(panel).click()
    panel.window().close()
    assert not panel.window().isVisible()
    feed.may_answer.set()
