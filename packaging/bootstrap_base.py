"""Places, running other programs, and the log: what the parts of the bootstrap share. Plain Python from 3.8 on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = VENV / "bootstrap.log"
REQUIREMENTS = ROOT / "packaging" / "requirements"
WINDOWS = os.name == "nt"
CTRL_C = 130
KILLED_BY_CTRL_C = -2


class StepFailedError(Exception):
    """A step that cannot be done; the text says what failed and what to do."""


def log(line: str) -> None:
    """Adds a line to the log, once there is a folder for it."""
    if VENV.is_dir():
        with LOG.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def call(
    command: list[str], env: dict[str, str] | None = None, grace_s: float = 10, output: IO[str] | None = None
) -> int:
    """Runs a program to its end. After Ctrl-C it gets some time to tidy up before it is ended."""
    log("$ " + " ".join(command))
    sys.stdout.flush()
    with subprocess.Popen(command, env=env, stdout=output, stderr=output) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            try:
                process.wait(grace_s)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
    log(f"ended with code {code}")
    return code


def must(command: list[str], what: str, advice: str, env: dict[str, str] | None = None) -> None:
    """Runs a program that has to succeed."""
    check(call(command, env), what, advice)


def check(code: int, what: str, advice: str) -> None:
    """Says, as a sentence, that a program did not succeed, when it did not."""
    if code in (CTRL_C, KILLED_BY_CTRL_C):
        raise KeyboardInterrupt
    if code != 0:
        raise StepFailedError(f"{what} failed (code {code}). {advice} Details: {LOG}")


def replace_process(command: list[str], env: dict[str, str] | None = None) -> NoReturn:
    """Hands over to another program; its exit code becomes ours."""
    environment = dict(os.environ) if env is None else env
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], command, environment)
    # Windows has no real exec: the shell would go on before the program has ended.
    raise SystemExit(call(command, env=environment))


def describe_python(command: list[str]) -> tuple[int, ...] | None:
    """(major, minor, bits, is in a virtual environment, has pip) of an interpreter, or None when it does not run."""
    code = (
        "import sys, importlib.util as u;"
        "print(*sys.version_info[:2], 64 if sys.maxsize > 2**32 else 32, int(sys.prefix != sys.base_prefix),"
        " int(u.find_spec('pip') is not None))"
    )
    try:
        answer = subprocess.run(
            [*command, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(int(word) for word in answer.stdout.split()) if answer.returncode == 0 else None
