"""Hotkeys: which keys may be used, how they are recorded, and what each system is asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from queue import SimpleQueue

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dragoman.ui.appearance import Dresser
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.system.hotkeys import GlobalHotkeys, hotkeys_for_this_system, is_wayland
from dragoman.ui.system.key_chord import KeyChord
from dragoman.ui.system.key_listener import ListenerLostError, Report
from dragoman.ui.system.no_hotkeys import NoHotkeys
from dragoman.ui.system.portal_trigger import portal_trigger
from dragoman.ui.system.shortcut_edit import ShortcutEdit
from dragoman.ui.system.shortcut_rules import ShortcutFault, shortcut_fault
from dragoman.ui.system.threaded_hotkeys import ThreadedHotkeys
from dragoman.ui.system.x11_hotkeys import X11Hotkeys
from dragoman.ui.system.x11_keysyms import keysym

pytestmark = pytest.mark.usefixtures("qapp")

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NOTHING = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Heard:
    """What hotkeys have told."""

    def __init__(self, hotkeys: GlobalHotkeys, qtbot: QtBot) -> None:
        self.keys: list[tuple[str, str]] = []
        self.answers: list[dict[str, HotkeyProblem]] = []
        self.threads: set[threading.Thread] = set()
        self._qtbot = qtbot
        hotkeys.pressed.connect(lambda name: self._note("pressed", name))
        hotkeys.released.connect(lambda name: self._note("released", name))
        hotkeys.settled.connect(self.answers.append)

    def _note(self, what: str, name: str) -> None:
        self.keys.append((what, name))
        self.threads.add(threading.current_thread())

    def wait(self, *, keys: int = 0, answers: int = 0) -> None:
        self._qtbot.waitUntil(lambda: len(self.keys) >= keys and len(self.answers) >= answers, timeout=5000)


class FakeListener:
    """A window system that a test plays."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.used: list[dict[str, str]] = []
        self.happening: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.is_closed = False

    def use(self, shortcuts: Mapping[str, str], descriptions: Mapping[str, str]) -> None:
        self.used.append(dict(shortcuts))
        self.descriptions = descriptions
        self.report.problems({name: HotkeyProblem.TAKEN for name, keys in shortcuts.items() if keys == "F12"})

    def listen(self) -> None:
        self.happening.get()()

    def wake(self) -> None:
        self.happening.put(lambda: None)

    def close(self) -> None:
        self.is_closed = True

    def lose(self) -> None:
        raise ListenerLostError


@pytest.fixture
def listeners() -> list[FakeListener]:
    return []


@pytest.fixture
def hotkeys(listeners: list[FakeListener]) -> Iterator[ThreadedHotkeys]:
    def open_listener(report: Report) -> FakeListener:
        listeners.append(FakeListener(report))
        return listeners[-1]

    made = ThreadedHotkeys(open_listener)
    yield made
    made.close()


@pytest.fixture
def edit(qapp: QApplication, qtbot: QtBot, resources: Path) -> Iterator[ShortcutEdit]:
    made = ShortcutEdit(Dresser(qapp, resources))
    made.offer("Hold to talk", "", {"Show subtitles": "Ctrl+Alt+S", "Pause": ""})
    made.resize(320, 90)
    made.show()
    qtbot.waitExposed(made)
    made.recorder.setFocus()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(edit: ShortcutEdit, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(edit.recorder, QKeyEvent(kind, key, held, text))


@pytest.mark.parametrize("keys", ["", "nonsense", "Ctrl+K, Ctrl+C", "Num+5", "Ctrl+"])
def test_what_is_not_exactly_one_chord_is_none(keys: str) -> None:
    assert KeyChord.read(keys) is None


def test_a_chord_is_a_key_and_what_is_held_with_it() -> None:
    assert KeyChord.read("Ctrl+Alt+T") == KeyChord(Qt.Key.Key_T, frozenset({CONTROL, ALT}))
    assert KeyChord.read("F8") == KeyChord(Qt.Key.Key_F8, frozenset())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_A, 0x61),
        (Qt.Key.Key_5, 0x35),
        (Qt.Key.Key_Odiaeresis, 0xF6),
        (Qt.Key.Key_F1, 0xFFBE),
        (Qt.Key.Key_F12, 0xFFC9),
        (Qt.Key.Key_Pause, 0xFF13),
        (Qt.Key.Key_MediaPlay, 0x1008FF14),
        (Qt.Key.Key_LaunchMail, None),
    ],
)
def test_keys_have_keysyms(key: Qt.Key, expected: int | None) -> None:
    assert keysym(key) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("Ctrl+Alt+T", "CTRL+ALT+t"),
        ("F8", "F8"),
        ("Meta+Space", "LOGO+space"),
        ("Media Play", "XF86AudioPlay"),
        ("Ctrl+Ö", None),
        ("", None),
    ],
)
def test_the_portal_has_a_notation_of_its_own(keys: str, expected: str | None) -> None:
    assert portal_trigger(keys) == expected


@pytest.mark.parametrize("keys", ["F8", "Pause", "Media Play", "Shift+F5", "Ctrl+Alt+T", "Alt+Space", "Meta+D"])
def test_keys_that_nobody_types_are_accepted(keys: str) -> None:
    assert shortcut_fault(keys, {}) is None


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("T", ShortcutFault.NEEDED_FOR_TYPING),
        ("Shift+T", ShortcutFault.NEEDED_FOR_TYPING),
        ("Space", ShortcutFault.NEEDED_FOR_TYPING),
        ("Return", ShortcutFault.NEEDED_FOR_TYPING),
        ("Left", ShortcutFault.NEEDED_FOR_TYPING),
        ("Ctrl+C", ShortcutFault.NEEDED_EVERYWHERE),
        ("Ctrl+V", ShortcutFault.NEEDED_EVERYWHERE),
        ("Ctrl+Alt+S", ShortcutFault.USED_HERE),
        ("nonsense", ShortcutFault.NOT_A_KEY),
    ],
)
def test_keys_that_would_be_missed_are_refused(keys: str, fault: ShortcutFault) -> None:
    assert shortcut_fault(keys, {"subtitles": "Ctrl+Alt+S", "pause": ""}) is fault


def test_nothing_is_opened_before_there_are_keys(
    hotkeys: ThreadedHotkeys, listeners: list[FakeListener], qtbot: QtBot
) -> None:
    heard = Heard(hotkeys, qtbot)
    hotkeys.use({"talk": "", "pause": ""})
    heard.wait(answers=1)
    assert heard.answers == [{}]
    assert listeners == []


def test_keys_are_told_on_the_gui_thread(hotkeys: ThreadedHotkeys, listeners: list[FakeListener], qtbot: QtBot) -> None:
    heard = Heard(hotkeys, qtbot)
    hotkeys.describe({"talk": "Hold to talk"})
    hotkeys.use({"talk": "F8", "pause": "F12", "overlay": ""})
    heard.wait(answers=1)
    assert heard.answers == [{"pause": HotkeyProblem.TAKEN}]
    assert listeners[0].used == [{"talk": "F8", "pause": "F12"}]
    assert listeners[0].descriptions == {"talk": "Hold to talk"}
    listeners[0].happening.put(lambda: listeners[0].report.key("talk", is_down=True))
    listeners[0].happening.put(lambda: listeners[0].report.key("talk", is_down=False))
    heard.wait(keys=2)
    assert heard.keys == [("pressed", "talk"), ("released", "talk")]
    assert heard.threads == {threading.main_thread()}


def test_other_keys_can_be_used_later(hotkeys: ThreadedHotkeys, listeners: list[FakeListener], qtbot: QtBot) -> None:
    heard = Heard(hotkeys, qtbot)
    for keys in ("F8", "F9", ""):
        hotkeys.use({"talk": keys})
    heard.wait(answers=3)
    assert listeners[0].used == [{"talk": "F8"}, {"talk": "F9"}, {}]


def test_closed_nothing_is_told_any_more(hotkeys: ThreadedHotkeys, listeners: list[FakeListener], qtbot: QtBot) -> None:
    heard = Heard(hotkeys, qtbot)
    hotkeys.use({"talk": "F8"})
    heard.wait(answers=1)
    hotkeys.key("talk", is_down=True)
    hotkeys.close()
    qtbot.wait(20)
    assert listeners[0].is_closed
    assert heard.keys == []


def test_when_the_window_system_is_lost_the_keys_are_said_not_to_work(
    hotkeys: ThreadedHotkeys, listeners: list[FakeListener], qtbot: QtBot
) -> None:
    heard = Heard(hotkeys, qtbot)
    hotkeys.use({"talk": "F8"})
    heard.wait(answers=1)
    listeners[0].happening.put(listeners[0].lose)
    heard.wait(answers=2)
    hotkeys.use({"pause": "F9"})
    heard.wait(answers=3)
    assert heard.answers[1:] == [{"talk": HotkeyProblem.UNSUPPORTED}, {"pause": HotkeyProblem.UNSUPPORTED}]


def test_without_a_display_the_keys_are_said_not_to_work(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "nowhere")
    hotkeys = X11Hotkeys()
    heard = Heard(hotkeys, qtbot)
    hotkeys.use({"talk": "F8"})
    heard.wait(answers=1)
    hotkeys.close()
    assert heard.answers == [{"talk": HotkeyProblem.UNSUPPORTED}]


def test_a_system_without_hotkeys_says_so(qtbot: QtBot) -> None:
    hotkeys = hotkeys_for_this_system()
    assert isinstance(hotkeys, NoHotkeys)
    heard = Heard(hotkeys, qtbot)
    hotkeys.use({"talk": "F8", "pause": ""})
    assert heard.answers == [{"talk": HotkeyProblem.UNSUPPORTED}]
    hotkeys.close()


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("wayland", {"XDG_SESSION_TYPE": "wayland"}, True),
        ("xcb", {"XDG_SESSION_TYPE": "x11"}, False),
        ("xcb", {"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"}, True),
        ("xcb", {}, False),
        ("offscreen", {}, False),
    ],
)
def test_wayland_is_known_even_from_within_an_x11_program(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    for name in ("XDG_SESSION_TYPE", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert is_wayland() is expected


def test_a_chord_is_recorded(edit: ShortcutEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.chosen) as chosen:
        press(edit, Qt.Key.Key_F8)
    assert chosen.args == ["F8"]
    with qtbot.waitSignal(edit.chosen) as chosen:
        press(edit, Qt.Key.Key_T, CONTROL | ALT)
    assert chosen.args == ["Ctrl+Alt+T"]
    assert edit.recorder.keySequence().toString() == "Ctrl+Alt+T"
    assert edit.message.isHidden()


@pytest.mark.parametrize(
    ("stroke", "words"),
    [
        ((Qt.Key.Key_T, NOTHING, "t"), "T is needed for typing"),
        ((Qt.Key.Key_T, SHIFT, "T"), "Shift+T is needed for typing"),
        ((Qt.Key.Key_Space, NOTHING, " "), "Space is needed for typing"),
        ((Qt.Key.Key_C, CONTROL, ""), "Other programs need Ctrl+C"),
        ((Qt.Key.Key_S, CONTROL | ALT, ""), "Ctrl+Alt+S already belongs to “Show subtitles”"),
    ],
)
def test_keys_that_are_refused_leave_the_former_ones(
    edit: ShortcutEdit, qtbot: QtBot, stroke: tuple[Qt.Key, Qt.KeyboardModifier, str], words: str
) -> None:
    press(edit, Qt.Key.Key_F8)
    with qtbot.assertNotEmitted(edit.chosen):
        press(edit, *stroke)
    assert words in edit.message.text()
    assert edit.recorder.accessibleDescription() == edit.message.text()
    assert edit.message.isVisible()
    assert edit.recorder.keySequence().toString() == "F8"
    press(edit, Qt.Key.Key_F9)
    assert edit.message.isHidden()


@pytest.mark.parametrize("by_key", [True, False])
def test_keys_can_be_taken_away(edit: ShortcutEdit, qtbot: QtBot, by_key: bool) -> None:
    press(edit, Qt.Key.Key_F8)
    with qtbot.waitSignal(edit.chosen) as chosen:
        if by_key:
            press(edit, Qt.Key.Key_Backspace)
        else:
            edit.clear.click()
    assert chosen.args == [""]
    assert not edit.clear.isEnabled()
    assert edit.recorder.keySequence().isEmpty()


def test_tab_leads_out_and_tells_that_the_recording_is_over(edit: ShortcutEdit, qtbot: QtBot) -> None:
    press(edit, Qt.Key.Key_F8)
    with qtbot.waitSignal(edit.recording) as told:
        press(edit, Qt.Key.Key_Tab)
    assert told.args == [False]
    assert edit.clear.hasFocus()
    with qtbot.waitSignal(edit.recording) as told:
        edit.recorder.setFocus()
    assert told.args == [True]


def test_escape_is_left_to_the_window(edit: ShortcutEdit, qtbot: QtBot) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NOTHING)
    with qtbot.assertNotEmitted(edit.chosen):
        edit.recorder.keyPressEvent(event)
    assert not event.isAccepted()


@pytest.mark.parametrize("problem", list(HotkeyProblem))
def test_what_the_system_answers_is_said(edit: ShortcutEdit, problem: HotkeyProblem) -> None:
    press(edit, Qt.Key.Key_F8)
    edit.show_problem(problem)
    assert edit.message.isVisible()
    assert edit.message.text() == edit.problem_words(problem)
    edit.show_problem(None)
    assert edit.message.isHidden()


def test_the_same_keys_can_be_asked_for_again(edit: ShortcutEdit, qtbot: QtBot) -> None:
    press(edit, Qt.Key.Key_F8)
    with qtbot.assertNotEmitted(edit.chosen):
        press(edit, Qt.Key.Key_F8)
    edit.show_problem(HotkeyProblem.REFUSED)
    with qtbot.waitSignal(edit.chosen) as chosen:
        press(edit, Qt.Key.Key_F8)
    assert chosen.args == ["F8"]
    assert edit.message.isHidden()


def test_without_keys_there_is_no_problem_with_them(edit: ShortcutEdit) -> None:
    edit.show_problem(HotkeyProblem.UNSUPPORTED)
    assert edit.message.isHidden()


def test_the_editor_follows_the_language(edit: ShortcutEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShortcutEdit, "tr", lambda _edit, words: f"*{words}*")
    press(edit, Qt.Key.Key_T, NOTHING, "t")
    QCoreApplication.sendEvent(edit, QEvent(QEvent.Type.LanguageChange))
    assert edit.clear.toolTip() == "*Remove the keys*"
    assert edit.recorder.accessibleName() == "Hold to talk"
    assert edit.message.text().startswith("*T is needed")
