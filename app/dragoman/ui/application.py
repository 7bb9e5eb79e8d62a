"""Starts the window, keeps it running, and ends it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import SettingsStore
from dragoman.domain.stability import Stability
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.bridge import Bridge
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.shutdown import Shutdown
from dragoman.ui.termination_signals import TerminationSignals
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.views.main_window import MainWindow

_LONGEST_CLOSE_MS: Final = 15_000
"""A conversation that does not end within this time is left to end with the process."""


class DesktopSession(QObject):
    """The window and everything it needs, from the first paint until all threads have ended."""

    def __init__(
        self,
        app: QApplication,
        *,
        conversation: ConversationPort,
        settings: SettingsStore,
        languages: tuple[str, ...],
        pairs: frozenset[tuple[str, str]],
        resources: Path,
    ) -> None:
        """Read what ships with the app and build the window; nothing is shown yet."""
        super().__init__()
        self._app = app
        self._conversation = conversation
        self._store = settings
        self._keeper = SettingsKeeper(settings)
        chosen = self._keeper.settings
        self._translations = Translations(resources / "translations")
        self._translations.install(chosen.interface_language)
        fonts.use_as_default(self._translations.locale)
        self._dresser = Dresser(app, resources)
        self._dresser.use(chosen.appearance)
        app.setWindowIcon(self._dresser.icons.app_icon())
        wanted = LanguageChoice(languages, pairs, chosen.first_language, chosen.second_language)
        self._choice = wanted.corrected()
        self._is_corrected = self._choice != wanted
        self.window = MainWindow(conversation, self._choice, self._keeper, self._dresser, self._translations)
        self.bridge = Bridge()
        self.bridge.deliver_to(self.window.take)
        self.shutdown = Shutdown(conversation.close, self._keeper.close)
        self.window.closing.connect(self._close)
        self.shutdown.finished.connect(app.quit)

    def show(self) -> None:
        """Show the window at once; the conversation starts when it is on the screen."""
        self.window.show()
        if self._store.notice is not None:
            self.window.show_settings_error(self._store.notice)
        QTimer.singleShot(0, self, self._start)

    @Slot()
    def _start(self) -> None:
        self.window.repaint()
        self._conversation.subscribe(self.bridge.publish)
        if self._is_corrected:
            self._conversation.set_languages(self._choice.first, self._choice.second)
        self._conversation.set_stability(Stability(self._keeper.settings.stability))
        self._conversation.start()

    @Slot()
    def _close(self) -> None:
        self.shutdown.begin()
        QTimer.singleShot(_LONGEST_CLOSE_MS, self, self._app.quit)


def run(
    conversation: ConversationPort,
    settings: SettingsStore,
    languages: tuple[str, ...],
    pairs: frozenset[tuple[str, str]],
    resources: Path,
) -> int:
    """Show the window and return when it has been closed and everything behind it has ended.

    Args:
        conversation: made for the settings' languages and devices, not started; closed here.
        settings: loaded before; its notice, if any, is shown.
        languages: tags of the languages on offer.
        pairs: (source, target) of what can be translated, by way of another language included.
        resources: the folder of what ships with the app and is not code.

    Returns:
        The process's exit status.
    """
    app = application()
    session = DesktopSession(
        app, conversation=conversation, settings=settings, languages=languages, pairs=pairs, resources=resources
    )
    signals = TerminationSignals(session.window.close)
    session.show()
    status = app.exec()
    signals.stop()
    session.shutdown.wait(timeout_s=1.0)
    shiboken6.delete(session.window)  # in Qt's order; Python's garbage collector knows none, and crashes on the way
    return status


def application() -> QApplication:
    """Return the one application object, under the app's own name."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("dragoman")
    app.setApplicationDisplayName("Dragoman")
    app.setDesktopFileName("dragoman")
    app.setQuitOnLastWindowClosed(False)
    return app
