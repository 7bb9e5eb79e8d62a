"""Systems on which no program may listen to another one's keys."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.hotkeys import GlobalHotkeys


class NoHotkeys(GlobalHotkeys):
    """Says so."""

    def use(self, shortcuts: Mapping[str, str]) -> None:
        """Answer that none of the keys works."""
        self.settled.emit({name: HotkeyProblem.UNSUPPORTED for name, keys in shortcuts.items() if keys})

    def close(self) -> None:
        """Do nothing: there is nothing to give back."""
