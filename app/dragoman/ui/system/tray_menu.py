"""The menu of the panel icon."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dragoman.ui.system.tray_icon import TrayState


class TrayMenu(QMenu):
    """Says what Dragoman is doing, and offers what can be done without its window."""

    reworded = Signal()
    """The words are in another language."""

    def __init__(self) -> None:
        """Make the menu of an app that does nothing yet."""
        super().__init__()
        self._state = TrayState.IDLE
        self._is_listening = False
        self._are_subtitles_shown = False
        self.status = self._add("status")
        self.status.setEnabled(False)
        self.addSeparator()
        self.open_window = self._add("show")
        self.listening = self._add("listen")
        self.subtitles = self._add("subtitles")
        self.mute = self._add("mute")
        self.mute.setCheckable(True)
        self.addSeparator()
        self.quit = self._add("quit")
        self.setDefaultAction(self.open_window)
        self._retranslate()

    @property
    def status_words(self) -> str:
        """What Dragoman is doing."""
        words = {
            TrayState.IDLE: self.tr("Ready"),
            TrayState.LISTENING: self.tr("Listening"),
            TrayState.SPEAKING: self.tr("Speaking"),
            TrayState.PROBLEM: self.tr("Something needs your attention"),
        }
        return words[self._state]

    def show_state(self, state: TrayState) -> None:
        """Say what Dragoman is doing."""
        self._state = state
        self._retranslate()

    def show_choices(self, *, can_listen: bool, is_listening: bool, are_subtitles_shown: bool, is_muted: bool) -> None:
        """Show what is switched on; `can_listen` is whether listening can be started and paused at all."""
        self._is_listening = is_listening
        self._are_subtitles_shown = are_subtitles_shown
        self.listening.setEnabled(can_listen)
        self.mute.setChecked(is_muted)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.reworded.emit()
        super().changeEvent(event)

    def _add(self, name: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        self.addAction(action)
        return action

    def _retranslate(self) -> None:
        self.status.setText(self.status_words)
        self.open_window.setText(self.tr("Show Dragoman"))
        self.listening.setText(self.tr("Pause listening") if self._is_listening else self.tr("Start listening"))
        self.subtitles.setText(self.tr("Hide subtitles") if self._are_subtitles_shown else self.tr("Show subtitles"))
        self.mute.setText(self.tr("Mute translation"))
        self.quit.setText(self.tr("Quit"))
