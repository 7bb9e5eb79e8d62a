"""Tells what a screen reader finds on a screen: a program of its own, which runs with the rights of the screen's user.

    setpriv --reuid ... python3 screen_reader.py FOLDER BUS

FOLDER is the file system in which the desktop runs, BUS the session bus's socket in it. It says at once to the desktop
that a screen reader is in use, as a screen reader does, so that programs tell what they show. Each line it reads is
answered by a line of JSON: the parts of all windows. AT-SPI is the protocol.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_FOCUSED, _SENSITIVE, _SHOWING = 12, 24, 25
"""Bits of AT-SPI's states."""
_ON_SCREEN = 0
"""Coordinates of the whole screen."""
_ANSWER_S = 20.0

Place = tuple[str, str]
"""The bus name of a program, and the path of a part in it."""


class Reader:
    """Asks programs for what they show."""

    def __init__(self, root: Path, socket: str) -> None:
        """Connect to a desktop, and have its programs talk."""
        self._root = root
        session = open_dbus_connection(f"unix:path={self._outside(socket)}")
        self._session = session
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            session.send_and_get_reply(Properties(bus).set(name, "b", True), timeout=_ANSWER_S)
        asked = new_method_call(bus.with_interface("org.a11y.Bus"), "GetAddress")
        address = session.send_and_get_reply(asked, timeout=_ANSWER_S).body[0]
        path = re.search(r"unix:path=([^,]+)", address)
        if path is None:
            raise ValueError(f"no address of a file: {address}")
        self._bus = open_dbus_connection(f"unix:path={self._outside(path[1])}")

    def parts(self) -> list[dict[str, object]]:
        """Return all that can be seen, from the outside to the inside."""
        found: list[dict[str, object]] = []
        places = self._programs()
        while places:
            described = self._describe(places)
            seen = [(place, part) for place, part in zip(places, described, strict=True) if part["is_showing"]]
            found += [part for _, part in seen]
            places = self._children(place for place, _ in seen)
        return found

    def _outside(self, path: str) -> str:
        return str(self._root / path.lstrip("/"))

    def _programs(self) -> list[Place]:
        windows = self._children([("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")])
        return self._children(windows)

    def _children(self, places: Iterable[Place]) -> list[Place]:
        answers = self._ask([_call(place, _ACCESSIBLE, "GetChildren") for place in places])
        return [(name, path) for answer in answers if answer for name, path in answer[0]]

    def _describe(self, places: Sequence[Place]) -> list[dict[str, object]]:
        asked = []
        for place in places:
            asked += [
                Properties(DBusAddress(place[1], place[0], _ACCESSIBLE)).get("Name"),
                _call(place, _ACCESSIBLE, "GetRoleName"),
                _call(place, _ACCESSIBLE, "GetState"),
                _call(place, "org.a11y.atspi.Component", "GetExtents", "u", (_ON_SCREEN,)),
            ]
        answers = self._ask(asked)
        return [_part(*answers[at : at + 4]) for at in range(0, len(answers), 4)]

    def _ask(self, messages: Sequence[Message]) -> list[tuple[Any, ...] | None]:
        """Ask everything at once; a part that is gone meanwhile has no answer."""
        serials = [_send(self._bus, message) for message in messages]
        answers: dict[int, tuple[Any, ...] | None] = {}
        while len(answers) < len(serials):
            message = self._bus.receive(timeout=_ANSWER_S)
            replied = message.header.fields.get(5)
            if replied in serials:
                is_answer = message.header.message_type is MessageType.method_return
                answers[replied] = message.body if is_answer else None
        return [answers[serial] for serial in serials]


def _send(bus: DBusConnection, message: Message) -> int:
    serial = next(bus.outgoing_serial)
    bus.send(message, serial=serial)
    return serial


def _call(place: Place, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> Message:
    return new_method_call(DBusAddress(place[1], place[0], interface), method, signature or None, body)


def _part(name: Any, role: Any, state: Any, box: Any) -> dict[str, object]:
    bits = (state[0][0] | state[0][1] << 32) if state else 0
    return {
        "name": name[0][1] if name else "",
        "role": role[0] if role else "",
        "box": list(box[0]) if box else [0, 0, 0, 0],
        "has_keyboard": bool(bits >> _FOCUSED & 1),
        "is_enabled": bool(bits >> _SENSITIVE & 1),
        "is_showing": bool(bits >> _SHOWING & 1),
    }


def main() -> None:
    """Answer until there are no more lines."""
    reader = Reader(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for _ in sys.stdin:
        sys.stdout.write(json.dumps(reader.parts()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
