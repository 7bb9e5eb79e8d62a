"""Hotkeys from the desktop's portal, on a message bus of the test's own where a fake portal answers."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney", reason="jeepney is not installed")

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.portal_hotkeys import PortalHotkeys

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
SESSION = "org.freedesktop.portal.Session"


class FakePortal:
    """Answers as the portal of a desktop does, on a thread of its own."""

    def __init__(self, address: str) -> None:
        self.version: int | None = 1
        self.create_response = 0
        self.not_bound: set[str] = set()
        self.bound: list[list[Any]] = []
        self.sessions: list[str] = []
        self.closed: list[str] = []
        self._caller = ""
        self._is_over = False
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(PORTAL))
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def signal(self, member: str, name: str) -> None:
        self._tell(PATH, SHORTCUTS, member, "osta{sv}", (self.sessions[-1], name, 0, {}))

    def close_session(self) -> None:
        self._tell(self.sessions[-1], SESSION, "Closed", "a{sv}", ({},))

    def end(self) -> None:
        self._is_over = True
        self._thread.join()
        self._bus.close()

    def _run(self) -> None:
        while not self._is_over:
            try:
                message = self._bus.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, call: Message) -> None:
        self._caller = call.header.fields[HeaderFields.sender]
        match call.header.fields[HeaderFields.member]:
            case "Get" if self.version is not None:
                self._bus.send(new_method_return(call, "v", (("u", self.version),)))
            case "CreateSession":
                self._create_session(call)
            case "BindShortcuts":
                self.bound.append(call.body[1])
                named = [(name, details) for name, details in call.body[1] if name not in self.not_bound]
                self._respond(call, call.body[3]["handle_token"][1], 0, {"shortcuts": ("a(sa{sv})", named)})
            case "Close":
                self.closed.append(call.header.fields[HeaderFields.path])
            case _:
                self._bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("unknown",)))

    def _create_session(self, call: Message) -> None:
        session = f"{PATH}/session/1/{call.body[0]['session_handle_token'][1]}"
        self.sessions.append(session)
        results = {} if self.create_response else {"session_handle": ("s", session)}
        self._respond(call, call.body[0]["handle_token"][1], self.create_response, results)

    def _respond(self, call: Message, token: str, response: int, results: dict[str, Any]) -> None:
        request = f"{PATH}/request/{self._caller[1:].replace('.', '_')}/{token}"
        self._bus.send(new_method_return(call, "o", (request,)))
        self._tell(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", (response, results))

    def _tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        signal = new_signal(DBusAddress(path, PORTAL, interface), member, signature, body)
        signal.header.fields[HeaderFields.destination] = self._caller
        self._bus.send(signal)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    ) as daemon:
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


@pytest.fixture
def portal(bus: str) -> Iterator[FakePortal]:
    made = FakePortal(bus)
    yield made
    made.end()


class Heard:
    def __init__(self, hotkeys: PortalHotkeys, qtbot: QtBot) -> None:
        self.keys: list[tuple[str, str]] = []
        self.answers: list[dict[str, HotkeyProblem]] = []
        self._qtbot = qtbot
        hotkeys.pressed.connect(lambda name: self.keys.append(("pressed", name)))
        hotkeys.released.connect(lambda name: self.keys.append(("released", name)))
        hotkeys.settled.connect(self.answers.append)

    def wait(self, *, keys: int = 0, answers: int = 0) -> None:
        self._qtbot.waitUntil(lambda: len(self.keys) >= keys and len(self.answers) >= answers, timeout=8000)


@pytest.fixture
def hotkeys(qtbot: QtBot) -> Iterator[PortalHotkeys]:
    made = PortalHotkeys()
    made.heard = Heard(made, qtbot)
    yield made
    made.close()


def test_the_portal_is_asked_for_keys_and_tells_of_them(portal: FakePortal, hotkeys: PortalHotkeys) -> None:
    heard = hotkeys.heard
    hotkeys.describe({"talk": "Hold to talk"})
    hotkeys.use({"talk": "Ctrl+Alt+T", "pause": "F9", "overlay": ""})
    heard.wait(answers=1)
    assert heard.answers == [{}]
    assert portal.bound == [
        [
            ("talk", {"description": ("s", "Hold to talk"), "preferred_trigger": ("s", "CTRL+ALT+t")}),
            ("pause", {"description": ("s", "pause"), "preferred_trigger": ("s", "F9")}),
        ]
    ]
    for member in ("Activated", "Activated", "Deactivated"):
        portal.signal(member, "talk")
    heard.wait(keys=2)
    assert heard.keys == [("pressed", "talk"), ("released", "talk")]


def test_keys_that_the_user_does_not_give_are_reported(portal: FakePortal, hotkeys: PortalHotkeys) -> None:
    portal.not_bound = {"pause"}
    hotkeys.use({"talk": "F8", "pause": "F9"})
    hotkeys.heard.wait(answers=1)
    assert hotkeys.heard.answers == [{"pause": HotkeyProblem.REFUSED}]


def test_a_session_that_is_not_given_is_reported(portal: FakePortal, hotkeys: PortalHotkeys) -> None:
    portal.create_response = 2
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    assert hotkeys.heard.answers == [{"talk": HotkeyProblem.REFUSED}]


def test_other_keys_need_another_session(portal: FakePortal, hotkeys: PortalHotkeys, qtbot: QtBot) -> None:
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    portal.signal("Activated", "talk")
    hotkeys.heard.wait(keys=1)
    hotkeys.use({"talk": "F9"})
    hotkeys.heard.wait(answers=2, keys=2)
    assert hotkeys.heard.keys == [("pressed", "talk"), ("released", "talk")]
    assert len(set(portal.sessions)) == 2
    assert portal.closed == portal.sessions[:1]
    hotkeys.use({})
    hotkeys.heard.wait(answers=3)
    qtbot.waitUntil(lambda: portal.closed == portal.sessions)


def test_when_the_desktop_ends_the_session_nothing_stays_held(portal: FakePortal, hotkeys: PortalHotkeys) -> None:
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    portal.signal("Activated", "talk")
    portal.close_session()
    hotkeys.heard.wait(keys=2, answers=2)
    assert hotkeys.heard.keys[-1] == ("released", "talk")
    assert hotkeys.heard.answers[-1] == {"talk": HotkeyProblem.REFUSED}


def test_a_portal_that_knows_no_shortcuts_is_said_to_be_of_no_use(portal: FakePortal, hotkeys: PortalHotkeys) -> None:
    portal.version = None
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    assert hotkeys.heard.answers == [{"talk": HotkeyProblem.UNSUPPORTED}]


@pytest.mark.usefixtures("bus")
def test_without_a_portal_the_keys_are_said_not_to_work(hotkeys: PortalHotkeys) -> None:
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    assert hotkeys.heard.answers == [{"talk": HotkeyProblem.UNSUPPORTED}]


def test_without_a_bus_the_keys_are_said_not_to_work(hotkeys: PortalHotkeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    hotkeys.use({"talk": "F8"})
    hotkeys.heard.wait(answers=1)
    assert hotkeys.heard.answers == [{"talk": HotkeyProblem.UNSUPPORTED}]
