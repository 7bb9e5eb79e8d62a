"""Holds the settings over the window while they are open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.panel import SettingsPanel
from dragoman.ui.views.panel_overlay import PanelOverlay


class SettingsOverlay(PanelOverlay):
    """A click beside the panel, or Escape, closes it."""

    def __init__(self, window: QWidget, dresser: Dresser, *, is_gradual: bool = False) -> None:
        """Make the panel, closed; gradually, without its entries."""
        panel = SettingsPanel(dresser)
        super().__init__(window, panel, dresser)
        self.panel = panel
        if not is_gradual:
            panel.complete()
        panel.changed.connect(self.see_through)

    def open_below(self, top: int) -> None:
        """Open the panel, `top` pixels from the window's upper edge or below that."""
        self.panel.complete()
        super().open_below(top)
