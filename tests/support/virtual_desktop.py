"""A screen that nobody sees, with a window manager, for tests that need a real window."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

_PROGRAMS = ("Xvfb", "openbox", "xdotool", "xprop")
_READY_S = 20.0


def available() -> str | None:
    """Return why there can be no virtual desktop here, or None where there can."""
    if sys.platform != "linux":
        return "a virtual desktop needs Linux"
    missing = [program for program in _PROGRAMS if shutil.which(program) is None]
    if missing:
        return f"{', '.join(missing)} not installed (apt-get install xvfb openbox xdotool x11-utils)"
    return None


@contextlib.contextmanager
def virtual_desktop(directory: Path) -> Iterator[Mapping[str, str]]:
    """Run a display server and a window manager; yield the variables with which programs find them."""
    directory.mkdir(parents=True, exist_ok=True)
    number = directory / "display"
    with contextlib.ExitStack() as stack:
        with number.open("w") as told:
            command = ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
            stack.enter_context(_running(command, directory, pass_fds=(told.fileno(),)))
        wait_until(lambda: number.read_text().endswith("\n"), "the display server")
        variables = {"DISPLAY": f":{number.read_text().strip()}", "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
        stack.enter_context(_running(["openbox", "--sm-disable"], directory, env=variables))
        wait_until(lambda: _is_managed(variables), "the window manager")
        yield variables


def wait_until(is_so: Callable[[], bool], what: str, timeout_s: float = _READY_S) -> None:
    """Look again and again, since other programs cannot tell; fail after `timeout_s`."""
    deadline = time.monotonic() + timeout_s
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} was not there within {timeout_s:.0f} s")
        time.sleep(0.05)


def _is_managed(variables: Mapping[str, str]) -> bool:
    asked = subprocess.run(
        ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
        check=False,
        env={**_path(), **variables},
        capture_output=True,
        text=True,
    )
    return "window id" in asked.stdout


@contextlib.contextmanager
def _running(
    command: list[str], directory: Path, *, env: Mapping[str, str] | None = None, pass_fds: tuple[int, ...] = ()
) -> Iterator[None]:
    log = directory / f"{command[0]}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command,
            env={**_path(), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            pass_fds=pass_fds,
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _path() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
