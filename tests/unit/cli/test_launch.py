"""However a command ends, there is an exit code and at most one sentence."""

from __future__ import annotations

import argparse
import errno
import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import launch as launch_module
from dragoman.cli.exit_codes import ExitCode
from dragoman.domain.errors import InputError
from dragoman.installation import Installation

Command = Callable[[argparse.Namespace, Installation], int]
Launch = Callable[..., int]


@pytest.fixture
def launch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Launch:
    """Run a function as the command would be."""

    def run(command: Command, *, profile: Path = tmp_path, verbose: bool = False) -> int:
        monkeypatch.setattr(launch_module, "_function", lambda _name: command)
        return launch_module.launch(argparse.Namespace(command="any:run", profile=profile, verbose=verbose))

    return run


def failing(fault: BaseException) -> Command:
    def command(_arguments: argparse.Namespace, _installation: Installation) -> int:
        raise fault

    return command


def log_of(profile: Path) -> str:
    return (profile / "logs" / "dragoman.log").read_text(encoding="utf-8")


def test_a_command_gets_the_installation_of_its_profile(launch: Launch, tmp_path: Path) -> None:
    def command(_arguments: argparse.Namespace, installation: Installation) -> int:
        assert installation.paths.models == tmp_path / "models"
        return ExitCode.DONE

    assert launch(command) == 0


def test_a_fault_of_the_world_is_told_in_its_own_words(
    launch: Launch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert launch(failing(InputError("“{name}” is empty.", "Choose another.", name="a{b}.wav"))) == 3
    assert capsys.readouterr() == ("", "dragoman: “a{b}.wav” is empty. Choose another.\n")
    assert "“a{b}.wav” is empty" in log_of(tmp_path)


def test_a_bug_is_one_sentence_and_a_traceback_in_the_log(
    launch: Launch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    expected_errors: list[logging.LogRecord],
) -> None:
    assert launch(failing(KeyError("what"))) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert str(tmp_path / "logs" / "dragoman.log") in printed.err
    assert "Traceback" in log_of(tmp_path)
    assert "KeyError: 'what'" in log_of(tmp_path)
    assert len(expected_errors) == 1


def test_verbose_shows_the_log(
    launch: Launch, capsys: pytest.CaptureFixture[str], expected_errors: list[logging.LogRecord]
) -> None:
    assert launch(failing(KeyError("what")), verbose=True) == 1
    assert "Traceback" in capsys.readouterr().err
    assert expected_errors


@pytest.mark.parametrize("in_the_way", ["profile", "logs", "log file"])
def test_without_a_log_it_works_all_the_same(
    launch: Launch, capsys: pytest.CaptureFixture[str], tmp_path: Path, in_the_way: str
) -> None:
    profile = tmp_path / "profile"
    if in_the_way == "profile":
        profile.write_bytes(b"")
    elif in_the_way == "logs":
        profile.mkdir()
        (profile / "logs").write_bytes(b"")
    else:
        (profile / "logs" / "dragoman.log").mkdir(parents=True)
    assert launch(lambda _arguments, _installation: ExitCode.DONE, profile=profile) == 0
    assert capsys.readouterr().err.startswith("dragoman: there will be no log: ")


def test_a_bug_without_a_log_tells_how_to_see_it(
    launch: Launch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    expected_errors: list[logging.LogRecord],
) -> None:
    (tmp_path / "logs").write_bytes(b"")
    assert launch(failing(KeyError("what"))) == 1
    assert "--verbose" in capsys.readouterr().err.splitlines()[1]
    assert expected_errors


def test_ctrl_c(launch: Launch, capsys: pytest.CaptureFixture[str]) -> None:
    assert launch(failing(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "dragoman: Stopped. What had been interpreted by then is kept.\n"


def test_a_full_disk_is_no_bug(launch: Launch, capsys: pytest.CaptureFixture[str]) -> None:
    assert launch(failing(OSError(errno.ENOSPC, "No space left on device"))) == 6
    assert capsys.readouterr().err == "dragoman: The disk is full. Free some space, then try again.\n"


def test_a_reader_that_goes_away_hears_no_complaint(launch: Launch, capfd: pytest.CaptureFixture[str]) -> None:
    assert launch(failing(BrokenPipeError())) == 6
    assert capfd.readouterr().err == ""


class FullStdout(io.StringIO):
    """Standard output on a full disk, as far as it can be told when it is flushed."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("ended", "code"), [(ExitCode.DONE, 6), (ExitCode.MODEL, 4)])
def test_output_that_gets_lost_at_the_end(
    launch: Launch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ended: ExitCode, code: int
) -> None:
    with (tmp_path / "out").open("wb") as file, monkeypatch.context() as patched:
        patched.setattr("sys.stdout", FullStdout(file.fileno()))
        assert launch(lambda _arguments, _installation: ended) == code
        assert os.path.samestat(os.fstat(file.fileno()), Path(os.devnull).stat())


def test_without_any_standard_output_it_works(launch: Launch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert launch(lambda _arguments, _installation: ExitCode.DONE) == 0


def test_what_a_terminal_cannot_show_is_replaced(launch: Launch, monkeypatch: pytest.MonkeyPatch) -> None:
    def command(_arguments: argparse.Namespace, _installation: Installation) -> int:
        sys.stdout.write("até 🙂 天\n")
        return ExitCode.DONE

    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert launch(command) == 0
    assert written.getvalue().decode("ascii").split() == ["at?", "?", "?"]


def test_the_log_stays_bounded(launch: Launch, tmp_path: Path) -> None:
    def command(_arguments: argparse.Namespace, _installation: Installation) -> int:
        for _ in range(60):
            logging.getLogger("dragoman.test").warning("x" * 100_000)
        return ExitCode.DONE

    assert launch(command) == 0
    assert sum(file.stat().st_size for file in (tmp_path / "logs").iterdir()) < 4 << 20


_SAYS_WHILE_DESCRIPTOR_2_IS_SILENCED = """
import os, sys
from argparse import Namespace
from pathlib import Path
from dragoman.cli import launch

def command(_arguments, _installation):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    print("recognition: ready", file=sys.stderr)
    return 0

launch._function = lambda _name: command
sys.exit(launch.launch(Namespace(command="any:run", profile=Path(sys.argv[1]), verbose=False)))
"""


def test_what_is_said_while_the_sound_system_is_silenced_is_not_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", _SAYS_WHILE_DESCRIPTOR_2_IS_SILENCED, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert ended.stderr == "recognition: ready\n"
