"""Real engines on a graphics card that is not there, or that fails while somebody speaks: the interpreting goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import faster_whisper
import pytest
from faster_whisper import WhisperModel

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import Event, ProcessorTookOver, StageName
from dragoman.domain.machine import Gpu, Machine
from dragoman.domain.speech import Utterance, UtterancePhase
from dragoman.installation import Installation

GPU = Gpu("a card", 24_000, 23_000, frozenset({"float32", "float16", "int8", "int8_float16"}))
SENTENCES = "It is very late. We have to go home now. Tomorrow we meet again."
Speak = Callable[[str, str], Samples]


@pytest.fixture
def with_card(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The starter models on a machine that claims to have a card."""
    monkeypatch.setattr("dragoman.installation.this_machine", lambda _command: Machine(2, 8_000, GPU))
    return installation


def utterance(samples: Samples, phase: UtterancePhase = UtterancePhase.ENDED) -> Utterance:
    audio = AudioChunk(samples, SPEECH_SAMPLE_RATE)
    return Utterance(1, audio, 0.0, audio.duration_s, 0.0, "en", phase)


def told(events: list[Event]) -> list[tuple[StageName, str]]:
    return [(event.stage, str(event.error)) for event in events if isinstance(event, ProcessorTookOver)]


@pytest.mark.skipif(Path("/dev/nvidiactl").exists(), reason="there is a card, which would do the work")
def test_a_card_that_the_engine_does_not_find_is_told_and_the_processor_recognises(
    with_card: Installation, speak: Speak
) -> None:
    events = list[Event]()
    recognizer = with_card.recognizer(events.append)
    heard = recognizer.recognize(utterance(speak(SENTENCES, "en")), ("en",))
    assert "tomorrow" in heard.text.lower()
    ((stage, why),) = told(events)
    assert stage is StageName.RECOGNITION
    assert "graphics card" in why


class FullCard(WhisperModel):  # type: ignore[misc]
    """Whisper whose card, the processor in truth, is full after a few encodings."""

    encodings_left = 2

    def __init__(self, folder: str, device: str, **options: Any) -> None:
        self._is_on_card = device == "cuda"
        super().__init__(folder, device="cpu", **options | {"compute_type": "int8"})

    def encode(self, features: Any) -> Any:
        if self._is_on_card:
            FullCard.encodings_left -= 1
            if FullCard.encodings_left < 0:
                raise RuntimeError("CUDA failed with error out of memory")
        return super().encode(features)


@pytest.mark.parametrize("encodings", [0, 2, 3])
def test_a_card_that_is_full_while_somebody_speaks_loses_no_word(
    with_card: Installation, speak: Speak, monkeypatch: pytest.MonkeyPatch, encodings: int
) -> None:
    monkeypatch.setattr(faster_whisper, "WhisperModel", FullCard)
    monkeypatch.setattr(FullCard, "encodings_left", encodings)
    events = list[Event]()
    recognizer = with_card.recognizer(events.append)
    samples = speak(SENTENCES, "en")
    committed = ""
    for part in (0.7, 0.85, 1.0, 1.0):
        snapshot = utterance(samples[: round(part * len(samples))], UtterancePhase.SPEAKING)
        heard = recognizer.recognize(snapshot, ("en",))
        assert heard.committed.startswith(committed)
        committed = heard.committed
    heard = recognizer.recognize(utterance(samples), ("en",))
    assert heard.text.startswith(committed)
    assert [word in heard.text.lower() for word in ("late", "home", "again")] == [True] * 3
    assert committed
    ((_stage, why),) = told(events)
    assert "too little free memory" in why


def test_without_a_card_nobody_is_told_anything(installation: Installation) -> None:
    events = list[Event]()
    installation.recognizer(events.append)
    installation.translator(events.append)
    if installation.machine().gpu is None and installation.machine().gpu_fault is None:
        assert events == []
