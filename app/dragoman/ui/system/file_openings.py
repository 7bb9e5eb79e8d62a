"""Files that macOS hands to the app that runs already; other systems start it anew, with their names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from dragoman.domain.start_request import StartRequest


class FileOpenings(QObject):
    """Listens to the application."""

    wanted = Signal(object)
    """A `StartRequest` for a file."""

    def __init__(self, app: QGuiApplication) -> None:
        """Begin to listen."""
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over what is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.wanted.emit(StartRequest(files=(Path(event.file()),)))
            return True
        return super().eventFilter(watched, event)
