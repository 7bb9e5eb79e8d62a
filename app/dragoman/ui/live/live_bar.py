"""The bar of the live page: what is listened to, in which languages, and the buttons."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from dragoman.config.settings import Settings
from dragoman.domain.events import StageName, StageState
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.icons import ICON_SIZE
from dragoman.ui.key_names import native
from dragoman.ui.live.export import SaveKind
from dragoman.ui.live.flow_layout import FlowLayout
from dragoman.ui.live.language_box import LanguageBox
from dragoman.ui.live.level_bars import LevelBars
from dragoman.ui.live.listen_button import ListenButton
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.views.parts import named, restyle, text_button, text_label
from dragoman.ui.views.segmented_choice import Option, SegmentedChoice
from dragoman.ui.views.switch import Switch

_LISTEN_KEYS: Final = "Ctrl+Return" if sys.platform == "darwin" else "Ctrl+Enter"
"""The same key; this is what is written on it."""
_MICROPHONE: Final = "microphone"
_COMPUTER: Final = "computer"
_NARROW: Final = 560
"""Pixels, at the usual text size, below which side buttons have icons only."""
_WIDEST_SOURCE: Final = 480
_WIDEST_LANGUAGES: Final = 560
_ENGINES: Final = (StageName.RECOGNITION, StageName.TRANSLATION)


def needs_virtual_device() -> bool:
    """Whether this system lets nobody listen to what it plays."""
    return sys.platform == "darwin"


class LiveBar(QWidget):
    """Tells what the user wants; shows what the page answers."""

    source_chosen = Signal(bool)
    languages_chosen = Signal(object, str)
    """Source (None: identify it) and target."""
    listening_toggled = Signal()
    marked = Signal()
    speaking_toggled = Signal(bool)
    overlay_toggled = Signal(bool)
    save_requested = Signal(str)
    more_requested = Signal()
    """Languages that can be downloaded are to be shown."""

    def __init__(self, dresser: Dresser) -> None:
        """Make the bar; nothing is chosen yet."""
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dresser = dresser
        self._languages: tuple[str, ...] = ()
        self._pairs: frozenset[tuple[str, str]] = frozenset()
        self._source: str | None = None
        self._target = ""
        self._hears_computer = False
        self._is_listening = False
        self._stages = Stages()
        self.source = named("live_source", SegmentedChoice(dresser, 2))
        self.from_language, self.to_language = LanguageBox("live_from"), LanguageBox("live_to")
        self._arrow = QLabel()
        self.speaks, self.overlay = Switch(dresser), Switch(dresser)
        self.note = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.listen = ListenButton(dresser)
        self.level = LevelBars(dresser)
        self.state = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.mark, self.save = text_button("live_mark"), text_button("live_save")
        self._menu = QMenu(self)
        self._kinds: dict[SaveKind, QAction] = {kind: self._menu.addAction("") for kind in SaveKind}
        self._lay_out()
        self._connect()
        self._redress()
        self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        column.setSpacing(Space.S)
        choices, actions = FlowLayout(Space.S), FlowLayout(Space.S)
        self.source.setMaximumWidth(round(_WIDEST_SOURCE * fonts.text_scale()))
        self.source.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self.source, self._language_boxes()):
            choices.addWidget(part)
        for part in (self._listening(), self._buttons(), self.speaks, self.overlay):
            actions.addWidget(part)
        column.addLayout(choices)
        column.addWidget(self.note)
        column.addLayout(actions)
        self.save.setMenu(self._menu)

    def _listening(self) -> QWidget:
        group, row = _row(Space.M)
        row.addWidget(self.listen)
        row.addWidget(self.level)
        row.addWidget(self.state)
        row.addStretch(1)
        self.state.setWordWrap(False)
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return group

    def _buttons(self) -> QWidget:
        group, row = _row(Space.S)
        for button in (self.mark, self.save):
            row.addWidget(button)
        return group

    def _language_boxes(self) -> QWidget:
        group, row = _row(Space.S)
        row.addWidget(self.from_language, 1)
        row.addWidget(self._arrow)
        row.addWidget(self.to_language, 1)
        group.setMaximumWidth(round(_WIDEST_LANGUAGES * fonts.text_scale()))
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return group

    def _connect(self) -> None:
        self.source.chosen.connect(self._choose_source)
        self.from_language.language_chosen.connect(lambda tag: self.languages_chosen.emit(tag, self._target))
        self.to_language.language_chosen.connect(lambda tag: self.languages_chosen.emit(self._source, tag))
        for box in (self.from_language, self.to_language):
            box.more_requested.connect(self.more_requested)
        self.speaks.toggled.connect(self.speaking_toggled)
        self.overlay.toggled.connect(self.overlay_toggled)
        self.listen.clicked.connect(self.listening_toggled)
        self.mark.clicked.connect(self.marked)
        for kind, action in self._kinds.items():
            action.triggered.connect(lambda _=False, kind=kind: self.save_requested.emit(str(kind)))
        self._dresser.changed.connect(self._redress)

    def _choose_source(self, value: str) -> None:
        self.show_source(value == _COMPUTER)
        self.source_chosen.emit(self._hears_computer)

    @property
    def hears_computer(self) -> bool:
        """What is listened to."""
        return self._hears_computer

    def show_source(self, hears_computer: bool) -> None:
        """Show what is listened to."""
        self._hears_computer = hears_computer
        self._offer_sources()

    def show_languages(
        self, languages: tuple[str, ...], pairs: frozenset[tuple[str, str]], source: str | None, target: str
    ) -> None:
        """Show the languages in use and what can be chosen."""
        self._languages, self._pairs, self._source, self._target = languages, pairs, source, target
        self._offer_languages()

    def _offer_languages(self) -> None:
        sources = {source for source, _ in self._pairs}
        targets = {target for _, target in self._pairs}
        more = self.tr("More languages…")
        self.from_language.offer(self._languages, self._source, sources, self.tr("Detect"), more)
        self.to_language.offer([tag for tag in self._languages if tag in targets], self._target, targets, more=more)

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept."""
        self.show_source(settings.live_hears_computer)
        _set_quietly(self.speaks, settings.live_speaks)

    def show_overlay(self, is_shown: bool) -> None:
        """Show whether subtitles lie over other windows."""
        _set_quietly(self.overlay, is_shown)

    def show_listening(self, is_listening: bool) -> None:
        """Show whether somebody is listened to."""
        self._is_listening = is_listening
        self.listen.show_listening(is_listening)
        self.level.show_listening(is_listening)
        self._show_state()

    def show_stages(self, stages: Stages) -> None:
        """Show what is still being prepared, or has failed."""
        self._stages = stages
        self._show_state()

    def show_has_lines(self, has_lines: bool) -> None:
        """Offer what needs a transcript only where there is one."""
        self.mark.setEnabled(has_lines)
        self.save.setEnabled(has_lines)

    def state_words(self) -> str:
        """Return in words how far it is."""
        if self._stages.state(StageName.CAPTURE) is StageState.FAILED:
            return self.tr("Nothing can be heard from there")
        if any(self._stages.state(stage) is StageState.FAILED for stage in _ENGINES):
            return self.tr("Not ready")
        if any(self._stages.state(stage) is StageState.LOADING for stage in _ENGINES):
            return self.tr("Listening, still preparing…") if self._is_listening else self.tr("Preparing…")
        return self.tr("Listening…") if self._is_listening else self.tr("Not listening")

    def _show_state(self) -> None:
        words = self.state_words()
        self.state.setText(words)
        self.listen.setAccessibleDescription(words)
        states = [self._stages.state(stage) for stage in (StageName.CAPTURE, *_ENGINES)]
        restyle(self.state, "role", "danger" if StageState.FAILED in states else "muted")

    def _redress(self) -> None:
        theme, icons = self._dresser.theme, self._dresser.icons
        ratio = max(2.0, self.devicePixelRatioF())
        size = round(ICON_SIZE * fonts.text_scale())
        self._arrow.setPixmap(icons.pixmap("arrow", theme.text_muted, size, ratio))
        self.mark.setIcon(icons.icon("mark", theme.second.ink))
        self.save.setIcon(icons.icon("save", theme.text))
        for button in (self.mark, self.save):
            button.setIconSize(QSize(size, size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._offer_sources()
        self._offer_languages()
        for box, words in (
            (self.from_language, self.tr("Language that is spoken")),
            (self.to_language, self.tr("Language of the translation")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(words)
        self.speaks.setText(self.tr("Speak translation"))
        self.speaks.setToolTip(self.tr("Read the translation out loud"))
        self.overlay.setText(self.tr("Subtitles"))
        self.overlay.setToolTip(self.tr("Show the translation over all other windows"))
        self.listen.use_words(self.tr("Start"), self.tr("Pause"))
        self.listen.setToolTip(self.tr("Start or pause listening ({keys} or Space)").format(keys=native(_LISTEN_KEYS)))
        self.mark.setToolTip(self.tr("Mark the newest line as important (M)"))
        self.save.setToolTip(self.tr("Save the transcript"))
        self._kinds[SaveKind.TEXT].setText(self.tr("Text in both languages (.txt)"))
        self._kinds[SaveKind.SUBTITLES].setText(self.tr("Subtitles of the translation (.srt)"))
        self._kinds[SaveKind.BOTH_SUBTITLES].setText(self.tr("Subtitles in both languages (.srt)"))
        self._show_words()
        self._show_state()

    def _show_words(self) -> None:
        is_wide = self.width() >= _NARROW * fonts.text_scale()
        self.state.setVisible(is_wide)
        for button, words in ((self.mark, self.tr("Mark")), (self.save, self.tr("Save"))):
            button.setText(words if is_wide else "")
            button.setAccessibleName(words)

    def _offer_sources(self) -> None:
        self.source.offer(
            self.tr("What is listened to"),
            [
                Option(_MICROPHONE, self.tr("Microphone"), self.tr("Listen to people in the room")),
                Option(_COMPUTER, self.tr("This computer"), self.tr("Listen to what this computer plays")),
            ],
            _COMPUTER if self._hears_computer else _MICROPHONE,
        )
        self.note.setVisible(self._hears_computer and needs_virtual_device())
        self.note.setText(
            self.tr(
                "A Mac needs a virtual sound device, for example BlackHole, to listen to itself. "
                "Install it, let the sound go to it as well, and choose it as the microphone."
            )
        )


def _row(spacing: int) -> tuple[QWidget, QHBoxLayout]:
    """Return a group of parts that stay side by side, and its layout."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return group, row


def _set_quietly(switch: Switch, is_on: bool) -> None:
    """Show a state that the user has not just chosen."""
    blocker = QSignalBlocker(switch)
    switch.setChecked(is_on)
    blocker.unblock()
    switch.update()
