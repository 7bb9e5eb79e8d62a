"""What the tests of the window share: resources with compiled translations, and a window with a fake conversation."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QtMsgType
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dragoman.config.paths import resources as shipped_resources
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.events import Event
from dragoman.domain.updates import BuildInfo
from dragoman.ui.application import DesktopSession, application
from dragoman.ui.models_session import Models
from dragoman.ui.system.autostart import Autostart
from dragoman.ui.updates_session import Updates

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _beside(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    specification.loader.exec_module(module)
    return module


fake_conversation, fake_library = _beside("fake_conversation"), _beside("fake_library")

OFFSCREEN_LIMIT = "This plugin does not support"
"""How Qt's platform without a screen begins to say what only a screen has."""
FONT_LIMIT = "OpenType support missing for"
"""How Qt begins to say that the machine has no good font for some language's own name."""
LANGUAGES = ("en", "pt", "zh", "es")
PAIRS = frozenset((one, other) for one in ("en", "pt", "zh") for other in ("en", "pt", "zh") if one != other)


def qt_tool(name: str) -> str:
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    found = str(beside) if beside.exists() else shutil.which(f"pyside6-{name}")
    assert found, f"pyside6-{name} comes with PySide6"
    return found


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QApplication]:
    """The app's own application object, under its own name."""
    return lambda _arguments: application()


@pytest.fixture(scope="session")
def lupdate() -> str:
    return qt_tool("lupdate")


@pytest.fixture(scope="session")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what ships, with the translations compiled as the build does it."""
    copy = tmp_path_factory.mktemp("resources") / "resources"
    shutil.copytree(shipped_resources(), copy)
    for source in (copy / "translations").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        subprocess.run([qt_tool("lrelease"), "-silent", str(source), "-qm", str(compiled)], check=True)
    return copy


@dataclass
class Desk:
    """A session on the screen, and the other end of it."""

    session: DesktopSession
    conversation: "fake_conversation.FakeConversation"
    library: "fake_library.FakeLibrary"
    store: SettingsStore
    qtbot: QtBot

    @property
    def window(self):
        return self.session.window

    def play(self, *happened: Event) -> None:
        """Publish events and wait until the window has them."""
        self.conversation.publish(*happened)
        self.settle()

    def settle(self) -> None:
        QCoreApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()

    def ready(self) -> None:
        self.conversation.become_ready()
        self.settle()

    def key(self, kind: QEvent.Type, key: Qt.Key, *, repeated: bool = False) -> bool:
        """Send a key the way the window system does: to the native window."""
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeated)
        return QCoreApplication.sendEvent(self.window.windowHandle(), event)

    def press(self, key: Qt.Key, *, repeated: bool = False) -> None:
        self.key(QEvent.Type.KeyPress, key, repeated=repeated)

    def release(self, key: Qt.Key, *, repeated: bool = False) -> None:
        self.key(QEvent.Type.KeyRelease, key, repeated=repeated)
        self.qtbot.wait(40)

    def asked(self, *names: str) -> list[tuple[object, ...]]:
        """What the window has asked of the conversation, under these names."""
        return [call for call in self.conversation.calls if call[0] in names]

    def close(self) -> None:
        if not self.conversation.closing_thread:
            with self.qtbot.waitSignal(self.session.shutdown.finished, timeout=5000):
                self.window.close()
        self.session.shutdown.wait(5.0)


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, resources: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(
        settings: Settings | None = None,
        store: SettingsStore | None = None,
        close_s: float = 0.0,
        *,
        is_welcomed: bool = True,
        library: "fake_library.FakeLibrary | None" = None,
        updates: Updates | None = None,
        autostart: Autostart | None = None,
        is_hidden: bool = False,
    ) -> Desk:
        is_new = store is None
        store = store or SettingsStore(tmp_path / "settings")
        if settings is not None or is_new:
            store.save(replace(settings or Settings(), is_welcomed=is_welcomed))
        conversation = fake_conversation.FakeConversation(close_s)
        library = library or fake_library.FakeLibrary()
        session = DesktopSession(
            qapp,
            conversation=conversation,
            settings=store,
            languages=LANGUAGES,
            pairs=PAIRS,
            models=Models(library, library.voices_of),
            resources=resources,
            logs=tmp_path,
            updates=updates or Updates(BuildInfo("0.1.0"), lambda: None),
            autostart=autostart,
        )
        desk = Desk(session, conversation, library, store, qtbot)
        desks.append(desk)
        if is_hidden:
            session.start_hidden()
        else:
            session.show()
            qtbot.waitExposed(session.window)
        desk.settle()
        return desk

    yield make
    for desk in desks:
        desk.close()
        desk.session._translations.remove()
        desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(Settings(interface_language="en", appearance="light"))


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog) -> Iterator[None]:
    """Qt says what is wrong in its log only: whatever it says fails the test."""
    yield
    said = [record.message for record in qtlog.records if record.type is not QtMsgType.QtDebugMsg]
    assert [message for message in said if not message.startswith((OFFSCREEN_LIMIT, FONT_LIMIT))] == []
