"""Starts the bootstrap as a user does, in a small copy of the folder with a faked interpreter in its environment."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the faked interpreter is a shell script")

# Called to describe itself it answers like this Python; called for a module it notes that and does as it is told.
FAKE = """#!/bin/sh
case "$1 $3" in
  "-c ") echo {major} {minor} 64 1 1;;
  "-c pip") echo "$@" >> calls; {pip};;
  "-c dragoman") echo prepared >> calls;;
  *) echo "$QT_QPA_PLATFORM $*" >> calls; exit 7;;
esac
"""


@pytest.fixture
def folder(tmp_path):
    """The copy. Without anything on the PATH, no system package is ever installed by these tests."""
    (tmp_path / "packaging/requirements").mkdir(parents=True)
    for file in PACKAGING.glob("bootstrap*.py"):
        shutil.copy(file, tmp_path / "packaging")
    for name in ("app", "dev"):
        (tmp_path / f"packaging/requirements/{name}.txt").write_text("numpy==2.4.6\n")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    return tmp_path


def fake_python(folder, pip):
    python = folder / ".venv/bin/python"
    python.write_text(FAKE.format(major=sys.version_info[0], minor=sys.version_info[1], pip=pip))
    python.chmod(0o755)


def start(folder, *words):
    env = {"PATH": str(folder / "empty"), "HOME": str(folder)}
    return subprocess.Popen(
        [sys.executable, "packaging/bootstrap.py", *words],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_help_names_the_verbs(folder):
    code, out, _ = finish(start(folder, "--help"))
    assert code == 0
    assert all(verb in out for verb in ("run", "test", "setup"))


def test_an_unknown_verb_is_refused(folder):
    assert finish(start(folder, "fly"))[0] == 2


def test_a_failing_pip_ends_in_one_sentence(folder):
    fake_python(folder, "exit 3")
    code, _, err = finish(start(folder, "setup"))
    assert code == 1
    assert len(err.strip().splitlines()) == 1
    assert "Installing with pip failed (code 3)" in err
    assert "network" in err
    assert str(folder / ".venv/bootstrap.log") in err
    assert "ended with code 3" in (folder / ".venv/bootstrap.log").read_text()


def test_after_a_failure_the_next_run_goes_on_and_the_one_after_is_quick(folder):
    fake_python(folder, "exit 3")
    finish(start(folder, "run"))
    fake_python(folder, "true")
    (folder / "calls").unlink()
    code, out, _ = finish(start(folder, "run", "--language", "pt"))
    calls = (folder / "calls").read_text()
    assert code == 7
    assert "[1/3] Installing 1 packages" in out
    assert "--require-hashes" in calls
    assert "--editable" in calls
    assert calls.splitlines()[-2:] == ["prepared", " -m dragoman --language pt"]
    (folder / "calls").unlink()
    code, out, err = finish(start(folder, "run"))
    assert (code, out, err) == (7, "", "")
    assert (folder / "calls").read_text() == " -m dragoman\n"


def test_the_tests_run_without_a_screen_and_with_their_own_lock(folder):
    fake_python(folder, "true")
    assert finish(start(folder, "test", "-k", "word"))[0] == 7
    calls = (folder / "calls").read_text()
    assert "requirements/dev.txt" in calls
    assert calls.splitlines()[-1] == "offscreen -m pytest -k word"


def test_ctrl_c_ends_it_with_a_sentence(folder):
    fake_python(folder, "exec /bin/sleep 30")
    process = start(folder, "setup")
    until = time.monotonic() + 30
    while not (folder / "calls").exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    code, _, err = finish(process)
    assert code == 130
    assert err.strip() == "Stopped, as you asked; the same command goes on from here."
