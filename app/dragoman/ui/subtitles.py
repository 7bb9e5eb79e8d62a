"""Shows what is said in subtitles over all other windows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from dragoman.ui.appearance import Dresser
from dragoman.ui.overlay.overlay_window import OverlayWindow
from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.view_models.turn import Turn

_SHOWN: Final = 4
"""Turns whose words can still be seen."""


class Subtitles(QObject):
    """The subtitle window, made when it is first wanted."""

    shown = Signal(bool)
    """They have been shown or hidden."""

    def __init__(self, parent: QObject, dresser: Dresser, keeper: SettingsKeeper) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._dresser = dresser
        self._keeper = keeper
        self.window: OverlayWindow | None = None

    @property
    def are_shown(self) -> bool:
        """Whether they can be seen."""
        return self.window is not None and self.window.isVisible()

    @Slot(bool)
    def show(self, wanted: bool) -> None:
        """Show or hide them."""
        if wanted == self.are_shown:
            return
        window = self._made()
        window.setVisible(wanted)
        self.shown.emit(wanted)

    def take_hold(self) -> None:
        """Show them so that they can be moved."""
        self.show(True)
        self._made().take_hold(True)

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show the newest words."""
        if self.window is not None and self.are_shown:
            self.window.show_turns(turns[-_SHOWN:])

    def restyle(self) -> None:
        """Look as the settings say now."""
        if self.window is not None:
            self.window.apply(OverlayStyle.of(self._keeper.settings))

    def put_back(self) -> None:
        """Go where the settings say."""
        if self.window is not None:
            self.window.use_places(self._keeper.settings.overlay_places)

    def close(self) -> None:
        """Hide them for good."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None

    def _made(self) -> OverlayWindow:
        if self.window is None:
            self.window = OverlayWindow(self._dresser)
            self.window.apply(OverlayStyle.of(self._keeper.settings))
            self.window.use_places(self._keeper.settings.overlay_places)
            self.window.placed.connect(lambda places: self._keeper.change(overlay_places=places))
            self.window.resized.connect(self._keep_size)
            self.window.closed.connect(lambda: self.shown.emit(False))
        return self.window

    @Slot(int, int)
    def _keep_size(self, width: int, size: int) -> None:
        self._keeper.change(overlay_width=width, overlay_size=size)
