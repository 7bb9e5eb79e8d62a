"""Keys that work in every program, recorded by pressing them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.shortcut_edit import ShortcutEdit
from dragoman.ui.views.parts import named


class ShortcutControl(Control):
    """A recorder of keys, which refuses those that something else needs."""

    recording = Signal(bool)
    """While this is so, hotkeys are to be given back: keys in use cannot be recorded."""

    def __init__(self, name: str, dresser: Dresser) -> None:
        """Make it, without keys."""
        super().__init__()
        self._label = ""
        self._keys = ""
        self._others: dict[str, str] = {}
        self.editor = named(name, ShortcutEdit(dresser))
        self.editor.chosen.connect(self.chosen.emit)
        self.editor.recording.connect(self.recording)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        editor = self.editor
        return [editor.recorder, editor.clear] if editor.clear.isEnabled() else [editor.recorder]

    def show_text(self, text: EntryText) -> None:
        """Name it to screen readers."""
        self._label = text.label
        self._offer()

    def show_value(self, value: object) -> None:
        """Show what is in use."""
        self._keys = str(value)
        self._offer()

    def show_others(self, others: Mapping[str, str]) -> None:
        """Tell the keys of the other functions, under their names."""
        if others != self._others:
            self._others = dict(others)
            self._offer()

    def show_problem(self, problem: HotkeyProblem | None) -> None:
        """Say what the system has answered to the keys."""
        self.editor.show_problem(problem)

    def _offer(self) -> None:
        self.editor.offer(self._label, self._keys, self._others)
