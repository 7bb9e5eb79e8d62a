"""A setting that is on or off."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.control import Control
from dragoman.ui.settings.entry import EntryText
from dragoman.ui.views.parts import named
from dragoman.ui.views.switch import Switch


class SwitchControl(Control):
    """A switch, beside its words even where there is little room."""

    is_narrow = True

    def __init__(self, name: str, dresser: Dresser) -> None:
        """Make it, off."""
        super().__init__()
        self.switch = named(name, Switch(dresser))
        self.switch.clicked.connect(lambda: self.chosen.emit(self.switch.isChecked()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.switch)
        self.setFocusProxy(self.switch)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [self.switch]

    def show_text(self, text: EntryText) -> None:
        """Name it to screen readers."""
        self.switch.setAccessibleName(text.label)
        self.switch.setAccessibleDescription(text.explanation)

    def show_value(self, value: object) -> None:
        """Show what is in use."""
        self.switch.setChecked(bool(value))
