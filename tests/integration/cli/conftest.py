"""Runs commands as from a terminal, on recordings that the app's own voices speak."""

from __future__ import annotations

import os
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from dragoman.__main__ import main
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.domain.protocols import Recognizer, Synthesizer, Translator
from dragoman.evaluation.memory import joined, silence
from dragoman.installation import Installation

Speak = Callable[[str, str], Samples]
_GIVE_UP_S = 120.0
_RUN = """
import signal, sys
from dragoman.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""
"""Whoever runs the tests in the background has Ctrl-C ignored, in their children too; from a terminal it is not."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one sentence on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("dragoman: ")
        assert "Traceback" not in self.err
        return lines[0]


Dragoman = Callable[..., Ended]


@pytest.fixture
def loaded_engines(
    recognizer: Recognizer, translator: Translator, synthesizer: Synthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Installation, "recognizer", lambda _self, *_publish: recognizer)
    monkeypatch.setattr(Installation, "translator", lambda _self, *_publish: translator)
    monkeypatch.setattr(Installation, "synthesizer", lambda _self, _languages, *_chosen, **_options: synthesizer)


@pytest.fixture
def dragoman(
    installation: Installation,
    loaded_engines: None,
    capsys: pytest.CaptureFixture[str],
) -> Dragoman:
    """Run a command in this process, with engines that are loaded already."""
    del loaded_engines
    profile = installation.paths.models.parent

    def run(*words: str | Path) -> Ended:
        capsys.readouterr()
        code = main(["--profile", str(profile), *map(str, words)])
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def start(installation: Installation, profile: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a command as a process of its own, which loads its engines itself."""
    del installation
    started: list[subprocess.Popen[str]] = []

    def run(*words: str | Path, **options: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, "--profile", str(profile), *map(str, words)],
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.fixture
def run_apart(start: Callable[..., subprocess.Popen[str]]) -> Dragoman:
    """Run a command as a process of its own to its end."""

    def run(*words: str | Path, **options: object) -> Ended:
        process = start(*words, **options)
        out, err = process.communicate(timeout=_GIVE_UP_S)
        return Ended(process.returncode, out or "", err or "")

    return run


Record = Callable[..., Path]


@pytest.fixture
def record(speak: Speak, tmp_path: Path) -> Record:
    """Write a recording of what is said: `record("talk.wav", ("Hello.", "en", 1.0), ...)`, with pauses in seconds."""

    def write(name: str, *said: tuple[str, str, float], before_s: float = 0.4) -> Path:
        parts = [part for text, language, pause_s in said for part in (speak(text, language), silence(pause_s))]
        return write_wav(tmp_path / name, joined([silence(before_s), *parts]))

    return write


def write_wav(
    path: Path, samples: Samples, *, rate: int = SPEECH_SAMPLE_RATE, width: int = 2, channels: int = 1
) -> Path:
    """Write samples as PCM of `width` bytes, the same in every channel."""
    scale = float(2 ** (8 * width - 1) - 1)
    whole = np.round(np.clip(samples, -1.0, 1.0) * scale).astype("<i4")
    data = whole.view(np.uint8).reshape(-1, 4)[:, :width]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(np.repeat(data[:, None, :], channels, axis=1).tobytes())
    return path


@pytest.fixture
def write_recording() -> Callable[..., Path]:
    return write_wav
