"""Hotkeys that a listener on a thread of its own hears of, and the GUI thread is told of."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from queue import SimpleQueue
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.hotkeys import GlobalHotkeys
from dragoman.ui.system.key_listener import KeyListener, ListenerLostError, OpenListener

_LONGEST_CLOSE_S: Final = 1.0

_Request = tuple[dict[str, str], dict[str, str]]


class ThreadedHotkeys(GlobalHotkeys):
    """Starts the thread with the first keys, so that who uses none pays nothing."""

    _key_happened = Signal(str, bool)
    _problems_found = Signal(object)

    def __init__(self, open_listener: OpenListener) -> None:
        """Name what opens the listener; nothing is opened yet."""
        super().__init__()
        self._open_listener = open_listener
        self._requests: SimpleQueue[_Request | None] = SimpleQueue()
        self._listener: KeyListener | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._key_happened.connect(self._tell_key, Qt.ConnectionType.QueuedConnection)
        self._problems_found.connect(self._tell_problems, Qt.ConnectionType.QueuedConnection)

    def use(self, shortcuts: Mapping[str, str]) -> None:
        """Hand the keys to the thread."""
        wanted = {name: keys for name, keys in shortcuts.items() if keys}
        if self._thread is None and not wanted:
            self.problems({})
            return
        self._ask((wanted, dict(self._descriptions)))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hotkeys", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._is_closed = True
        if self._thread is not None:
            self._ask(None)
            self._thread.join(_LONGEST_CLOSE_S)

    def key(self, name: str, *, is_down: bool) -> None:
        """Take a key from the listener. Callable from any thread."""
        self._key_happened.emit(name, is_down)

    def problems(self, found: Mapping[str, HotkeyProblem]) -> None:
        """Take the answer of the listener. Callable from any thread."""
        self._problems_found.emit(dict(found))

    @Slot(str, bool)
    def _tell_key(self, name: str, is_down: bool) -> None:
        if not self._is_closed:
            (self.pressed if is_down else self.released).emit(name)

    @Slot(object)
    def _tell_problems(self, found: dict[str, HotkeyProblem]) -> None:
        if not self._is_closed:
            self.settled.emit(found)

    def _ask(self, request: _Request | None) -> None:
        self._requests.put(request)
        if self._listener is not None:
            self._listener.wake()

    def _run(self) -> None:
        wanted: dict[str, str] = {}
        try:
            listener = self._open_listener(self)
        except ListenerLostError:
            self._refuse(wanted)
            return
        self._listener = listener
        try:
            while True:
                if self._requests.empty():
                    listener.listen()
                elif (request := self._requests.get()) is None:
                    return
                else:
                    wanted, descriptions = request
                    listener.use(wanted, descriptions)
        except ListenerLostError:
            self._refuse(wanted)
        finally:
            listener.close()

    def _refuse(self, wanted: Mapping[str, str]) -> None:
        """Answer that no keys work, this time and every time after it."""
        if wanted:
            self.problems(dict.fromkeys(wanted, HotkeyProblem.UNSUPPORTED))
        while (request := self._requests.get()) is not None:
            self.problems(dict.fromkeys(request[0], HotkeyProblem.UNSUPPORTED))
