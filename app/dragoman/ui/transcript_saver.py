"""Saving a transcript to a file the user chooses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dragoman.domain.errors import QT_TRANSLATE_NOOP, OutputError


class TranscriptSaver(QObject):
    """Asks where to, and writes on a thread of its own."""

    failed = Signal(object)
    """An `OutputError`: the file could not be written."""

    def __init__(self, window: QWidget) -> None:
        """Ask in front of `window`."""
        super().__init__(window)
        self._window = window
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="transcript")

    def save(self, text: str, suffix: str) -> None:
        """Ask for a file and write `text` to it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self.tr("Transcript")
        suggested = str(Path(folder) / f"{name}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the transcript"), suggested, f"*{suffix}")
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(suffix)
            self._worker.submit(self._write, path, text)

    def close(self) -> None:
        """Wait until everything is written. Blocks: not for the GUI thread."""
        self._worker.shutdown(wait=True)

    def _write(self, path: Path, text: str) -> None:
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self.failed.emit(
                OutputError(
                    QT_TRANSLATE_NOOP("errors", "The transcript could not be saved ({reason})."),
                    QT_TRANSLATE_NOOP("errors", "Choose another folder, or make room on the disk, and save it again."),
                    reason=error.strerror or type(error).__name__,
                )
            )
