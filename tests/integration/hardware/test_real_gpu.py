"""On a machine with an NVIDIA card: the engines really compute on it. Elsewhere these are skipped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import Event
from dragoman.domain.machine import Gpu
from dragoman.domain.speech import Utterance
from dragoman.installation import Installation
from dragoman.planning.placement import needed_mb

TEXT = "Please meet me at the train station tomorrow morning."
Speak = Callable[[str, str], Samples]


@pytest.fixture
def gpu(installation: Installation) -> Gpu:
    machine = installation.machine()
    if machine.gpu is None:
        pytest.skip(f"no NVIDIA card that can be used: {machine.gpu_fault or 'there is none'}")
    return machine.gpu


def test_the_card_is_described(gpu: Gpu) -> None:
    assert "NVIDIA" in gpu.name
    assert 0 < gpu.free_mb <= gpu.total_mb
    assert "float32" in gpu.compute_types


def test_recognition_computes_on_the_card(gpu: Gpu, installation: Installation, speak: Speak) -> None:
    events = list[Event]()
    decision = installation.recognition_decision()
    assert decision.placement.device == "cuda"
    assert decision.placement.compute_type in gpu.compute_types
    assert decision.needed_mb == needed_mb(decision.pack, decision.placement.compute_type)
    recognizer = installation.recognizer(events.append)
    audio = AudioChunk(speak(TEXT, "en"), SPEECH_SAMPLE_RATE)
    heard = recognizer.recognize(Utterance(1, audio, 0.0, audio.duration_s, 0.0, "en"), ("en",))
    assert "station" in heard.text.lower()
    assert events == []
