"""The rows of all entries: made one at a time, and the words and values that they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox

from dragoman.config.settings import Settings
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.controls import control_of
from dragoman.ui.settings.entries import ENTRIES
from dragoman.ui.settings.entry import ControlKind, Entry, EntryText
from dragoman.ui.settings.entry_row import EntryRow
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.settings.list_control import ListControl
from dragoman.ui.settings.number_control import NumberControl
from dragoman.ui.settings.segment_control import SegmentControl
from dragoman.ui.settings.shortcut_control import ShortcutControl
from dragoman.ui.system.hotkey_problem import HotkeyProblem


class EntryRows(QObject):
    """Knows what is in use, which devices there are, and which hotkeys do not work."""

    chosen = Signal(str, object)
    """Name of an entry, and what was chosen; None where something is to be done instead."""
    previewed = Signal(str, object)
    """Name of an entry, and what would be chosen if somebody stopped here."""
    shortcut_recording = Signal(bool)
    """Keys are being recorded, or no longer."""

    def __init__(self, texts: EntryTexts, dresser: Dresser, parent: QObject) -> None:
        """Know the defaults and no devices; there are no rows yet."""
        super().__init__(parent)
        self._texts = texts
        self._dresser = dresser
        self._devices: tuple[AudioDevice, ...] = ()
        self._problems: Mapping[str, HotkeyProblem] = {}
        self._missing = list(ENTRIES)
        self.settings = Settings()
        """What is in use."""
        self.by_name: dict[str, EntryRow] = {}
        self._elsewhere: dict[str, object] = {}
        """Name of an entry -> its value, where that is no field of `Settings`."""

    @property
    def are_complete(self) -> bool:
        """Whether every entry has its row."""
        return not self._missing

    def make_next(self) -> EntryRow:
        """Make one more row, without words."""
        entry = self._missing.pop(0)
        control = control_of(entry, self.text(entry), self._dresser)
        row = EntryRow(entry, control, self._dresser)
        row.chosen.connect(lambda value: self.chosen.emit(entry.name, value))
        if isinstance(control, NumberControl):
            control.previewed.connect(lambda value: self.previewed.emit(entry.name, value))
        if isinstance(control, ShortcutControl):
            control.recording.connect(self.shortcut_recording)
        self.by_name[entry.name] = row
        return row

    def begin(self) -> None:
        """Tell the rows about each other, now that all of them are there."""
        self._show_shortcuts()
        self.show_hotkey_problems(self._problems)

    @property
    def combos(self) -> dict[str, QComboBox]:
        """The lists, under the names of their entries."""
        controls = {name: row.control for name, row in self.by_name.items()}
        return {name: control.combo for name, control in controls.items() if isinstance(control, ListControl)}

    @property
    def segments(self) -> dict[str, SegmentControl]:
        """The choices between words side by side, under the names of their entries."""
        controls = {name: row.control for name, row in self.by_name.items()}
        return {name: control for name, control in controls.items() if isinstance(control, SegmentControl)}

    @property
    def shortcuts(self) -> dict[str, ShortcutControl]:
        """The recorders of keys, under the names of their entries."""
        controls = {name: row.control for name, row in self.by_name.items()}
        return {name: control for name, control in controls.items() if isinstance(control, ShortcutControl)}

    def show_settings(self, settings: Settings) -> None:
        """Show what is in use."""
        before, self.settings = self.settings, settings
        for name, row in self.by_name.items():
            if row.entry.is_setting and getattr(before, name) != getattr(settings, name):
                self.show_row(row)
        self._show_shortcuts()

    def show_elsewhere(self, name: str, value: object) -> None:
        """Show the words, which may be new, and the value of an entry that is no field of `Settings`."""
        self._elsewhere[name] = value
        if name in self.by_name:
            self.show_row(self.by_name[name])

    def show_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """Offer the devices of this machine."""
        self._devices = devices
        for row in self.by_name.values():
            if row.entry.kind is ControlKind.DEVICE:
                self.show_row(row)

    def show_hotkey_problems(self, problems: Mapping[str, HotkeyProblem]) -> None:
        """Say which keys do not work in other programs: name of a field -> why."""
        self._problems = problems
        for name, control in self.shortcuts.items():
            control.show_problem(problems.get(name))

    def _show_shortcuts(self) -> None:
        """Tell each recorder which keys the others have."""
        shortcuts = self.shortcuts
        keys = {name: getattr(self.settings, name) for name in shortcuts}
        labels = {name: self.text(self.by_name[name].entry).label for name in keys}
        for name, control in shortcuts.items():
            control.show_others({labels[other]: keys[other] for other in keys if other != name})

    def show_row(self, row: EntryRow) -> None:
        """Show the words and the value of a row."""
        text = self.text(row.entry)
        row.show_text(text, self._texts.reset(text.label))
        row.show_value(getattr(self.settings, row.entry.name, self._elsewhere.get(row.entry.name)))

    def show_words(self) -> None:
        """Say everything in the language of the window."""
        for row in self.by_name.values():
            self.show_row(row)
        self._show_shortcuts()

    def text(self, entry: Entry) -> EntryText:
        """Return what an entry says."""
        text = entry.text(self._texts)
        if entry.kind is not ControlKind.DEVICE:
            return text
        chosen = getattr(self.settings, entry.name)
        return replace(text, choices=self._texts.devices(DeviceKind(entry.name), self._devices, chosen))
