"""The app in a process of its own, on a virtual desktop, driven by keys and sound as people do it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.virtual_audio import virtual_audio
from support.virtual_desktop import virtual_desktop, wait_until

LIMIT_S = 60.0
PREPARING_S = 300.0


@dataclass(frozen=True, slots=True)
class DrivenWindow:
    """A window that can be seen."""

    process: subprocess.Popen[str]
    environment: Mapping[str, str]
    visible_after_s: float
    """Seconds from the start of the process."""

    def xdotool(self, *words: str) -> str:
        """Press keys, as a person does."""
        return _xdotool(self.environment, *words)

    def hear(self, sound: Path, longest_s: float = LIMIT_S) -> None:
        """Play a sound into the microphone."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            command = ["paplay", "--device=vmic", str(sound)]
            subprocess.run(command, env=self.environment, check=True, timeout=longest_s)


@contextlib.contextmanager
def virtual_place(folder: Path) -> Iterator[Mapping[str, str]]:
    """Run a desktop and sound devices that exist for this measurement only; yield the environment to start apps in."""
    with virtual_audio(folder / "sound") as sound, virtual_desktop(folder / "screen") as screen:
        yield {**sound, **screen, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


@contextlib.contextmanager
def driven_window(
    environment: Mapping[str, str], command: list[str], program: str = sys.executable
) -> Iterator[DrivenWindow]:
    """Start Python, or another program, with the words of `command`; yield when its window can be seen, then end it."""
    start_s = time.monotonic()
    process = subprocess.Popen(
        [program, *command],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        wait_until(lambda: bool(_xdotool(environment, "search", "--onlyvisible", "--name", "^Dragoman$")), "the window")
        yield DrivenWindow(process, environment, time.monotonic() - start_s)
    finally:
        process.terminate()
        try:
            process.wait(LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(LIMIT_S)


def run_command(profile: Path, *words: str) -> None:
    """Run one of the app's commands."""
    command = [sys.executable, "-m", "dragoman", "--profile", str(profile), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=PREPARING_S)


def _xdotool(environment: Mapping[str, str], *words: str) -> str:
    asked = subprocess.run(
        ["xdotool", *words], env=environment, check=False, capture_output=True, text=True, timeout=LIMIT_S
    )
    return asked.stdout.strip()
