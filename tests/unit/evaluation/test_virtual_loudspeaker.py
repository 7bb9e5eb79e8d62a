"""Takes as long as a loudspeaker does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted
from dragoman.domain.speech import Speech
from dragoman.evaluation.virtual_loudspeaker import VirtualLoudspeaker

RATE = 16_000
SLACK_S = 0.02
"""By so much a clock may be off."""


class Stage:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.loudspeaker = VirtualLoudspeaker(self.events.append)

    @property
    def story(self) -> list[tuple[str, int]]:
        return [
            (type(event).__name__.removeprefix("Playback"), event.utterance_id)
            for event in self.events
            if isinstance(event, PlaybackStarted | PlaybackFinished)
        ]


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.loudspeaker.close()


def part(utterance_id: int, duration_s: float, *, is_last: bool = False) -> Speech:
    return Speech(utterance_id, AudioChunk(np.zeros(round(duration_s * RATE), np.float32), RATE), is_last)


def test_sound_takes_its_time(stage: Stage) -> None:
    begin_s = time.monotonic()
    stage.loudspeaker.play(part(1, 0.1))
    stage.loudspeaker.play(part(1, 0.1))
    stage.loudspeaker.play(part(1, 0.0, is_last=True))
    assert time.monotonic() - begin_s < 0.2
    stage.loudspeaker.drain()
    assert stage.story == [("Started", 1), ("Finished", 1)]
    assert stage.events[1].at_s - stage.events[0].at_s >= 0.2 - SLACK_S


def test_utterances_come_one_after_the_other(stage: Stage) -> None:
    for number in (1, 2):
        stage.loudspeaker.play(part(number, 0.05))
        stage.loudspeaker.play(part(number, 0.0, is_last=True))
    stage.loudspeaker.drain()
    assert stage.story == [("Started", 1), ("Finished", 1), ("Started", 2), ("Finished", 2)]


def test_an_utterance_without_sound_only_ends(stage: Stage) -> None:
    stage.loudspeaker.play(part(1, 0.0, is_last=True))
    stage.loudspeaker.drain()
    assert stage.story == [("Finished", 1)]


def test_a_pause_holds_back_what_has_not_sounded(stage: Stage) -> None:
    stage.loudspeaker.pause(True)
    stage.loudspeaker.play(part(1, 0.05, is_last=True))
    time.sleep(0.1)
    assert stage.story == []
    resumed_at_s = time.monotonic()
    stage.loudspeaker.pause(False)
    stage.loudspeaker.drain()
    assert stage.events[0].at_s >= resumed_at_s


def test_a_pause_in_the_middle_prolongs_the_sound(stage: Stage) -> None:
    stage.loudspeaker.play(part(1, 0.2, is_last=True))
    time.sleep(0.05)
    stage.loudspeaker.pause(True)
    time.sleep(0.2)
    stage.loudspeaker.pause(False)
    stage.loudspeaker.drain()
    assert stage.events[-1].at_s - stage.events[0].at_s >= 0.4 - 2 * SLACK_S


def test_closing_drops_what_waits_and_ends_what_sounds(stage: Stage) -> None:
    stage.loudspeaker.play(part(1, 5.0))
    stage.loudspeaker.play(part(2, 5.0))
    while not stage.story:
        time.sleep(0.01)
    stage.loudspeaker.close()
    assert stage.story == [("Started", 1), ("Finished", 1)]
    stage.loudspeaker.play(part(3, 5.0))
    stage.loudspeaker.drain()
    assert len(stage.events) == 2


def test_who_has_too_much_to_say_has_to_wait(stage: Stage) -> None:
    stage.loudspeaker.pause(True)
    waiting = threading.Thread(target=lambda: [stage.loudspeaker.play(part(1, 6.0)) for _ in range(2)])
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    stage.loudspeaker.close()
    waiting.join()
