"""Carries what happens between the settings' pages, the window they lie over, and the conversation behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dragoman.config.settings import Settings
from dragoman.domain.events import DevicesListed, Event, LevelMeasured
from dragoman.domain.stability import Stability
from dragoman.domain.updates import BuildInfo
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.settings import SettingsOverlay, SettingsPanel
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.autostart import AutostartState
from dragoman.ui.view_models.update import UpdateState
from dragoman.ui.views.conversation_page import ConversationPage
from dragoman.ui.views.parts import reduce_motion

_IDLE_MS: Final = 3000
"""From the start until the pages are made in advance."""
_SLICE_MS: Final = 30
"""From one of their entries to the next."""
_KEPT: Final = {
    "first_language", "second_language", "mode", "page", "window_geometry", "is_welcomed", "live_source", "live_target",
    "live_hears_computer", "downloads", "told_gpu_fault",
}  # fmt: skip
"""What is chosen elsewhere than in the settings' pages."""


class SettingsSession(QObject):
    """The settings' pages, made when they are wanted or nothing else is to be done, and what their choices bring."""

    changed = Signal(str)
    """Name of a field of `Settings` that has another value."""
    opened = Signal()
    """The pages can be seen."""
    closed = Signal()
    """The pages are no longer open."""
    welcome_requested = Signal()
    """The first steps are to be run again."""
    move_requested = Signal()
    """The subtitles are to be moved."""
    models_requested = Signal()
    """The page of languages and models is to be opened."""
    folder_requested = Signal()
    """Somebody wants to see where the app keeps what."""
    shortcut_recording = Signal(bool)
    """Keys for a hotkey are being chosen, or no longer."""
    autostart_requested = Signal(bool)
    """Dragoman is to be started at log-in, or no longer."""
    update_requested = Signal()
    """Somebody wants to know whether there is a newer release, or to download it."""

    def __init__(
        self,
        window: QWidget,
        talk: ConversationPage,
        conversation: ConversationPort,
        keeper: SettingsKeeper,
        *,
        dresser: Dresser,
        translations: Translations,
    ) -> None:
        """Make no pages yet: the window is there sooner without them."""
        super().__init__(window)
        self._window = window
        self._talk = talk
        self._conversation = conversation
        self._keeper = keeper
        self._dresser = dresser
        self._translations = translations
        self._begun: SettingsOverlay | None = None
        self._hotkey_problems: Mapping[str, HotkeyProblem] = {}
        self._folders = (Path(), Path())
        self._recognition: tuple[Mapping[str, str], str] = ({}, "")
        self._build = BuildInfo("")
        self._update = UpdateState()
        self._autostart: AutostartState | None = None
        self._idle = QTimer(self, interval=_SLICE_MS)
        self._idle.timeout.connect(self._prepare)
        keeper.changed.connect(self._show_settings)

    @property
    def overlay(self) -> SettingsOverlay:
        """What holds the pages, which are complete."""
        made = self._made()
        made.panel.complete()
        return made

    @property
    def panel(self) -> SettingsPanel:
        """The pages, complete."""
        return self.overlay.panel

    @property
    def is_open(self) -> bool:
        """Whether the pages lie over the window."""
        return self._begun is not None and not self._begun.isHidden()

    def prepare(self) -> None:
        """Make the pages soon, when nothing else is to be done."""
        QTimer.singleShot(_IDLE_MS, self._idle, self._idle.start)

    def stop_preparing(self) -> None:
        """The pages will not be wanted any more."""
        self._idle.stop()

    @Slot()
    def _prepare(self) -> None:
        """Make one more of the entries: all of them at once would hold up the window."""
        if not self._made().panel.make_next():
            self._idle.stop()

    def _made(self) -> SettingsOverlay:
        if self._begun is None:
            made = self._begun = SettingsOverlay(self._window, self._dresser, is_gradual=True)
            made.opened.connect(self.opened)
            made.closed.connect(self.closed)
            self._connect(made.panel)
            made.panel.show_settings(self._keeper.settings)
            made.panel.show_devices(self._talk.model.devices)
            made.panel.show_folders(*self._folders)
            made.panel.show_recognition(*self._recognition)
            made.panel.show_hotkey_problems(self._hotkey_problems)
            made.panel.show_build(self._build)
            made.panel.show_update(self._update)
            if self._autostart is not None:
                made.panel.show_autostart(self._autostart)
        return self._begun

    def _connect(self, panel: SettingsPanel) -> None:
        panel.changed.connect(self._change)
        panel.reset_requested.connect(self._reset)
        panel.move_requested.connect(self._move_subtitles)
        panel.welcome_requested.connect(self.welcome_requested)
        panel.models_requested.connect(self._open_models)
        panel.folder_requested.connect(self.folder_requested)
        panel.shortcut_recording.connect(self.shortcut_recording)
        panel.autostart_requested.connect(self.autostart_requested)
        panel.update_requested.connect(self.update_requested)

    def open_below(self, top: int) -> None:
        """Open the pages, `top` pixels from the window's upper edge or below that."""
        self._conversation.refresh_devices()
        self.overlay.open_below(top)

    def close(self) -> None:
        """Close the pages."""
        if self._begun is not None:
            self._begun.close_panel()

    def fit(self) -> None:
        """Cover the whole window."""
        if self._begun is not None:
            self._begun.setGeometry(self._window.rect())

    def take(self, event: Event) -> None:
        """Show what the conversation, whose model has taken the event, has come to."""
        match event:
            case DevicesListed() if self._begun is not None:
                self._begun.panel.show_devices(self._talk.model.devices)
            case LevelMeasured() if self.is_open:
                self.panel.show_level(self._talk.model.level)

    @Slot(object)
    def show_hotkey_problems(self, problems: Mapping[str, HotkeyProblem]) -> None:
        """Tell which hotkeys do not work."""
        self._hotkey_problems = problems
        if self._begun is not None:
            self._begun.panel.show_hotkey_problems(problems)

    @Slot(object, str)
    def show_recognition(self, models: Mapping[str, str], automatic: str) -> None:
        """Offer the models that recognise speech, id -> name; the app itself would take the one named `automatic`."""
        self._recognition = (models, automatic)
        if self._begun is not None:
            self._begun.panel.show_recognition(models, automatic)

    def use_folders(self, settings: Path, logs: Path) -> None:
        """Tell where the app keeps what."""
        self._folders = (settings, logs)

    def use_build(self, build: BuildInfo) -> None:
        """Tell which copy of the app this is."""
        self._build = build

    @Slot(object)
    def show_update(self, state: UpdateState) -> None:
        """Tell what is known about a newer release."""
        self._update = state
        if self._begun is not None:
            self._begun.panel.show_update(state)

    @Slot(object)
    def show_autostart(self, state: AutostartState) -> None:
        """Tell whether the system starts Dragoman at log-in."""
        self._autostart = state
        if self._begun is not None:
            self._begun.panel.show_autostart(state)

    @Slot()
    def _show_settings(self) -> None:
        """Show what was chosen, wherever that was."""
        if self._begun is not None:
            self._begun.panel.show_settings(self._keeper.settings)

    @Slot(str, object)
    def _change(self, field: str, value: Any) -> None:
        self._keeper.change(**{field: value})
        settings = self._keeper.settings
        match field:
            case "microphone" | "loudspeaker":
                self._talk.let_go()
                self._conversation.use_devices(settings.microphone, settings.loudspeaker)
            case "stability":
                self._conversation.set_stability(Stability(settings.stability))
            case "voice_speed" | "voice_volume":
                self._conversation.set_voice(settings.voice_speed, settings.voice_volume)
            case "interface_language":
                self._translations.install(settings.interface_language)
            case "appearance":
                self._dresser.use(settings.appearance)
            case "is_motion_reduced":
                reduce_motion(settings.is_motion_reduced)
            case "is_face_to_face":
                self._talk.use_mode()
        self.changed.emit(field)

    @Slot()
    def _reset(self) -> None:
        """Take back every choice of the pages."""
        defaults, kept = Settings(), self._keeper.settings
        for each in fields(Settings):
            if each.name not in _KEPT and getattr(defaults, each.name) != getattr(kept, each.name):
                self._change(each.name, getattr(defaults, each.name))
        if self._autostart is not None and self._autostart.is_on:
            self.autostart_requested.emit(False)

    @Slot()
    def _open_models(self) -> None:
        self.close()
        self.models_requested.emit()

    @Slot()
    def _move_subtitles(self) -> None:
        self.close()
        self.move_requested.emit()
