"""Shortcuts from the desktop's portal, `org.freedesktop.portal.GlobalShortcuts`. Loads a D-Bus library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.key_listener import ListenerLostError, Report
from dragoman.ui.system.portal_trigger import portal_trigger
from dragoman.ui.system.waker import Waker

_BUS_NAME: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST: Final = "org.freedesktop.portal.Request"
_SESSION: Final = "org.freedesktop.portal.Session"
_REGISTRY: Final = "org.freedesktop.host.portal.Registry"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_APP: Final = "dragoman"
_LONGEST_CALL_S: Final = 5.0
_SUCCESS: Final = 0
_LOST: Final = (OSError, KeyError, ValueError, RuntimeError)
"""No bus, no address of one in the environment, an address of a kind unknown here."""

_Answered = Callable[[int, dict[str, Any]], None]


class PortalShortcuts:
    """A `KeyListener`: a session with the portal for each set of keys."""

    def __init__(self, report: Report) -> None:
        """Connect to the portal.

        Raises:
            ListenerLostError: there is none, or it knows no shortcuts.
        """
        self._report = report
        self._tokens = count(1)
        self._wanted: dict[str, str] = {}
        self._descriptions: dict[str, str] = {}
        self._session = ""
        self._answers: dict[str, _Answered] = {}
        self._held: set[str] = set()
        try:
            self._connection: DBusConnection = open_dbus_connection()
        except _LOST as problem:
            raise ListenerLostError(str(problem)) from problem
        self._waker = Waker()
        try:
            self._introduce()
        except (*_LOST, ListenerLostError) as problem:
            self.close()
            raise ListenerLostError(str(problem)) from problem

    def use(self, shortcuts: Mapping[str, str], descriptions: Mapping[str, str]) -> None:
        """Ask for these keys and no others: a session's keys cannot be changed, so there is a new one."""
        self._wanted, self._descriptions = dict(shortcuts), dict(descriptions)
        try:
            self._end_session()
            if not shortcuts:
                self._report.problems({})
                return
            token = self._token()
            options = {"handle_token": ("s", token), "session_handle_token": ("s", f"{token}_session")}
            self._answers = {token: self._session_made}
            self._send(_SHORTCUTS, "CreateSession", "a{sv}", (options,))
        except _LOST as problem:
            raise ListenerLostError(str(problem)) from problem

    def listen(self) -> None:
        """Wait for the portal's messages and report them."""
        try:
            if not self._take_messages():
                self._waker.wait(self._connection.sock)
                self._take_messages()
        except _LOST as problem:
            raise ListenerLostError(str(problem)) from problem

    def wake(self) -> None:
        """End the wait."""
        self._waker.wake()

    def close(self) -> None:
        """Disconnect, which ends the session."""
        self._connection.close()
        self._waker.close()

    def _introduce(self) -> None:
        """Find out whether the portal knows shortcuts, tell it which app this is, and listen to it."""
        known = self._call(_PROPERTIES, "Get", "ss", (_SHORTCUTS, "version"))
        if known.header.message_type is not MessageType.method_return:
            raise ListenerLostError("the portal knows no shortcuts")
        self._call(_REGISTRY, "Register", "sa{sv}", (_APP, {}))  # older portals have no such thing and need none
        for interface in (_REQUEST, _SESSION, _SHORTCUTS):
            rule = MatchRule(type="signal", sender=_BUS_NAME, interface=interface)
            self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_LONGEST_CALL_S)

    def _take_messages(self) -> bool:
        is_any = False
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return is_any
            is_any = True
            if message.header.message_type is MessageType.signal:
                self._take_signal(message)
            elif message.header.message_type is MessageType.error:
                self._refuse()

    def _take_signal(self, message: Message) -> None:
        fields = message.header.fields
        path, member = str(fields[HeaderFields.path]), fields[HeaderFields.member]
        match fields[HeaderFields.interface], member:
            case (interface, "Response") if interface == _REQUEST:
                answered = self._answers.pop(path.rpartition("/")[2], None)
                if answered is not None:
                    answered(*message.body)
            case (interface, "Closed") if interface == _SESSION and path == self._session:
                self._session = ""
                self._release_all()
                self._refuse()
            case (interface, "Activated" | "Deactivated") if interface == _SHORTCUTS:
                session, name, *_ = message.body
                if session == self._session and name in self._wanted:
                    self._take_key(name, is_down=member == "Activated")

    def _take_key(self, name: str, *, is_down: bool) -> None:
        if is_down != (name in self._held):
            (self._held.add if is_down else self._held.discard)(name)
            self._report.key(name, is_down=is_down)

    def _session_made(self, response: int, results: dict[str, Any]) -> None:
        if response != _SUCCESS:
            self._refuse()
            return
        self._session = results["session_handle"][1]
        token = self._token()
        self._answers[token] = self._bound
        shortcuts = [(name, self._details(name, keys)) for name, keys in self._wanted.items()]
        arguments = (self._session, shortcuts, "", {"handle_token": ("s", token)})
        self._send(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", arguments)

    def _details(self, name: str, keys: str) -> dict[str, tuple[str, str]]:
        details = {"description": ("s", self._descriptions.get(name, name))}
        trigger = portal_trigger(keys)
        return details if trigger is None else {**details, "preferred_trigger": ("s", trigger)}

    def _bound(self, response: int, results: dict[str, Any]) -> None:
        _, shortcuts = results.get("shortcuts", ("a(sa{sv})", []))
        bound = {name for name, _ in shortcuts} if response == _SUCCESS else set()
        self._report.problems({name: HotkeyProblem.REFUSED for name in self._wanted if name not in bound})

    def _refuse(self) -> None:
        self._report.problems(dict.fromkeys(self._wanted, HotkeyProblem.REFUSED))

    def _end_session(self) -> None:
        self._answers = {}
        self._release_all()
        if self._session:
            self._close(self._session)
            self._session = ""

    def _release_all(self) -> None:
        for name in tuple(self._held):
            self._take_key(name, is_down=False)

    def _token(self) -> str:
        return f"{_APP}_{next(self._tokens)}"

    def _call(self, interface: str, method: str, signature: str, arguments: tuple[Any, ...]) -> Message:
        call = new_method_call(DBusAddress(_PATH, _BUS_NAME, interface), method, signature, arguments)
        return self._connection.send_and_get_reply(call, timeout=_LONGEST_CALL_S)

    def _send(self, interface: str, method: str, signature: str, arguments: tuple[Any, ...]) -> None:
        """Call a method; what comes of it comes as a signal."""
        call = new_method_call(DBusAddress(_PATH, _BUS_NAME, interface), method, signature, arguments)
        self._connection.send(call)

    def _close(self, session: str) -> None:
        call = new_method_call(DBusAddress(session, _BUS_NAME, _SESSION), "Close")
        call.header.flags |= MessageFlag.no_reply_expected
        self._connection.send(call)
