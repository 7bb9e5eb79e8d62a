"""A desk with a screen, a keyboard, a mouse, a microphone and a loudspeaker, and the app running on it."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from support.virtual_desktop import wait_until

PROGRAM = Path(__file__).parents[1] / "integration" / "window" / "app_with_a_witness.py"
LOUD = 0.02
"""Of full scale: what is louder is no silence."""
_START_S = 30.0
_END_S = 30.0
_ANSWER_S = 20.0
_REACTION_S = 0.3
"""Until somebody does something with what has just appeared."""


@dataclass(frozen=True)
class Part:
    """What a screen reader knows of a part of a window."""

    window: str
    role: str
    name: str
    value: str
    box: tuple[int, int, int, int]
    """Left, top, width and height in pixels of the screen."""
    is_enabled: bool
    is_checked: bool
    has_keyboard: bool

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.box
        return left + width // 2, top + height // 2


class Desk:
    """Somebody who sees, types, points, speaks and listens; and the app, as a user starts it."""

    def __init__(self, environment: Mapping[str, str], directory: Path, profile: Path) -> None:
        """Put a desk into the environment of a virtual desktop with virtual sound; the app is not started yet."""
        self.environment = environment
        self.profile = profile
        self._directory = directory
        self._app: subprocess.Popen[str] | None = None

    @property
    def log(self) -> str:
        """What the app has printed."""
        return (self._directory / "app.log").read_text(errors="replace")

    def start(self) -> None:
        """Start the app and wait for its window."""
        with (self._directory / "app.log").open("wb") as log:
            self._app = subprocess.Popen(
                [sys.executable, PROGRAM, "--profile", self.profile],
                env=self.environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
        wait_until(self.has_keyboard, "the window", timeout_s=_START_S)

    @property
    def is_started(self) -> bool:
        """Whether the app has been started and not ended."""
        return self._app is not None

    def end(self, *, by_hand: bool = False, timeout_s: float = _END_S) -> int:
        """Ask the app to end, unless somebody at the desk has done so; return its exit status."""
        assert self._app is not None
        app, self._app = self._app, None
        try:
            if not by_hand:
                app.terminate()
            return app.wait(timeout_s)
        finally:
            app.kill()
            app.communicate()

    def look(self) -> list[Part]:
        """Return the parts of all windows."""
        return [Part(**{**each, "box": tuple(each["box"])}) for each in self._ask("look")]

    def picture(self) -> Path:
        """Return the file of a picture of the whole screen."""
        path = self._directory / "screen.png"
        self._ask(f"picture {path}")
        return path

    def _ask(self, words: str) -> list[dict[str, Any]]:
        assert self._app is not None
        assert self._app.stdin is not None
        assert self._app.stdout is not None
        self._app.stdin.write(f"{words}\n")
        self._app.stdin.flush()
        ready, _, _ = select.select([self._app.stdout], [], [], _ANSWER_S)
        if not ready:
            raise TimeoutError(f"the app did not answer within {_ANSWER_S:.0f} s")
        answer = self._app.stdout.readline()
        if not answer:
            raise RuntimeError(f"the app has ended:\n{self.log}")
        return json.loads(answer)

    def seen(self, name: str, role: str = "") -> list[Part]:
        """Return the parts of which the whole name matches a regular expression, and the role another."""
        return [
            part
            for part in self.look()
            if re.fullmatch(name, part.name, re.DOTALL) and re.fullmatch(role or ".*", part.role)
        ]

    def expect(self, name: str, role: str = "", timeout_s: float = 20.0) -> Part:
        """Return the part of a name and role as soon as it can be seen."""
        found: list[Part] = []

        def is_there() -> bool:
            found[:] = self.seen(name, role)
            return bool(found)

        try:
            wait_until(is_there, f"'{name}'", timeout_s)
        except TimeoutError as error:
            names = "\n".join(f"{part.window}: {part.role} '{part.name}'" for part in self.look() if part.name)
            raise TimeoutError(f"{error}, but\n{names}") from None
        return found[-1]

    def keyboard(self) -> Part | None:
        """Return the innermost part that has the keyboard."""
        return next((part for part in reversed(self.look()) if part.has_keyboard), None)

    def has_keyboard(self) -> bool:
        """Return whether what is typed reaches the app."""
        return self.keyboard() is not None

    def do(self, *words: str) -> str:
        """Do with keyboard and mouse what xdotool's words say."""
        return subprocess.run(
            ["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True, timeout=20
        ).stdout

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.do("key", key)

    def type_into(self, name: str, words: str) -> None:
        """Type words into a field as soon as it has the keyboard, and until they are there."""
        wait_until(lambda: getattr(self.keyboard(), "name", "") == name, f"the keyboard for '{name}'")
        self.do("type", words)
        wait_until(lambda: getattr(self.keyboard(), "value", "") == words, f"'{words}'")

    def click(self, name: str, role: str = "") -> None:
        """Click on a part as soon as it can be used."""
        wait_until(lambda: any(part.is_enabled for part in self.seen(name, role)), f"'{name}', ready to use")
        self.point_at(self.expect(name, role))
        self.do("click", "1")
        time.sleep(_REACTION_S)

    def point_at(self, part: Part) -> None:
        """Move the mouse to the middle of a part."""
        self.do("mousemove", *map(str, part.middle))

    def speak(self, samples: Samples) -> None:
        """Speak into the microphone."""
        path = self._directory / "said.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SPEECH_SAMPLE_RATE)
            file.writeframes((np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes())
        subprocess.run(["paplay", "--device=vmic", path], env=self.environment, check=True, timeout=60)

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what the loudspeaker plays."""
        path = self._directory / "heard.raw"
        with path.open("wb") as file:
            recorder = subprocess.Popen(
                ["parec", "--device=vspk.monitor", "--format=s16le", f"--rate={SPEECH_SAMPLE_RATE}", "--channels=1"],
                env=self.environment, stdout=file,
            )  # fmt: skip
        try:
            yield Recording(path)
        finally:
            recorder.terminate()
            recorder.wait(10)

    def wait_for_microphone(self) -> None:
        """Wait until the app listens."""
        wait_until(lambda: bool(self.recorders()), "the open microphone", timeout_s=_START_S)

    def recorders(self) -> str:
        """Return what the sound server says of the programs that record."""
        return subprocess.run(
            ["pactl", "list", "short", "source-outputs"],
            env=self.environment, check=True, capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip


class Recording:
    """A file that somebody still writes to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def samples(self) -> Samples:
        """Return what was recorded by now."""
        raw = self._path.read_bytes()
        return np.frombuffer(raw[: len(raw) // 2 * 2], np.int16).astype(np.float32) / 32768

    def quiet_s(self) -> float:
        """Return for how many seconds it has been silent at the end."""
        samples = self.samples()
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return (len(samples) - (int(loud[-1]) if len(loud) else 0)) / SPEECH_SAMPLE_RATE

    def loud_s(self) -> float:
        """Return how many seconds of it were not silent, counted in twentieths."""
        block = SPEECH_SAMPLE_RATE // 20
        samples = self.samples()
        blocks = samples[: len(samples) // block * block].reshape(-1, block)
        return float(np.count_nonzero(np.abs(blocks).max(axis=1, initial=0) > LOUD)) / 20


def clean_environment(*virtual: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a program on a virtual desktop, in English."""
    merged = {name: value for variables in virtual for name, value in variables.items()}
    return {**merged, "LANGUAGE": "en", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
