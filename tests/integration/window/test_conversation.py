"""A person at a real window: holds a button, speaks into the microphone, hears the other language."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from dragoman.app import Installation
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer, Translator
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.word_errors import count_word_errors
from support import virtual_audio, virtual_desktop
from support.virtual_desktop import wait_until

REASON = virtual_desktop.available() or virtual_audio.available()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

ENGLISH = "Good morning. I would like a room for two nights, please."
PORTUGUESE = "O quarto fica no terceiro andar, ao lado da escada."
QUIET_S = 3.0
LONGEST_S = 90.0
_REACTION_S = 1.0
"""Until somebody presses the button that has just become available."""


class Desk:
    """The app's window on a virtual desktop, its microphone and its loudspeaker."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self._environment = environment
        self._directory = directory
        self._window = ""

    def wait_for_window(self) -> None:
        wait_until(lambda: bool(self._find_window()), "the window", timeout_s=30)
        self._window = self._find_window()
        self.do("windowactivate", "--sync", self._window)
        wait_until(self._is_listening, "the open microphone", timeout_s=30)
        time.sleep(_REACTION_S)

    def do(self, *words: str) -> str:
        """Do with keyboard and mouse what xdotool's words say."""
        return subprocess.run(
            ["xdotool", *words], env=self._environment, check=True, capture_output=True, text=True, timeout=20
        ).stdout

    def point_at(self, across: float, up: int) -> None:
        """Move the mouse to a part of the window's width, some pixels above its lower edge."""
        lines = self.do("getwindowgeometry", "--shell", self._window).split()
        shape = {name: int(value) for name, value in (line.split("=") for line in lines)}
        self.do("mousemove", "--window", self._window, str(round(across * shape["WIDTH"])), str(shape["HEIGHT"] - up))

    def speak(self, samples: Samples) -> None:
        """Speak into the microphone."""
        path = self._directory / "said.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SPEECH_SAMPLE_RATE)
            file.writeframes((np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes())
        subprocess.run(["paplay", "--device=vmic", path], env=self._environment, check=True, timeout=60)

    @contextmanager
    def recording(self, name: str) -> Iterator[Path]:
        """Record what the loudspeaker plays."""
        path = self._directory / name
        with path.open("wb") as file:
            recorder = subprocess.Popen(
                ["parec", "--device=vspk.monitor", "--format=s16le", f"--rate={SPEECH_SAMPLE_RATE}", "--channels=1"],
                env=self._environment, stdout=file,
            )  # fmt: skip
        try:
            yield path
        finally:
            recorder.terminate()
            recorder.wait(10)

    def screenshot(self, path: Path) -> None:
        code = (
            "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
            "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
        )
        subprocess.run([sys.executable, "-c", code, path], env=self._environment, check=True, timeout=30)

    def _is_listening(self) -> bool:
        recorders = subprocess.run(
            ["pactl", "list", "short", "source-outputs"], env=self._environment, check=True, capture_output=True
        )
        return bool(recorders.stdout.strip())

    def _find_window(self) -> str:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Dragoman$"],
            env=self._environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        return found.stdout.split()[-1] if found.stdout.split() else ""


@pytest.fixture
def desk(installation: Installation, profile: Path, tmp_path: Path) -> Iterator[Desk]:
    """The app, started as a user starts it, with its models placed already."""
    assert all(installation.store.is_placed(pack) for pack in installation.store.packs)
    SettingsStore(installation.paths.settings).save(Settings(is_welcomed=True))
    with (
        virtual_audio.virtual_audio(tmp_path / "sound") as sound,
        virtual_desktop.virtual_desktop(tmp_path / "screen") as screen,
        (tmp_path / "app.log").open("wb") as log,
    ):
        environment = {**sound, **screen, "LANGUAGE": "en", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        app = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "--profile", str(profile)], env=environment, stdout=log, stderr=log
        )
        try:
            made = Desk(environment, tmp_path)
            made.wait_for_window()
            yield made
        finally:
            app.terminate()
            assert app.wait(30) == 0, (tmp_path / "app.log").read_text()


def heard_in(path: Path) -> Samples:
    """Return what was recorded, once something was played and it is quiet again."""

    def recorded() -> Samples:
        raw = path.read_bytes()
        return np.frombuffer(raw[: len(raw) // 2 * 2], np.int16).astype(np.float32) / 32768

    def is_over() -> bool:
        loud = np.flatnonzero(np.abs(recorded()) > 0.02)
        return len(loud) > 0 and len(recorded()) - loud[-1] > QUIET_S * SPEECH_SAMPLE_RATE

    wait_until(is_over, "translated speech", LONGEST_S)
    loud = np.flatnonzero(np.abs(recorded()) > 0.02)
    return joined([silence(0.5), recorded()[loud[0] : loud[-1]], silence(0.5)])


def test_a_sentence_spoken_while_a_button_is_held_is_heard_in_the_other_language(
    desk: Desk, speak: Callable[[str, str], Samples], recognizer: Recognizer, translator: Translator, tmp_path: Path
) -> None:
    def error_rate(path: Path, sentence: str, source: str, target: str) -> float:
        audio = AudioChunk(heard_in(path), SPEECH_SAMPLE_RATE)
        utterance = Utterance(1, audio, 0, audio.duration_s, 0, target)
        heard = recognizer.recognize(utterance, (target,)).text
        expected = translator.translate(sentence, source, target)
        return count_word_errors([expected], [heard]).rate

    with desk.recording("portuguese.raw") as path:
        desk.do("keydown", "space")
        desk.speak(speak(ENGLISH, "en"))
        desk.do("keyup", "space")
        assert error_rate(path, ENGLISH, "en", "pt") <= 35
    with desk.recording("english.raw") as path:
        desk.point_at(across=0.75, up=70)
        desk.do("mousedown", "1")
        desk.speak(speak(PORTUGUESE, "pt"))
        desk.do("mouseup", "1")
        assert error_rate(path, PORTUGUESE, "pt", "en") <= 35
    picture = tmp_path / "window.png"
    desk.screenshot(picture)
    assert picture.stat().st_size > 10_000
