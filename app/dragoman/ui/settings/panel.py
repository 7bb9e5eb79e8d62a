"""The settings: categories, a search over all of them, and the entries; what is chosen takes effect at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.audio import AudioDevice
from dragoman.domain.updates import BuildInfo
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings.category_picker import CategoryPicker
from dragoman.ui.settings.entries import (
    AUTOSTART,
    MOVE_SUBTITLES,
    OPEN_FOLDER,
    OPEN_MODELS,
    RECOGNITION_MODEL,
    RESET_ALL,
    RUN_WELCOME,
    UPDATES,
    VERSION,
)
from dragoman.ui.settings.entry import Category, Entry
from dragoman.ui.settings.entry_page import EntryPage
from dragoman.ui.settings.entry_row import EntryRow
from dragoman.ui.settings.entry_rows import EntryRows
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.settings.overlay_preview import OverlayPreview
from dragoman.ui.settings.search import Query
from dragoman.ui.settings.search_field import SearchField
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.autostart import AutostartState
from dragoman.ui.view_models.update import UpdatePhase, UpdateState
from dragoman.ui.views.announcer import announce
from dragoman.ui.views.level_meter import LevelMeter
from dragoman.ui.views.panel import Panel
from dragoman.ui.views.parts import icon_button

_WIDE = 720
"""Pixels from which on the categories stand beside the entries, before the user's own text size is applied."""
_ICON = 20
_PREVIEW_SHARE = 0.28
"""Part of the panel's height that the picture of subtitles takes; it stays while the entries are scrolled."""


class SettingsPanel(Panel):
    """Tells what is chosen; there is nothing to confirm."""

    changed = Signal(str, object)
    """Name of a field of `Settings`, and its new value."""
    models_requested = Signal()
    """The page of languages and models is to be opened."""
    folder_requested = Signal()
    """The folder with the settings is to be opened."""
    move_requested = Signal()
    """The subtitles are to be moved."""
    welcome_requested = Signal()
    """The first steps are to be run again."""
    autostart_requested = Signal(bool)
    """Dragoman is to be started at log-in, or no longer."""
    update_requested = Signal()
    """The button of the updates was pressed."""
    reset_requested = Signal()
    """Every setting is to become the default; the user has confirmed it."""
    shortcut_recording = Signal(bool)
    """While this is so, hotkeys are to be given back: keys in use cannot be recorded."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the panel, with the defaults and no devices; its entries are made by `make_next` or `complete`."""
        super().__init__()
        self.setObjectName("settings")
        self._dresser = dresser
        self._category = Category.DEVICES
        self._query = Query()
        self._is_narrow = False
        self._missing = {AUTOSTART, UPDATES}
        """Names of entries for which there is nothing on this system, or in this copy."""
        self._texts = EntryTexts(self)
        self.level = LevelMeter(dresser)
        self.preview = OverlayPreview(dresser)
        self.entries = EntryRows(self._texts, dresser, self)
        self.page = EntryPage()
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
        right.addWidget(self.page, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(Space.L, Space.M, Space.M, Space.XS)
        whole.setSpacing(Space.XL)
        whole.addWidget(self._left)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.picker.chosen.connect(self.show_category)
        self.search.textChanged.connect(self._search)
        self.close_button.clicked.connect(self.close_requested)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._dresser.changed.connect(self._redress)
        self.entries.chosen.connect(self._choose)
        self.entries.previewed.connect(self._preview)
        self.entries.shortcut_recording.connect(self.shortcut_recording)

    def make_next(self) -> bool:
        """Make one more entry, and say whether there are more to come."""
        entries = self.entries
        if not entries.are_complete:
            row = entries.make_next()
            self._add(row)
            if entries.are_complete:
                entries.begin()
                self._show_page()
        return not entries.are_complete

    def _add(self, row: EntryRow) -> None:
        if row.entry.name == "microphone":
            row.add_below(self.level)
        self.page.add(row)
        self.entries.show_row(row)
        row.be_narrow(is_narrow=self._is_narrow)
        for widget in (row, *row.findChildren(QWidget)):
            widget.ensurePolished()

    def complete(self) -> None:
        """Make all entries that are missing."""
        while self.make_next():
            pass

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
        return self.page.wanted

    def focus(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Give the keyboard to a control, and show it."""
        self.page.show_all()
        stop.setFocus(reason)
        self.page.scroll_to(stop)

    def show_category(self, category: Category) -> None:
        """Open a page; what was looked for is forgotten."""
        self._category = category
        self.search.clear()
        self._show_page()

    def show_settings(self, settings: Settings) -> None:
        """Show what is in use."""
        self.entries.show_settings(settings)
        self.preview.show_settings(settings)

    def show_devices(self, devices: tuple[AudioDevice, ...]) -> None:
        """Offer the devices of this machine."""
        self.entries.show_devices(devices)

    def show_level(self, rms: float) -> None:
        """Show how loud the microphone is: a root mean square, 0 to 1 of full scale."""
        if self.level.isVisible():
            self.level.show_level(rms)

    def show_folders(self, settings: Path, logs: Path) -> None:
        """Tell where the settings and the log are."""
        self._texts.folders = (settings, logs)
        if OPEN_FOLDER in self.entries.by_name:
            self.entries.show_row(self.entries.by_name[OPEN_FOLDER])

    def show_recognition(self, models: Mapping[str, str], automatic: str) -> None:
        """Offer the models that recognise speech, id -> name; the app itself would take the one named `automatic`."""
        self._texts.recognition = (models, automatic)
        if RECOGNITION_MODEL in self.entries.by_name:
            self.entries.show_row(self.entries.by_name[RECOGNITION_MODEL])

    def show_build(self, build: BuildInfo) -> None:
        """Tell which copy this is; where it knows an address to look for updates at, offer that."""
        self._texts.build = build
        self._be_there(UPDATES, wanted=bool(build.feed))
        for name in (VERSION, UPDATES):
            self.entries.show_elsewhere(name, None)

    def show_update(self, state: UpdateState) -> None:
        """Tell what is known about a newer release."""
        self._texts.update = state
        self.entries.show_elsewhere(UPDATES, None)
        if state.phase is not UpdatePhase.ASKING and UPDATES in self.entries.by_name:
            announce(self, self.entries.by_name[UPDATES].explanation.text())

    def show_autostart(self, state: AutostartState) -> None:
        """Tell whether the system starts Dragoman at log-in, and why it does not do as was wished."""
        self._texts.autostart_error = state.error
        self._be_there(AUTOSTART, wanted=True)
        self.entries.show_elsewhere(AUTOSTART, state.is_on)
        if state.error is not None and AUTOSTART in self.entries.by_name:
            announce(self, self.entries.by_name[AUTOSTART].explanation.text())

    def _be_there(self, name: str, *, wanted: bool) -> None:
        """Have an entry on its page, or not."""
        missing = self._missing - {name} if wanted else self._missing | {name}
        if missing != self._missing:
            self._missing = missing
            self._show_page()

    def show_hotkey_problems(self, problems: Mapping[str, HotkeyProblem]) -> None:
        """Say which keys do not work in other programs: name of a field -> why."""
        self.entries.show_hotkey_problems(problems)

    def _choose(self, name: str, value: Any) -> None:
        done = {
            OPEN_MODELS: self.models_requested,
            OPEN_FOLDER: self.folder_requested,
            MOVE_SUBTITLES: self.move_requested,
            UPDATES: self.update_requested,
            RUN_WELCOME: self.welcome_requested,
            RESET_ALL: self.reset_requested,
        }
        if name in done:
            done[name].emit()
        elif name == AUTOSTART:
            self.autostart_requested.emit(value)
        else:
            self.show_settings(replace(self.entries.settings, **{name: value}))
            self.changed.emit(name, value)

    def _preview(self, name: str, value: Any) -> None:
        self.preview.show_settings(replace(self.entries.settings, **{name: value}))

    def _search(self, words: str) -> None:
        self._query = Query.of(words)
        self._show_page()
        if not self.shown_rows:
            announce(self.search, self.page.nothing_found.text())

    def _show_page(self) -> None:
        """Show the entries of the category, or of all categories those that are looked for."""
        is_searched = bool(self._query.words)
        wanted = [row for row in self.entries.by_name.values() if self._is_wanted(row.entry)]
        self._show_headings()
        self.page.nothing_found.setText(self._texts.nothing_found(self.search.text().strip()))
        self.picker.show_category(None if is_searched else self._category)
        self.preview.setVisible(any(row.entry.name.startswith("overlay_") for row in wanted))
        self.page.show_rows(wanted, self._query)

    def _show_headings(self) -> None:
        """Name the category once: on the page, or where it is picked."""
        is_searched = bool(self._query.words)
        self.page.show_headings(are_shown=is_searched or not self._is_narrow)
        self.picker.combo.setVisible(self._is_narrow and not is_searched)

    def _is_wanted(self, entry: Entry) -> bool:
        if entry.name in self._missing:
            return False
        if not self._query.words:
            return entry.category is self._category
        return self._query.finds(f"{self.entries.text(entry).words()} {self._texts.category(entry.category)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything under each other where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._is_narrow = self.width() < _WIDE * fonts.text_scale()
        self._left.setVisible(not self._is_narrow)
        self.preview.fit(self.width() - 2 * Space.XL, round(_PREVIEW_SHARE * self.height()))
        self._show_headings()
        for row in self.entries.by_name.values():
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
        self.page.after_nothing.setText(texts.after_nothing_found())
        self.picker.show_names(texts.categories(), [texts.category(category) for category in Category])
        for section in self.page.sections:
            section.heading.setText(texts.category(section.category))
        self.entries.show_words()
        self.level.setAccessibleName(texts.level())
        self.preview.setAccessibleName(texts.preview())
        self.preview.show_sample(*texts.sample())

    def _redress(self) -> None:
        size = round(_ICON * fonts.text_scale())
        self.close_button.setIcon(self._dresser.icons.icon("close", self._dresser.theme.text, size))
        self.close_button.setIconSize(QSize(size, size))
