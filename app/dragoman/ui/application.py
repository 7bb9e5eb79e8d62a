"""Starts the window, keeps it running, and ends it."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import SettingsStore
from dragoman.domain.stability import Stability
from dragoman.domain.start_request import COME_TO_FRONT, StartRequest
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.autostart_session import AutostartSession
from dragoman.ui.bridge import Bridge
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.desktop import Desktop
from dragoman.ui.event_loop_watch import EventLoopWatch
from dragoman.ui.hidden_start import HiddenStart
from dragoman.ui.models_session import Models
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.shutdown import Shutdown
from dragoman.ui.subtitles import Subtitles
from dragoman.ui.system.autostart import Autostart
from dragoman.ui.system.file_openings import FileOpenings
from dragoman.ui.system.single_instance import SingleInstance, instance_name
from dragoman.ui.termination_signals import TerminationSignals
from dragoman.ui.transcript_saver import TranscriptSaver
from dragoman.ui.translations import Translations
from dragoman.ui.updates_session import Updates, UpdatesSession
from dragoman.ui.view_models.language_choice import LanguageChoice, both_ways
from dragoman.ui.view_models.live_choice import LiveChoice
from dragoman.ui.views.main_window import MainWindow
from dragoman.ui.views.parts import reduce_motion

_log = logging.getLogger(__name__)

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
        models: Models,
        resources: Path,
        logs: Path,
        updates: Updates,
        autostart: Autostart | None,
        request: StartRequest = COME_TO_FRONT,
    ) -> None:
        """Read what ships with the app and build the window; nothing is shown yet."""
        super().__init__()
        self._app = app
        self._conversation = conversation
        self._store = settings
        self._logs = logs
        self._request = request
        self._keeper = SettingsKeeper(settings)
        chosen = self._keeper.settings
        self._translations = Translations(resources / "translations")
        self._translations.install(chosen.interface_language)
        fonts.use_as_default(self._translations.locale)
        self._dresser = Dresser(app, resources)
        self._dresser.use(chosen.appearance)
        app.setWindowIcon(self._dresser.icons.app_icon())
        wanted = LanguageChoice(both_ways(languages, pairs), pairs, chosen.first_language, chosen.second_language)
        self._choice = wanted.corrected()
        self._is_corrected = self._choice != wanted
        live_choice = LiveChoice(languages, pairs, chosen.live_source, chosen.live_target).corrected()
        reduce_motion(chosen.is_motion_reduced)
        self.window = MainWindow(
            conversation,
            (self._choice, live_choice),
            self._keeper,
            self._dresser,
            self._translations,
            models=models,
        )
        self.subtitles = Subtitles(self.window, self._dresser, self._keeper)
        self.saver = TranscriptSaver(self.window)
        self.updates = UpdatesSession(updates)
        self.autostart = AutostartSession(autostart) if autostart is not None else None
        self._desktop: Desktop | None = None
        self._hidden_start: HiddenStart | None = None
        self.bridge = Bridge()
        self.bridge.deliver_to(self.window.take)
        self.shutdown = Shutdown(
            conversation.close,
            self.window.models.close_library,
            self.saver.close,
            self._keeper.close,
            self.updates.close,
            *((self.autostart.close,) if self.autostart is not None else ()),
        )
        self._connect()
        self.window.settings.use_build(updates.build)
        self.shutdown.finished.connect(app.quit)

    def _connect(self) -> None:
        window, subtitles = self.window, self.subtitles
        window.closing.connect(self._close)
        window.live.page.overlay_toggled.connect(subtitles.show)
        window.subtitles_wanted.connect(lambda: subtitles.show(True))
        window.settings.move_requested.connect(subtitles.take_hold)
        window.live.changed.connect(lambda: subtitles.show_turns(window.live.model.turns))
        window.talk.changed.connect(lambda: subtitles.show_turns(window.talk.model.turns))
        window.live.transcript_wanted.connect(self.saver.save)
        subtitles.shown.connect(window.live.page.show_overlay)
        self.saver.failed.connect(window.show_settings_error)
        window.settings.use_folders(self._store.path.parent, self._logs)
        window.settings.folder_requested.connect(self._open_folder)
        window.settings.update_requested.connect(self.updates.press)
        self.updates.changed.connect(window.settings.show_update)
        if self.autostart is not None:
            window.settings.opened.connect(self.autostart.look)
            window.settings.autostart_requested.connect(self.autostart.switch)
            self.autostart.changed.connect(window.settings.show_autostart)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.path.parent)))

    def show(self) -> None:
        """Show the window at once; the conversation starts when it is on the screen."""
        self.window.show()
        self._begin()

    def start_hidden(self) -> None:
        """Have the window out of sight at first, where the panel has an icon to open it; else minimise it."""
        self._hidden_start = HiddenStart(self.window)
        self._hidden_start.decided.connect(self._begin_hidden)

    @Slot(bool)
    def _begin_hidden(self, can_stay: bool) -> None:
        if not can_stay:
            self.window.showMinimized()
        self._begin()

    def _begin(self) -> None:
        if self._store.notice is not None:
            self.window.show_settings_error(self._store.notice)
        QTimer.singleShot(0, self, self._start)

    @Slot(object)
    def take_request(self, request: StartRequest) -> None:
        """Do what a later start of the app wants."""
        self.window.come_to_front()
        self.window.take_request(request)

    @Slot()
    def _start(self) -> None:
        self.window.repaint()
        self._conversation.subscribe(self.bridge.publish)
        if self._is_corrected:
            self._conversation.set_languages(self._choice.first, self._choice.second)
        self._conversation.set_stability(Stability(self._keeper.settings.stability))
        self.window.begin()
        self.window.take_request(self._request)
        self._desktop = Desktop(self.window, self.subtitles, self._dresser, self._keeper)
        self.bridge.deliver_to(self._desktop.take)
        self._conversation.start()

    @Slot()
    def _close(self) -> None:
        self.subtitles.close()
        if self._hidden_start is not None:
            self._hidden_start.stop()
        if self._desktop is not None:
            self._desktop.close()
        self.shutdown.begin()
        QTimer.singleShot(_LONGEST_CLOSE_MS, self, self._app.quit)


def claim(settings_folder: Path, request: StartRequest = COME_TO_FRONT) -> SingleInstance | None:
    """Return this start as the one instance with these settings; None where one runs already, which was told `request`.

    Called before anything is loaded, so that a second start takes hardly any time.
    """
    application()
    instance = SingleInstance(instance_name(settings_folder))
    return instance if instance.claim(request) else None


def run(
    conversation: ConversationPort,
    settings: SettingsStore,
    languages: tuple[str, ...],
    pairs: frozenset[tuple[str, str]],
    resources: Path,
    *,
    instance: SingleInstance,
    models: Models,
    logs: Path,
    updates: Updates,
    autostart: Autostart | None,
    is_hidden: bool = False,
    request: StartRequest = COME_TO_FRONT,
) -> int:
    """Show the window and return when it has been closed and everything behind it has ended.

    Args:
        conversation: made for the settings' languages and devices, not started; closed here.
        settings: loaded before; its notice, if any, is shown.
        languages: tags of the languages on offer.
        pairs: (source, target) of what can be translated, by way of another language included.
        resources: the folder of what ships with the app and is not code.
        instance: this start, see `claim`; closed here.
        models: the library of models, closed here, and the voices.
        logs: the folder of the log.
        updates: which copy of the app this is, and what finds a newer release.
        autostart: where the system keeps what starts at log-in; None where an app cannot choose that.
        is_hidden: start out of sight.
        request: what to do at once.

    Returns:
        The process's exit status.
    """
    app = application()
    session = DesktopSession(
        app,
        conversation=conversation,
        settings=settings,
        languages=languages,
        pairs=pairs,
        models=models,
        resources=resources,
        logs=logs,
        updates=updates,
        autostart=autostart,
        request=request,
    )
    instance.asked_for.connect(session.take_request)
    opened = FileOpenings(app)
    opened.wanted.connect(session.take_request)
    signals = TerminationSignals(session.window.close)
    if is_hidden and settings.current.is_welcomed:
        session.start_hidden()
    else:
        session.show()
    watch = EventLoopWatch(session)
    if _log.isEnabledFor(logging.DEBUG):
        watch.start()
    status = app.exec()
    _log.debug("the event loop was held: %s", watch.report())
    signals.stop()
    instance.close()
    session.shutdown.wait(timeout_s=1.0)
    shiboken6.delete(session.window)  # in Qt's order; Python's garbage collector knows none, and crashes on the way
    return status


def application() -> QApplication:
    """Return the one application object, under the app's own name."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("dragoman")
    app.setApplicationDisplayName("Dragoman")
    app.setDesktopFileName("io.github.dragoman.Dragoman")
    app.setQuitOnLastWindowClosed(False)
    return app
