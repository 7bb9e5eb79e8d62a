"""Holds the page of languages and models over the window while it is open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.models.panel import ModelsPanel
from dragoman.ui.view_models.shelf import Shelf
from dragoman.ui.views.panel_overlay import PanelOverlay


class ModelsOverlay(PanelOverlay):
    """A click beside the panel, or Escape, closes it; what is being downloaded goes on."""

    def __init__(self, window: QWidget, shelf: Shelf, dresser: Dresser) -> None:
        """Make the panel, closed."""
        panel = ModelsPanel(shelf, dresser)
        super().__init__(window, panel, dresser)
        self.panel = panel
