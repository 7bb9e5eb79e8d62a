"""Asks the system what starts at log-in, and changes it, on a thread of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal, Slot

from dragoman.domain.errors import OutputError
from dragoman.ui.system.autostart import Autostart
from dragoman.ui.view_models.autostart import AutostartState


class AutostartSession(QObject):
    """Always tells what the system says: somebody else may have changed it."""

    changed = Signal(object)
    """An `AutostartState`."""

    def __init__(self, autostart: Autostart) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._autostart = autostart
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autostart")

    @Slot()
    def look(self) -> None:
        """Tell how it is."""
        self._worker.submit(self._look)

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """Have Dragoman started at log-in, or no longer, and tell how it is then."""
        self._worker.submit(self._switch, on)

    def close(self) -> None:
        """Wait until everything is done. Blocks: not for the GUI thread."""
        self._worker.shutdown(wait=True)

    def _look(self) -> None:
        self.changed.emit(AutostartState(self._autostart.is_on()))

    def _switch(self, on: bool) -> None:
        error = None
        try:
            self._autostart.switch(on=on)
        except OutputError as fault:
            error = fault
        self.changed.emit(AutostartState(self._autostart.is_on(), error))
