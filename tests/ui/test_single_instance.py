"""One Dragoman for each profile: claimed by real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from dragoman import app
from dragoman.domain.start_request import StartRequest
from dragoman.installation import Installation
from dragoman.ui import application
from dragoman.ui.system.single_instance import SingleInstance, instance_name

LONGEST_CLAIM_S = 0.6
"""Half a second, and what the machine takes to look at the clock."""
PROGRAM = """
import sys, time
from PySide6.QtCore import QCoreApplication
from dragoman.ui.system.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(sys.argv[1])
began = time.monotonic()
is_first = instance.claim()
print("first" if is_first else "told", time.monotonic() - began, flush=True)
instance.asked_for.connect(lambda: print("asked", flush=True))
if is_first and "freeze" in sys.argv:
    time.sleep(60)
if is_first:
    sys.stdin.readline()
    instance.close()
"""
LISTENING = PROGRAM.replace("sys.stdin.readline()", "app.exec()")


class Instances:
    """Starts of the program under one name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, program: str = PROGRAM, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, self.name, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.processes.append(process)
        return process

    def say(self, process: subprocess.Popen[str]) -> tuple[str, float]:
        """What a start has found out, and how long it took."""
        words = process.stdout.readline().split()
        return words[0], float(words[1])

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.communicate()


@pytest.fixture
def instances(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instances]:
    runtime = tmp_path / "run"
    runtime.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    made = Instances(instance_name(tmp_path))
    yield made
    made.end()


@pytest.fixture
def claimed(instances: Instances) -> Iterator[SingleInstance]:
    instance = SingleInstance(instances.name)
    assert instance.claim()
    yield instance
    instance.close()


def test_a_second_start_asks_the_first_one_to_come_to_the_front(
    claimed: SingleInstance, instances: Instances, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(claimed.asked_for, timeout=10_000):
        second = instances.start()
    assert instances.say(second)[0] == "told"
    assert second.wait(10) == 0


def test_it_is_asked_again_by_every_later_start(claimed: SingleInstance, instances: Instances, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(claimed.asked_for, timeout=10_000):
            instances.start()


def test_the_first_one_hears_what_the_second_start_was_given(
    claimed: SingleInstance, instances: Instances, qtbot: QtBot, tmp_path: Path
) -> None:
    request = StartRequest(
        "live", tuple(tmp_path / f"{number}.dragoman" for number in range(500))
    )  # more than comes at once
    instance = SingleInstance(instances.name)
    with qtbot.waitSignal(claimed.asked_for, timeout=10_000) as heard:
        thread = threading.Thread(target=instance.claim, args=(request,))
        thread.start()
    thread.join()
    assert heard.args == [request]


def test_a_first_instance_that_is_too_busy_to_answer_is_still_the_first(instances: Instances) -> None:
    first = instances.start(PROGRAM, "freeze")
    assert instances.say(first)[0] == "first"
    found, took_s = instances.say(instances.start())
    assert found == "told"
    assert took_s < LONGEST_CLAIM_S


@pytest.mark.usefixtures("qapp")
def test_a_second_start_loads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_words: object) -> None:
        raise AssertionError("a conversation was put together")

    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    installation = Installation(tmp_path / "profile")
    first = application.claim(installation.paths.settings)
    assert first is not None
    monkeypatch.setattr(app, "conversation", load)
    assert app.run_window(installation) == 0
    first.close()


@pytest.mark.skipif(os.name == "nt", reason="there are no stale sockets under Windows")
def test_what_a_crash_leaves_behind_is_cleared_away(instances: Instances) -> None:
    crashed = instances.start(LISTENING)
    assert instances.say(crashed)[0] == "first"
    crashed.send_signal(signal.SIGKILL)
    crashed.wait(10)
    left = sorted(path.name for path in Path(os.environ["XDG_RUNTIME_DIR"]).iterdir())
    assert left == [instances.name, f"{instances.name}.lock"]
    found, took_s = instances.say(instances.start())
    assert found == "first"
    assert took_s < LONGEST_CLAIM_S


def test_of_starts_at_the_same_moment_exactly_one_wins(instances: Instances) -> None:
    for _ in range(3):
        started = [instances.start(LISTENING) for _ in range(4)]
        found = [instances.say(process)[0] for process in started]
        assert sorted(found) == ["first", "told", "told", "told"]
        winner = started[found.index("first")]
        winner.kill()
        winner.wait(10)


def test_when_the_first_one_has_ended_the_next_is_the_first(instances: Instances) -> None:
    first = instances.start()
    assert instances.say(first)[0] == "first"
    first.stdin.write("\n")
    first.stdin.flush()
    assert first.wait(10) == 0
    assert instances.say(instances.start())[0] == "first"


@pytest.mark.usefixtures("claimed")
def test_another_profile_has_an_instance_of_its_own(tmp_path: Path) -> None:
    other = SingleInstance(instance_name(tmp_path / "another"))
    assert other.claim()
    other.close()


def test_the_same_folder_has_one_name_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert instance_name(Path("profile")) == instance_name(tmp_path / "other" / ".." / "profile")


def test_strangers_at_the_socket_do_no_harm(claimed: SingleInstance, instances: Instances, qtbot: QtBot) -> None:
    asked: list[None] = []
    claimed.asked_for.connect(lambda: asked.append(None))
    stranger = QLocalSocket()
    stranger.connectToServer(str(Path(os.environ["XDG_RUNTIME_DIR"]) / instances.name))
    assert stranger.waitForConnected(1000)
    stranger.write(b"something else altogether\n")
    qtbot.waitUntil(lambda: stranger.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert asked == []


def test_a_folder_that_cannot_be_written_to_does_not_keep_the_app_from_starting(
    instances: Instances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ui.system.single_instance._private_folder", lambda: Path("/nonexistent/folder"))
    instance = SingleInstance(instances.name)
    began = time.monotonic()
    assert instance.claim()
    assert time.monotonic() - began < LONGEST_CLAIM_S
    instance.close()
