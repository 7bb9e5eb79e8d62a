"""The app's place on the desktop: its tray icon and the keys that work in all programs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from dragoman.domain.events import (
    Event,
    PlaybackFinished,
    PlaybackStarted,
    SpeechStarted,
    StageName,
    StageState,
    StateChanged,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.subtitles import Subtitles
from dragoman.ui.system.hotkeys import hotkeys_for_this_system
from dragoman.ui.system.tray import Tray
from dragoman.ui.system.tray_icon import TrayState
from dragoman.ui.view_models.hold import HOTKEY
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.main_window import MainWindow
from dragoman.ui.views.top_bar import Page

_HOTKEYS: Final = ("hotkey_talk", "hotkey_overlay", "hotkey_pause")
"""Fields of `Settings`."""


class Desktop(QObject):
    """Tray and hotkeys of one window."""

    def __init__(self, window: MainWindow, subtitles: Subtitles, dresser: Dresser, keeper: SettingsKeeper) -> None:
        """Begin to listen to the keys of the settings."""
        super().__init__(window)
        self._window = window
        self._subtitles = subtitles
        self._keeper = keeper
        self._is_muted = False
        self._is_heard = False
        self._is_speaking = False
        self._state = TrayState.IDLE
        self.tray = Tray(dresser)
        self.hotkeys = hotkeys_for_this_system()
        self._connect()
        if Tray.is_available():
            self.tray.show()
        self._show_choices()
        self._use_keys()

    def _connect(self) -> None:
        window = self._window
        self.tray.window_wanted.connect(window.come_to_front)
        self.tray.listening_wanted.connect(self._listen)
        self.tray.subtitles_wanted.connect(self._subtitles.show)
        self.tray.mute_wanted.connect(self._mute)
        self.tray.quit_wanted.connect(window.close)
        self.hotkeys.pressed.connect(self._press)
        self.hotkeys.released.connect(self._release)
        self.hotkeys.settled.connect(window.settings.show_hotkey_problems)
        window.settings.shortcut_recording.connect(self._record)
        window.settings.changed.connect(self._settings_changed)
        window.live.listening.connect(lambda _: self._show_choices())
        window.talk.changed.connect(self._show_state)
        self._subtitles.shown.connect(lambda _: self._show_choices())

    def close(self) -> None:
        """Give everything back to the system."""
        self.hotkeys.close()
        self.tray.close()

    @Slot(object)
    def take(self, event: Event) -> None:
        """Show in the tray what the app is doing."""
        match event:
            case PlaybackStarted():
                self._is_speaking = True
                self._show_state()
            case PlaybackFinished():
                self._is_speaking = False
                self._show_state()
            case SpeechStarted():
                self._is_heard = True
                self._show_state()
            case UtteranceEnded() | UtteranceDiscarded() | StateChanged():
                self._is_heard = False
                self._show_state()

    def _show(self, state: TrayState) -> None:
        if state is not self._state:
            self._state = state
            self.tray.show_state(state)

    def _show_state(self) -> None:
        if any(self._window.talk.model.stages.state(stage) is StageState.FAILED for stage in StageName):
            self._show(TrayState.PROBLEM)
        elif self._is_speaking:
            self._show(TrayState.SPEAKING)
        else:
            is_listening = self._is_heard or self._window.is_hearing
            self._show(TrayState.LISTENING if is_listening else TrayState.IDLE)

    def _show_choices(self) -> None:
        is_listening = self._window.live.is_listening
        self._show_state()
        self.tray.show_choices(
            can_listen=True,
            is_listening=is_listening,
            are_subtitles_shown=self._subtitles.are_shown,
            is_muted=self._is_muted,
        )

    @Slot(bool)
    def _listen(self, wanted: bool) -> None:
        self._window.open_page(Page.LIVE)
        if wanted:
            self._window.live.start()
        else:
            self._window.live.pause()

    @Slot(bool)
    def _mute(self, muted: bool) -> None:
        self._is_muted = muted
        self._window.mute(muted)
        self._show_choices()

    def _use_keys(self) -> None:
        settings = self._keeper.settings
        self.hotkeys.describe(
            {
                "hotkey_talk": self.tr("Hold to talk"),
                "hotkey_overlay": self.tr("Show or hide the subtitles"),
                "hotkey_pause": self.tr("Start or pause listening"),
            }
        )
        self.hotkeys.use({name: getattr(settings, name) for name in _HOTKEYS if getattr(settings, name)})

    @Slot(bool)
    def _record(self, is_recording: bool) -> None:
        """Leave all keys to the window while one is being chosen."""
        if is_recording:
            self.hotkeys.use({})
        else:
            self._use_keys()

    @Slot(str)
    def _settings_changed(self, field: str) -> None:
        if field in _HOTKEYS:
            self._use_keys()
        elif field == "overlay_places":
            self._subtitles.put_back()
        elif field.startswith("overlay_") or field == "is_motion_reduced":
            self._subtitles.restyle()

    @Slot(str)
    def _press(self, name: str) -> None:
        match name:
            case "hotkey_talk":
                self._window.open_page(Page.CONVERSATION)
                self._window.talk.talk_bar.press(Side.FIRST, HOTKEY)
            case "hotkey_overlay":
                self._subtitles.show(not self._subtitles.are_shown)
            case "hotkey_pause":
                self._listen(not self._window.live.is_listening)

    @Slot(str)
    def _release(self, name: str) -> None:
        if name == "hotkey_talk":
            self._window.talk.talk_bar.release(HOTKEY)
