"""Keys typed into another program under X11, and what Dragoman hears of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

pytest.importorskip("Xlib", reason="python-xlib is not installed")

from support import virtual_desktop
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

PROGRAM = """
import ast, sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from dragoman.ui.system.hotkeys import hotkeys_for_this_system
app = QApplication([])
assert not any(name.split(".")[0] in {"Xlib", "jeepney"} for name in sys.modules)
hotkeys = hotkeys_for_this_system()
say = lambda *words: print(*words, flush=True)
hotkeys.pressed.connect(lambda name: say("pressed", name))
hotkeys.released.connect(lambda name: say("released", name))
hotkeys.settled.connect(lambda found: say("settled", {name: problem.name for name, problem in found.items()}))
def order():
    words = sys.stdin.readline()
    if not words:
        hotkeys.close()
        say("closed")
        app.quit()
    else:
        hotkeys.use(ast.literal_eval(words))
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(order)
app.exec()
"""
OTHER_WINDOW = """
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
class Other(QWidget):
    def keyPressEvent(self, event):
        print(event.key(), flush=True)
app = QApplication([])
other = Other(windowTitle="other program")
other.show()
app.exec()
"""


class Program:
    """Dragoman's hotkeys in a process that has no window."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self.log = directory / f"{time.monotonic_ns()}.log"
        with self.log.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM],
                env=environment, stdin=subprocess.PIPE, stdout=file, stderr=file, text=True,
            )  # fmt: skip

    def use(self, shortcuts: dict[str, str]) -> dict[str, str]:
        """Use keys, and return what was wrong with them."""
        before = len(self.settled)
        self.process.stdin.write(f"{shortcuts}\n")
        self.process.stdin.flush()
        wait_until(lambda: len(self.settled) > before, "the answer")
        return eval(self.settled[-1].removeprefix("settled "))

    @property
    def lines(self) -> list[str]:
        return self.log.read_text().splitlines()

    @property
    def settled(self) -> list[str]:
        return [line for line in self.lines if line.startswith("settled")]

    @property
    def heard(self) -> list[str]:
        return [line for line in self.lines if not line.startswith("settled")]

    def end(self) -> None:
        self.process.stdin.close()
        assert self.process.wait(10) == 0, self.log.read_text()
        assert self.lines[-1] == "closed"


class Desk:
    """Another program's window with the keyboard, and somebody who types."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self.environment = environment
        self._directory = directory
        self._programs: list[Program] = []
        self._typed = directory / "typed.log"
        with self._typed.open("w") as file:
            self._other = subprocess.Popen([sys.executable, "-c", OTHER_WINDOW], env=environment, stdout=file)
        wait_until(lambda: bool(self._window()), "the other program's window")
        self.do("windowactivate", "--sync", self._window())

    def start(self) -> Program:
        self._programs.append(Program(self.environment, self._directory))
        return self._programs[-1]

    def do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True, timeout=20)

    def typed(self) -> str:
        """The keys that the other program has got."""
        return "".join(chr(int(code)) for code in self._typed.read_text().split() if int(code) < 256)

    def _window(self) -> str:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^other program$"],
            env=self.environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        return found.stdout.strip()

    def end(self) -> None:
        self._other.terminate()
        self._other.wait(10)
        for program in self._programs:
            program.end()


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    with virtual_desktop.virtual_desktop(tmp_path_factory.mktemp("screen")) as variables:
        yield {**variables, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


@pytest.fixture
def desk(screen: Mapping[str, str], tmp_path: Path) -> Iterator[Desk]:
    made = Desk(screen, tmp_path)
    yield made
    made.end()


def test_a_key_typed_into_another_program_is_heard_when_pressed_and_when_let_go(desk: Desk) -> None:
    program = desk.start()
    assert program.use({"talk": "F8", "pause": "Ctrl+Alt+P"}) == {}
    desk.do("keydown", "F8")
    wait_until(lambda: program.heard == ["pressed talk"], "the press")
    time.sleep(0.1)
    assert program.heard == ["pressed talk"]
    desk.do("keyup", "F8")
    wait_until(lambda: program.heard == ["pressed talk", "released talk"], "the release")
    desk.do("key", "ctrl+alt+p")
    wait_until(lambda: program.heard[2:] == ["pressed pause", "released pause"], "the other keys")


def test_a_key_that_is_held_and_repeats_is_one_press_and_one_release(desk: Desk) -> None:
    program = desk.start()
    program.use({"talk": "F8"})
    desk.do("keydown", "F8")
    time.sleep(1.5)
    assert program.heard == ["pressed talk"]
    desk.do("keyup", "F8")
    wait_until(lambda: len(program.heard) > 1, "the release")
    time.sleep(0.1)
    assert program.heard == ["pressed talk", "released talk"]


def test_pressed_again_and_again_every_press_counts(desk: Desk) -> None:
    program = desk.start()
    program.use({"talk": "Pause"})
    desk.do("key", "--delay", "60", "--repeat", "5", "Pause")
    wait_until(lambda: program.heard == ["pressed talk", "released talk"] * 5, "five times")


@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
def test_locks_do_not_matter(desk: Desk, lock: str) -> None:
    program = desk.start()
    program.use({"talk": "Ctrl+F8"})
    desk.do("key", lock)
    try:
        desk.do("key", "ctrl+F8")
        wait_until(lambda: program.heard == ["pressed talk", "released talk"], "the keys")
    finally:
        desk.do("key", lock)


def test_the_modifier_may_be_let_go_first(desk: Desk) -> None:
    program = desk.start()
    program.use({"talk": "Ctrl+Shift+T"})
    desk.do("keydown", "ctrl", "keydown", "shift", "keydown", "t", "keyup", "ctrl", "keyup", "shift")
    time.sleep(0.1)
    assert program.heard == ["pressed talk"]
    desk.do("keyup", "t")
    wait_until(lambda: program.heard == ["pressed talk", "released talk"], "the release")


def test_the_other_program_gets_every_other_key(desk: Desk) -> None:
    program = desk.start()
    program.use({"talk": "Ctrl+T"})
    desk.do("key", "a", "ctrl+t", "t", "shift+t", "b")
    wait_until(lambda: desk.typed().endswith("B"), "what was typed")
    assert desk.typed().replace("\x00", "") == "ATTB"
    assert program.heard == ["pressed talk", "released talk"]


def test_keys_of_another_program_are_reported_and_left_to_it(desk: Desk) -> None:
    first, second = desk.start(), desk.start()
    assert first.use({"talk": "F9"}) == {}
    assert second.use({"talk": "F9", "pause": "F10"}) == {"talk": "TAKEN"}
    desk.do("key", "F9", "F10")
    wait_until(lambda: first.heard == ["pressed talk", "released talk"], "the first one's keys")
    wait_until(lambda: second.heard == ["pressed pause", "released pause"], "the second one's keys")


def test_keys_can_be_given_back_and_others_taken(desk: Desk) -> None:
    first, second = desk.start(), desk.start()
    first.use({"talk": "F9"})
    assert first.use({"talk": "F7"}) == {}
    assert second.use({"talk": "F9"}) == {}
    assert first.use({"talk": ""}) == {}
    assert second.use({"talk": "F7"}) == {}
    desk.do("key", "F9", "F7")
    wait_until(lambda: second.heard == ["pressed talk", "released talk"], "the keys")
    assert first.heard == []


def test_a_program_that_ends_gives_its_keys_back(desk: Desk) -> None:
    first, second = desk.start(), desk.start()
    first.use({"talk": "F9"})
    first.process.kill()
    first.process.wait(10)
    desk._programs.remove(first)
    first.process.stdin.close()
    assert second.use({"talk": "F9"}) == {}


def test_a_key_held_while_the_keys_change_is_still_let_go(desk: Desk) -> None:
    program = desk.start()
    program.use({"talk": "F8"})
    desk.do("keydown", "F8")
    wait_until(lambda: program.heard == ["pressed talk"], "the press")
    program.use({"talk": "F9"})
    desk.do("keyup", "F8")
    wait_until(lambda: program.heard == ["pressed talk", "released talk"], "the release")


def test_keys_that_no_keyboard_has_are_reported(desk: Desk) -> None:
    program = desk.start()
    assert program.use({"talk": "F35", "pause": "nonsense", "overlay": "F6"}) == {
        "talk": "UNKNOWN_KEY",
        "pause": "UNKNOWN_KEY",
    }
