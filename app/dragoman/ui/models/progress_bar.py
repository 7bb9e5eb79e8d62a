"""How far a download has come, as a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from dragoman.ui.view_models.shelf import Progress
from dragoman.ui.views.parts import named

_STEPS = 1000


class DownloadBar(QProgressBar):
    """A thin bar; the words beside it say the same."""

    def __init__(self) -> None:
        """Begin at nothing."""
        super().__init__(textVisible=False)
        named("download_bar", self)
        self.setRange(0, _STEPS)

    def show_progress(self, progress: Progress) -> None:
        """Fill as much of it as is there."""
        self.setValue(round(_STEPS * progress.share))
