"""Saving settings without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.errors import OutputError


class SettingsKeeper(QObject):
    """Holds the settings in use and writes every change on a thread of its own, in order."""

    changed = Signal()
    """Something has another value, whoever chose it."""
    failed = Signal(object)
    """An `OutputError`: the last change is in use but not kept."""

    def __init__(self, store: SettingsStore) -> None:
        """Begin with what the store has."""
        super().__init__()
        self._store = store
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")
        self.settings = store.current
        """What the user has chosen."""

    def change(self, **choices: Any) -> None:
        """Take over changed fields of `Settings` and save them soon."""
        changed = replace(self.settings, **choices)
        if changed != self.settings:
            self.settings = changed
            self._worker.submit(self._save, changed)
            self.changed.emit()

    def after_saving(self, step: Callable[[], None]) -> None:
        """Have something done on the same thread once what was chosen so far is saved, or could not be."""
        self._worker.submit(step)

    def save_again(self) -> None:
        """Try to save once more what could not be saved."""
        self._worker.submit(self._save, self.settings)

    def close(self) -> None:
        """Wait until everything is saved. Blocks: not for the GUI thread."""
        self._worker.shutdown(wait=True)

    def _save(self, settings: Settings) -> None:
        try:
            self._store.save(settings)
        except OutputError as error:
            self.failed.emit(error)
