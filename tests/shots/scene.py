"""One window with one look, into which what was heard is replayed, and which is photographed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from dragoman.config.paths import resources
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.events import Event
from dragoman.domain.updates import BuildInfo
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.ui.appearance import Dresser
from dragoman.ui.application import DesktopSession
from dragoman.ui.models_session import Models
from dragoman.ui.updates_session import Updates
from dragoman.ui.views.main_window import MainWindow
from shots.heard import Heard
from ui.fake_conversation import FakeConversation
from ui.fake_library import FakeLibrary

LANGUAGES: Final = ("en", "pt")
PAIRS: Final = frozenset({("en", "pt"), ("pt", "en")})
BUILD: Final = BuildInfo("0.1.0", date(2026, 12, 1), "https://example.org/dragoman/release.json")
SIZES: Final = {"normal": QSize(1000, 700), "small": QSize(420, 520)}
_CLOSING_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Look:
    """Everything in which two pictures of one screen differ."""

    appearance: str
    locale: str
    size: str
    """A key of `SIZES`."""

    @property
    def name(self) -> str:
        """What it is called in the names of files."""
        return f"{self.appearance}-{self.locale}-{self.size}"


class _NoAutostart:
    """In place of the system, which starts nothing at log-in."""

    def is_on(self) -> bool:
        return False

    def switch(self, *, on: bool) -> None:
        """Leave it as it is."""


class Scene:
    """A window that is open."""

    def __init__(
        self, session: DesktopSession, conversation: FakeConversation, library: FakeLibrary, heard: Heard, look: Look
    ) -> None:
        """Serve a session that is shown already."""
        self.session = session
        self.library = library
        self.heard = heard
        self.look = look
        self._conversation = conversation

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.session.window

    def settle(self, ms: int = 0) -> None:
        """Let everything be drawn and put into its place, and some time pass."""
        deadline = QDeadlineTimer(ms)
        while True:
            for _ in range(3):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                QApplication.processEvents()
            if deadline.hasExpired():
                return
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    def be_ready(self) -> None:
        """Have microphone and engines ready, and said so a while ago."""
        self._conversation.become_ready()
        self.settle()
        self.window.status.hide()
        self.settle()

    def play(self, events: Iterable[Event]) -> None:
        """Publish events."""
        self._conversation.publish(*events)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key as the window system does."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.window.windowHandle(), event)
        self.settle(20)

    def photograph(self) -> QImage:
        """Return a picture of the window."""
        self.settle(20)
        return self.window.grab().toImage()


@contextmanager
def scene(app: QApplication, heard: Heard, look: Look, **settings: Any) -> Iterator[Scene]:
    """Open a window, and close it again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = SettingsStore(folder)
        chosen = Settings(appearance=look.appearance, interface_language=look.locale, is_motion_reduced=True)  # type: ignore[arg-type]
        store.save(replace(chosen, **{"is_welcomed": True, **settings}))
        conversation, library = FakeConversation(), _library()
        session = DesktopSession(
            app, conversation=conversation, settings=store, languages=LANGUAGES, pairs=PAIRS,
            models=Models(library, library.voices_of), resources=resources(), logs=folder,
            updates=Updates(BUILD, lambda: None), autostart=_NoAutostart(),
        )  # fmt: skip
        session.window.resize(SIZES[look.size])
        session.show()
        made = Scene(session, conversation, library, heard, look)
        made.settle(10)
        yield made
        _close(app, session)


def _library() -> FakeLibrary:
    """Return the shipped catalogue; what comes along is installed."""
    packs = read_catalogue(resources() / "catalogue")
    return FakeLibrary(
        installed=[pack for pack in packs if pack.comes_along],
        offered=[pack for pack in packs if not pack.comes_along],
    )


def _close(app: QApplication, session: DesktopSession) -> None:
    session.window.close()
    session.shutdown.wait(_CLOSING_S)
    session._translations.install("en")
    shiboken6.delete(session.window)
    for dresser in app.findChildren(Dresser):
        shiboken6.delete(dresser)
    QApplication.processEvents()


def over(ground: QImage, widget: QWidget) -> QImage:
    """Return a picture of a translucent window over a ground that fills the screen."""
    picture = ground.copy()
    painter = QPainter(picture)
    painter.drawImage(widget.geometry().topLeft(), widget.grab().toImage())
    painter.end()
    return picture
