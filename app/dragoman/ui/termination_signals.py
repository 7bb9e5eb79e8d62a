"""Ends the app in good order when the terminal or the session asks for it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class TerminationSignals(QObject):
    """Calls back on the GUI thread for Ctrl-C and SIGTERM.

    While Qt waits for events no Python code runs, and so no Python signal handler; a byte that arrives in a socket
    wakes Qt up.
    """

    def __init__(self, callback: Callable[[], object]) -> None:
        """Begin to listen. Only on the main thread."""
        super().__init__()
        self._callback = callback
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before = {number: signal.signal(number, self._ignore) for number in _SIGNALS}
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _arrived(self) -> None:
        received = self._reader.recv(64)
        if any(number in received for number in map(int, _SIGNALS)):
            self._callback()

    def _ignore(self, number: int, frame: object) -> None:
        """Stand in for the default, which would end the process: the socket has it already."""
        del number, frame
