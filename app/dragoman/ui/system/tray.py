"""Dragoman's icon in the desktop's panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from dragoman.ui.appearance import Dresser
from dragoman.ui.system.tray_icon import TrayState, tray_icon
from dragoman.ui.system.tray_menu import TrayMenu

_OPENING = {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}


class Tray(QObject):
    """Shows what Dragoman is doing while its window is out of sight, and takes a few orders."""

    window_wanted = Signal()
    """Show the window, in front."""
    listening_wanted = Signal(bool)
    """Start to listen, or pause."""
    subtitles_wanted = Signal(bool)
    """Show the subtitles, or hide them."""
    mute_wanted = Signal(bool)
    """Speak nothing, or speak again."""
    quit_wanted = Signal()

    def __init__(self, dresser: Dresser) -> None:
        """Draw the icons; nothing is shown yet."""
        super().__init__()
        self._icons = {state: tray_icon(dresser.icons, state) for state in TrayState}
        self._state = TrayState.IDLE
        self._is_listening = False
        self._are_subtitles_shown = False
        self._is_closed = False
        self.menu = TrayMenu()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.menu.open_window.triggered.connect(self.window_wanted)
        self.menu.listening.triggered.connect(self._ask_to_listen)
        self.menu.subtitles.triggered.connect(self._ask_for_subtitles)
        self.menu.mute.triggered.connect(self.mute_wanted)
        self.menu.quit.triggered.connect(self.quit_wanted)
        self.menu.reworded.connect(self._show_words)
        self.show_state(TrayState.IDLE)

    @staticmethod
    def is_available() -> bool:
        """Say whether this desktop has a panel that shows icons; where it has none, closing the window has to quit."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the panel."""
        self.icon.show()

    def close(self) -> None:
        """Take it out, for good; what is to be shown later is not."""
        self._is_closed = True
        self.icon.hide()
        self.menu.deleteLater()

    def show_state(self, state: TrayState) -> None:
        """Show what Dragoman is doing."""
        if self._is_closed:
            return
        self._state = state
        self.icon.setIcon(self._icons[state])
        self.menu.show_state(state)
        self._show_words()

    def show_choices(self, *, can_listen: bool, is_listening: bool, are_subtitles_shown: bool, is_muted: bool) -> None:
        """Show what is switched on; `can_listen` is whether listening can be started and paused at all."""
        if self._is_closed:
            return
        self._is_listening, self._are_subtitles_shown = is_listening, are_subtitles_shown
        self.menu.show_choices(
            can_listen=can_listen,
            is_listening=is_listening,
            are_subtitles_shown=are_subtitles_shown,
            is_muted=is_muted,
        )

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _OPENING:
            self.window_wanted.emit()

    @Slot()
    def _ask_to_listen(self) -> None:
        self.listening_wanted.emit(not self._is_listening)

    @Slot()
    def _ask_for_subtitles(self) -> None:
        self.subtitles_wanted.emit(not self._are_subtitles_shown)

    @Slot()
    def _show_words(self) -> None:
        self.icon.setToolTip(f"Dragoman – {self.menu.status_words}")
