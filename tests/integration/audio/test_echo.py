"""The app's own voice is taken out of what the microphone hears: in a simulated room, and through virtual devices."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.word_errors import count_word_errors
from dragoman.installation import endpointer
from support import virtual_audio
from support.room import Leak, Room, loss_db

_HERE = Path(__file__).parent
APP = (
    "Onde fica a farmácia mais próxima? Preciso comprar um remédio para o meu filho.",
    "O trem para o Porto sai da plataforma número três daqui a vinte minutos.",
)
PERSON = "Please meet me at the train station tomorrow morning."
PERSON_FROM_S = 6.0
SHORT_REST_S = 0.4
"""A syllable of echo may get through; what it is taken for is sorted out by its words."""
MAX_ERROR_RATE = 34
"""Percent; the voice speaks a little differently each time."""

Speak = Callable[[str, str], Samples]


@pytest.fixture
def app(speak: Speak) -> Samples:
    """What the app says, nearly twelve seconds of it."""
    return joined([*(speak(text, "pt") for text in APP)])


@pytest.fixture
def person(speak: Speak) -> Samples:
    """What somebody says, less loud than the app."""
    return 0.4 * speak(PERSON, "en")


def understood(recognizer: Recognizer, samples: Samples) -> str:
    audio = AudioChunk(np.ascontiguousarray(samples), SPEECH_SAMPLE_RATE)
    return recognizer.recognize(Utterance(1, audio, 0.0, audio.duration_s, 0.0, "en"), ("en", "pt")).text


def word_error_rate(recognizer: Recognizer, samples: Samples) -> float:
    return count_word_errors([PERSON], [understood(recognizer, samples)]).rate


def utterances(samples: Samples) -> list[Utterance]:
    """Return what the app would interpret, hands-free."""
    finder = endpointer(hands_free=True, is_recording=True)
    found = [*finder.accept(AudioChunk(samples, SPEECH_SAMPLE_RATE)), *finder.finish()]
    return [boundary for boundary in found if isinstance(boundary, Utterance)]


@pytest.mark.parametrize(("delay_s", "due_error_s"), [(0.02, 0.06), (0.06, 0.0), (0.15, -0.06), (0.15, 0.06)])
def test_the_app_does_not_hear_itself(
    monkeypatch: pytest.MonkeyPatch, app: Samples, delay_s: float, due_error_s: float
) -> None:
    leak = Leak(app, delay_s=delay_s, due_error_s=due_error_s)
    echo, left = Room(monkeypatch).listen(silence(len(app) / SPEECH_SAMPLE_RATE), [leak])
    assert loss_db(echo, left, 0.2, 2) > 12
    assert loss_db(echo, left, 2, len(left) / SPEECH_SAMPLE_RATE) > 20
    assert utterances(echo)
    assert not utterances(left)


def test_who_speaks_at_the_same_time_is_understood(
    monkeypatch: pytest.MonkeyPatch, recognizer: Recognizer, app: Samples, person: Samples
) -> None:
    near = joined([silence(PERSON_FROM_S), person, silence(0.5)])
    echo, left = Room(monkeypatch).listen(near, [Leak(app)])
    spoken = slice(round((PERSON_FROM_S - 0.2) * SPEECH_SAMPLE_RATE), len(left))
    assert word_error_rate(recognizer, left[spoken]) <= MAX_ERROR_RATE
    assert [round(found.start_s) for found in utterances(left)] == [round(PERSON_FROM_S)]
    assert len(echo) == len(left)


def test_while_the_app_is_silent_speech_is_understood_as_before(
    monkeypatch: pytest.MonkeyPatch, recognizer: Recognizer, app: Samples, person: Samples
) -> None:
    room = Room(monkeypatch)
    before = room.listen(person, [])[1]
    room.listen(silence(8), [Leak(app[: 3 * SPEECH_SAMPLE_RATE])])
    after = room.listen(joined([silence(2), person]), [])[1]
    assert word_error_rate(recognizer, before) <= MAX_ERROR_RATE
    assert word_error_rate(recognizer, after) <= MAX_ERROR_RATE


@dataclass(frozen=True)
class Devices:
    """The virtual sound server with a microphone that hears the loudspeaker."""

    environment: Mapping[str, str]

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=90)


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[Devices]:
    with virtual_audio.virtual_audio(tmp_path / "sound") as environment:
        devices = Devices(environment)
        devices.run("pactl", "load-module", "module-loopback", "source=vspk.monitor", "sink=vmic", "latency_msec=50")
        leak = ""
        while not leak:
            time.sleep(0.05)
            leak = devices.run("pactl", "list", "short", "sink-inputs").stdout
        devices.run("pactl", "set-sink-input-volume", leak.split()[0], "-10dB")
        yield devices


@dataclass(frozen=True, eq=False)
class Recording:
    """What the microphone heard while the app spoke, and then somebody else too."""

    heard: Samples
    cleaned: Samples
    app_from_s: float
    end_differs_s: float
    threads_left: int

    @property
    def loss_db(self) -> float:
        """While the app spoke alone, after two seconds."""
        return loss_db(self.heard, self.cleaned, self.app_from_s + 2, self.app_from_s + PERSON_FROM_S - 0.2)


def record(devices: Devices, folder: Path) -> Recording | None:
    """Return what was heard, or None where the machine was too busy for sound without gaps."""
    sounds = folder / "sounds.npz"
    command = (sys.executable, _HERE / "hear_itself.py", folder / "voices.npz", str(PERSON_FROM_S), sounds)
    answer = devices.run(*command)
    if "underrun" in answer.stderr:
        return None
    assert answer.returncode == 0, answer.stderr
    with np.load(sounds) as loaded:
        cleaned = loaded["cleaned"]
        return Recording(loaded["heard"][: len(cleaned)], cleaned, **json.loads(answer.stdout))


@pytest.mark.skipif(virtual_audio.available() is not None, reason=str(virtual_audio.available()))
def test_through_virtual_devices_only_the_other_person_is_left(
    tmp_path: Path, devices: Devices, recognizer: Recognizer, app: Samples, person: Samples
) -> None:
    np.savez(tmp_path / "voices.npz", app=app, person=person)
    attempts = (record(devices, tmp_path) for _ in range(3))
    recording = next((attempt for attempt in attempts if attempt is not None), None)
    if recording is None:
        pytest.skip("the machine is too busy for sound without gaps")
    assert recording.loss_db > 20
    assert max(found.end_s - found.start_s for found in utterances(recording.heard)) > len(app) / SPEECH_SAMPLE_RATE / 3
    found, *rests = sorted(utterances(recording.cleaned), key=lambda each: each.start_s - each.end_s)
    assert all(rest.end_s - rest.start_s < SHORT_REST_S for rest in rests)
    assert found.start_s - recording.app_from_s == pytest.approx(PERSON_FROM_S, abs=1)
    assert word_error_rate(recognizer, found.audio.samples) <= MAX_ERROR_RATE
    assert recording.end_differs_s == pytest.approx(0, abs=1e-6)
    assert recording.threads_left == 0
