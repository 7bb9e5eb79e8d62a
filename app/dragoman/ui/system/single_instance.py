"""One Dragoman for each user and profile: a second start brings the first one to the front."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dragoman.domain.start_request import COME_TO_FRONT, StartRequest

_LONGEST_MS: Final = 450
"""A start is never held up for longer."""
_AGAIN_MS: Final = 20
"""Until an instance that has just begun, or is just ending, is looked for again."""
_LONGEST_REQUEST: Final = 1 << 20
"""Bytes; more than all the file names that a program can be given."""
_ANSWER: Final = b"shown\n"


class SingleInstance(QObject):
    """Says whether another Dragoman runs already; the first one hears of every later start."""

    asked_for = Signal(object)
    """Another start wants this instance's window in front, and perhaps more: a `StartRequest`."""

    def __init__(self, name: str) -> None:
        """Name what there may be one of, see `instance_name`; nothing is claimed yet."""
        super().__init__()
        folder = _private_folder()
        self._address = name if os.name == "nt" else str(folder / name)
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # however old: the lock of a process that lives is never taken away
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def claim(self, request: StartRequest = COME_TO_FRONT) -> bool:
        """Return whether this is the first instance; otherwise the first one has been told the request.

        Takes half a second at most, and that only where the other one is busy.
        """
        deadline = QDeadlineTimer(_LONGEST_MS)
        while True:
            is_locked = self._lock.isLocked() or self._lock.tryLock(0)
            if self._has_reached_first(request, deadline):
                self._lock.unlock()
                return False
            is_denied = not is_locked and self._lock.error() is not QLockFile.LockError.LockFailedError
            if is_locked or is_denied or deadline.hasExpired():
                break
            QThread.msleep(_AGAIN_MS)
        QLocalServer.removeServer(self._address)  # nobody answers there: what is left is of an instance that crashed
        self._server.listen(self._address)
        return True

    def close(self) -> None:
        """Let the next start be the first one."""
        self._server.close()
        self._lock.unlock()

    def _has_reached_first(self, request: StartRequest, deadline: QDeadlineTimer) -> bool:
        """Return whether somebody listens: answers, or is only too busy to."""
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(max(1, deadline.remainingTime())):
            return False
        socket.write(request.to_bytes())
        while socket.bytesToWrite() and socket.waitForBytesWritten(max(1, deadline.remainingTime())):
            pass
        has_answered = socket.waitForReadyRead(max(1, deadline.remainingTime()))
        is_there = has_answered or socket.state() is QLocalSocket.LocalSocketState.ConnectedState
        socket.abort()
        return is_there

    @Slot()
    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._asked)
            socket.disconnected.connect(socket.deleteLater)
            self._answer(socket)

    @Slot()
    def _asked(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_REQUEST:
                socket.abort()
            return
        request = StartRequest.from_bytes(bytes(socket.readLine(_LONGEST_REQUEST).data()))
        if request is None:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        self.asked_for.emit(request)


def instance_name(folder: Path) -> str:
    """Return the name under which the instances that use a folder find each other."""
    own = f"{_user()} {os.path.normcase(folder.expanduser().resolve())}"
    return f"dragoman-{hashlib.sha256(own.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")


def _private_folder() -> Path:
    """Return where nobody else can leave a socket, where the system has such a place."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and os.access(runtime, os.W_OK) else Path(tempfile.gettempdir())
