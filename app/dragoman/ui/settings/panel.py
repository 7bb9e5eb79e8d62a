"""The settings: categories, a search over all of them, and the entries; what is chosen takes effect at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.category_picker import CategoryPicker
from dragoman.ui.settings.controls import control_of
from dragoman.ui.settings.entries import ENTRIES, MOVE_SUBTITLES, OPEN_FOLDER, RESET_ALL, RUN_WELCOME
from dragoman.ui.settings.entry import Category, ControlKind, Entry, EntryText
from dragoman.ui.settings.entry_row import EntryRow
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.settings.list_control import ListControl
from dragoman.ui.settings.number_control import NumberControl
from dragoman.ui.settings.overlay_preview import OverlayPreview
from dragoman.ui.settings.search import Query
from dragoman.ui.settings.search_field import SearchField
from dragoman.ui.settings.section import Section
from dragoman.ui.settings.segment_control import SegmentControl
from dragoman.ui.settings.shortcut_control import ShortcutControl
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.level_meter import LevelMeter
from dragoman.ui.views.parts import icon_button, named, text_label

_WIDE = 720
"""Pixels from which on the categories stand beside the entries, before the user's own text size is applied."""
_ICON = 20
_PREVIEW_SHARE = 0.28
"""Part of the panel's height that the picture of subtitles takes; it stays while the entries are scrolled."""


class SettingsPanel(QFrame):
    """Tells what is chosen; there is nothing to confirm."""

    changed = Signal(str, object)
    """Name of a field of `Settings`, and its new value."""
    folder_requested = Signal()
    """The folder with the settings is to be opened."""
    move_requested = Signal()
    """The subtitles are to be moved."""
    welcome_requested = Signal()
    """The first steps are to be run again."""
    reset_requested = Signal()
    """Every setting is to become the default; the user has confirmed it."""
    close_requested = Signal()
    shortcut_recording = Signal(bool)
    """While this is so, hotkeys are to be given back: keys in use cannot be recorded."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the panel, with the defaults and no devices."""
        super().__init__()
        self.setObjectName("settings")
        self._dresser = dresser
        self._settings = Settings()
        self._devices: tuple[AudioDevice, ...] = ()
        self._category = Category.DEVICES
        self._query = Query()
        self._is_narrow = False
        self._texts = EntryTexts(self)
        self.level = LevelMeter(dresser)
        self.preview = OverlayPreview(dresser)
        self.rows: dict[str, EntryRow] = {}
        self.sections = [Section(category) for category in Category]
        for entry in ENTRIES:
            self._add(entry)
        self._make_frame()
        self._lay_out()
        self._connect()
        self._redress()
        self._retranslate()
        self._show_page()

    def _make_frame(self) -> None:
        self.picker = CategoryPicker(self)
        self.search = SearchField(self._dresser)
        self.close_button = icon_button("close_settings")
        self._title = QLabel()
        self._title.setFont(fonts.font(TypeSize.LEAD, strong=True))
        self.nothing_found = text_label(fonts.font(TypeSize.LEAD, strong=True))
        self._after_nothing = text_label(fonts.font(TypeSize.BODY), "muted")
        for label in (self.nothing_found, self._after_nothing):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._page = QWidget()
        self._scroll = _scroll_area(self._page)
        self._left = QWidget()

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Space.M)
        left.addWidget(self._title)
        left.addWidget(self.picker.list, 1)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addLayout(top)
        right.addWidget(self.picker.combo)
        right.addWidget(self.preview)
        right.addWidget(self._scroll, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.M, Space.XS)
        whole.setSpacing(Space.XL)
        whole.addWidget(self._left)
        whole.addLayout(right, 1)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, Space.XS, Space.S, Space.S)
        page.setSpacing(Space.M)
        for label in (self.nothing_found, self._after_nothing):
            page.addWidget(label)
        for section in self.sections:
            page.addWidget(section)
        page.addStretch(1)

    def _connect(self) -> None:
        self.picker.chosen.connect(self.show_category)
        self.search.textChanged.connect(self._search)
        self.close_button.clicked.connect(self.close_requested)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._dresser.changed.connect(self._redress)

    def _add(self, entry: Entry) -> None:
        control = control_of(entry, self._text(entry), self._dresser)
        row = EntryRow(entry, control, self._dresser)
        row.chosen.connect(lambda value: self._choose(entry, value))
        if isinstance(control, NumberControl):
            control.previewed.connect(lambda value: self._preview(entry.name, value))
        if isinstance(control, ShortcutControl):
            control.recording.connect(self.shortcut_recording)
        section = next(each for each in self.sections if each.category is entry.category)
        if entry.name == "microphone":
            row.add_below(self.level)
        section.add_row(row)
        self.rows[entry.name] = row

    @property
    def combos(self) -> dict[str, QComboBox]:
        """The lists, under the names of their entries."""
        controls = {name: row.control for name, row in self.rows.items()}
        return {name: control.combo for name, control in controls.items() if isinstance(control, ListControl)}

    @property
    def segments(self) -> dict[str, SegmentControl]:
        """The choices between words side by side, under the names of their entries."""
        controls = {name: row.control for name, row in self.rows.items()}
        return {name: control for name, control in controls.items() if isinstance(control, SegmentControl)}

    @property
    def shortcuts(self) -> dict[str, ShortcutControl]:
        """The recorders of keys, under the names of their entries."""
        controls = {name: row.control for name, row in self.rows.items()}
        return {name: control for name, control in controls.items() if isinstance(control, ShortcutControl)}

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, from top to bottom."""
        frame = [self.search, self.close_button, self.picker.list, self.picker.combo]
        stops = [widget for widget in frame if widget.isVisibleTo(self)]
        for row in self.shown_rows:
            stops += row.stops
        return stops

    @property
    def shown_rows(self) -> list[EntryRow]:
        """The entries that can be seen, or scrolled to."""
        return [row for row in self.rows.values() if row.isVisibleTo(self)]

    def focus(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Give the keyboard to a control, and show it."""
        stop.setFocus(reason)
        if self._page.isAncestorOf(stop):
            self._scroll.ensureWidgetVisible(stop, 0, Space.XXL)

    def show_category(self, category: Category) -> None:
        """Open a page; what was looked for is forgotten."""
        self._category = category
        self.search.clear()
        self._show_page()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in use."""
        before, self._settings = self._settings, settings
        for name, row in self.rows.items():
            if row.entry.is_setting and getattr(before, name) != getattr(settings, name):
                self._show_row(row)
        self.preview.show_settings(settings)
        self._show_other_shortcuts()

    def show_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """Offer the devices of this machine."""
        self._devices = devices
        for row in self.rows.values():
            if row.entry.kind is ControlKind.DEVICE:
                self._show_row(row)

    def show_level(self, rms: float) -> None:
        """Show how loud the microphone is: a root mean square, 0 to 1 of full scale."""
        if self.level.isVisible():
            self.level.show_level(rms)

    def show_folders(self, settings: Path, logs: Path) -> None:
        """Tell where the settings and the log are."""
        self._texts.folders = (settings, logs)
        self._show_row(self.rows[OPEN_FOLDER])

    def show_hotkey_problems(self, problems: Mapping[str, HotkeyProblem]) -> None:
        """Say which keys do not work in other programs: name of a field -> why."""
        for name, control in self.shortcuts.items():
            control.show_problem(problems.get(name))

    def _choose(self, entry: Entry, value: Any) -> None:
        match entry.name:
            case name if name == OPEN_FOLDER:
                self.folder_requested.emit()
            case name if name == MOVE_SUBTITLES:
                self.move_requested.emit()
            case name if name == RUN_WELCOME:
                self.welcome_requested.emit()
            case name if name == RESET_ALL:
                self.reset_requested.emit()
            case name:
                self.show_settings(replace(self._settings, **{name: value}))
                self.changed.emit(name, value)

    def _show_other_shortcuts(self) -> None:
        keys = {name: getattr(self._settings, name) for name in self.shortcuts}
        labels = {name: self._text(self.rows[name].entry).label for name in keys}
        for name, control in self.shortcuts.items():
            control.show_others({labels[other]: keys[other] for other in keys if other != name})

    def _preview(self, name: str, value: Any) -> None:
        self.preview.show_settings(replace(self._settings, **{name: value}))

    def _text(self, entry: Entry) -> EntryText:
        text = entry.text(self._texts)
        if entry.kind is not ControlKind.DEVICE:
            return text
        chosen = getattr(self._settings, entry.name)
        return replace(text, choices=self._texts.devices(DeviceKind(entry.name), self._devices, chosen))

    def _show_row(self, row: EntryRow) -> None:
        text = self._text(row.entry)
        row.show_text(text, self._texts.reset(text.label))
        row.show_value(getattr(self._settings, row.entry.name, None))

    def _search(self, words: str) -> None:
        self._query = Query.of(words)
        self._show_page()
        if not self.shown_rows:
            announce(self.search, self.nothing_found.text())

    def _show_page(self) -> None:
        """Show the entries of the category, or of all categories those that are looked for."""
        is_searched = bool(self._query.words)
        for section in self.sections:
            wanted = [row for row in section.rows if self._is_wanted(row.entry)]
            section.show_rows(wanted)
            section.heading.setVisible(is_searched or not self._is_narrow)
            for row in section.rows:
                row.mark(self._query)
        is_empty = not any(self._is_wanted(entry) for entry in ENTRIES)
        self.nothing_found.setText(self._texts.nothing_found(self.search.text().strip()))
        for label in (self.nothing_found, self._after_nothing):
            label.setVisible(is_empty)
        self.picker.show_category(None if is_searched else self._category)
        self.picker.combo.setVisible(self._is_narrow and not is_searched)
        self.preview.setVisible(any(row.entry.name.startswith("overlay_") for row in self.shown_rows))
        self._scroll.verticalScrollBar().setValue(0)

    def _is_wanted(self, entry: Entry) -> bool:
        if not self._query.words:
            return entry.category is self._category
        return self._query.finds(f"{self._text(entry).words()} {self._texts.category(entry.category)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything under each other where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._is_narrow = self.width() < _WIDE * fonts.text_scale()
        self._left.setVisible(not self._is_narrow)
        self.preview.fit(self.width() - 2 * Space.XL, round(_PREVIEW_SHARE * self.height()))
        is_searched = bool(self._query.words)
        self.picker.combo.setVisible(self._is_narrow and not is_searched)
        for section in self.sections:
            section.heading.setVisible(is_searched or not self._is_narrow)
        for row in self.rows.values():
            row.be_narrow(is_narrow=self._is_narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        texts = self._texts
        self._title.setText(texts.title())
        self.setAccessibleName(texts.title())
        self.close_button.setAccessibleName(texts.close())
        self.close_button.setToolTip(texts.close())
        self.search.show_words(texts.search(), texts.clear_search())
        self._after_nothing.setText(texts.after_nothing_found())
        self.picker.show_names(texts.categories(), [texts.category(category) for category in Category])
        for section in self.sections:
            section.heading.setText(texts.category(section.category))
        for row in self.rows.values():
            self._show_row(row)
        self._show_other_shortcuts()
        self.level.setAccessibleName(texts.level())
        self.preview.setAccessibleName(texts.preview())
        self.preview.show_sample(*texts.sample())

    def _redress(self) -> None:
        size = round(_ICON * fonts.text_scale())
        self.close_button.setIcon(self._dresser.icons.icon("close", self._dresser.theme.text, size))
        self.close_button.setIconSize(QSize(size, size))


def _scroll_area(page: QWidget) -> QScrollArea:
    """Return what shows a page and lets the panel show through."""
    area = named("settings_scroll", QScrollArea(widgetResizable=True))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area
