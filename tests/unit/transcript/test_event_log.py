"""The log of events."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import DeviceError, OutputError
from dragoman.domain.events import (
    AudioDropped,
    DevicesListed,
    Event,
    LevelMeasured,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    UtteranceDiscarded,
)
from dragoman.domain.speech import Translation
from dragoman.transcript.event_log import EventLog


def log(path: Path, *events: Event) -> list[dict[str, Any]]:
    writer = EventLog(path)
    for event in events:
        writer(event)
    writer.close()
    writer.close()
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_translation(tmp_path: Path) -> None:
    (entry,) = log(
        tmp_path / "log", TranslationReady(at_s=1.5, translation=Translation(3, "Olá.", "pt", "Hello.", "en"))
    )
    assert entry == {
        "event": "TranslationReady",
        "at_s": 1.5,
        "translation": {
            "utterance_id": 3,
            "source_text": "Olá.",
            "source_language": "pt",
            "text": "Hello.",
            "committed": "Hello.",
            "tentative": "",
            "target_language": "en",
        },
    }


def test_errors_are_sentences_and_choices_words(tmp_path: Path) -> None:
    error = DeviceError("“{name}” is gone.", "Plug it in.", name="Headset")
    entries = log(
        tmp_path / "log",
        StageFailed(stage=StageName.CAPTURE, error=error),
        StateChanged(stage=StageName.CAPTURE, state=StageState.FAILED),
        DevicesListed(devices=(AudioDevice("Headset", DeviceKind.MICROPHONE),)),
        AudioDropped(duration_s=np.float32(0.5)),
    )
    assert entries[0]["error"] == "“Headset” is gone. Plug it in."
    assert entries[0]["utterance_id"] is None
    assert (entries[1]["stage"], entries[1]["state"]) == ("capture", "failed")
    assert entries[2]["devices"] == [{"name": "Headset", "kind": "microphone", "is_default": False}]
    assert entries[3]["duration_s"] == 0.5


def test_levels_are_left_out(tmp_path: Path) -> None:
    assert log(tmp_path / "log", LevelMeasured(rms=0.5)) == []


def test_each_line_is_on_the_disk_at_once(tmp_path: Path) -> None:
    writer = EventLog(tmp_path / "log")
    writer(UtteranceDiscarded(utterance_id=1))
    assert (tmp_path / "log").read_text().endswith("}\n")
    writer.close()
    writer(UtteranceDiscarded(utterance_id=2))
    assert writer.failure is None


def test_lines_of_several_threads_stay_whole(tmp_path: Path) -> None:
    writer = EventLog(tmp_path / "log")

    def write() -> None:
        for number in range(100):
            writer(UtteranceDiscarded(utterance_id=number))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    assert len([json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]) == 400


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        EventLog(tmp_path / "missing" / "log")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_fills_up_is_remembered() -> None:
    writer = EventLog("/dev/full")
    writer(UtteranceDiscarded(utterance_id=1))
    failure = writer.failure
    assert failure is not None
    writer(UtteranceDiscarded(utterance_id=2))
    assert writer.failure is failure
    writer.close()
