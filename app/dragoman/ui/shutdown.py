"""Ending: the window is gone at once, the threads behind it end in their own time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Shutdown(QObject):
    """Runs closing steps on a thread of its own, in order, each even if one before it fails."""

    finished = Signal()

    def __init__(self, *steps: Callable[[], None]) -> None:
        """Name the steps; each may block."""
        super().__init__()
        self._steps = steps
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, once; `finished` comes when all is done."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="shutdown", daemon=True)
            self._thread.start()

    def wait(self, timeout_s: float) -> None:
        """Wait for the thread itself to end."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self._run_from(0)
        finally:
            self.finished.emit()

    def _run_from(self, index: int) -> None:
        if index < len(self._steps):
            try:
                self._steps[index]()
            finally:
                self._run_from(index + 1)
