"""Asks for a newer release when the user wants to know, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from dragoman.domain.errors import UpdateError
from dragoman.domain.updates import BuildInfo, Release
from dragoman.ui.view_models.update import UpdatePhase, UpdateState


@dataclass(frozen=True, slots=True)
class Updates:
    """What is behind the entry of the settings."""

    build: BuildInfo
    newer: Callable[[], Release | None]
    """Opens a connection and returns a newer release, if there is one. Blocks, and raises `UpdateError`."""


class UpdatesSession(QObject):
    """One button: the first press asks; once a newer release is known, it opens the page to download it from."""

    changed = Signal(object)
    """An `UpdateState`."""
    _answered = Signal(object)

    def __init__(self, updates: Updates) -> None:
        """Ask nothing before somebody wants to know."""
        super().__init__()
        self._updates = updates
        self._state = UpdateState()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="updates")
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def press(self) -> None:
        """Do what the button says."""
        if self._state.phase is UpdatePhase.AVAILABLE and self._state.release is not None:
            QDesktopServices.openUrl(QUrl(self._state.release.page))
        elif self._state.phase is not UpdatePhase.ASKING:
            self._take(UpdateState(UpdatePhase.ASKING))
            self._worker.submit(self._ask)

    def close(self) -> None:
        """Wait until the question that is asked is answered. Blocks: not for the GUI thread."""
        self._worker.shutdown(wait=True)

    def _ask(self) -> None:
        try:
            release = self._updates.newer()
        except UpdateError as error:
            self._answered.emit(UpdateState(UpdatePhase.FAILED, error=error))
        else:
            phase = UpdatePhase.NEWEST if release is None else UpdatePhase.AVAILABLE
            self._answered.emit(UpdateState(phase, release))

    @Slot(object)
    def _take(self, state: UpdateState) -> None:
        self._state = state
        self.changed.emit(state)
