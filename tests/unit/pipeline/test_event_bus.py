from __future__ import annotations

import logging

from dragoman.domain.events import AudioDropped, Event
from dragoman.pipeline.event_bus import EventBus


def test_a_failing_listener_does_not_keep_the_event_from_the_others(expected_errors: list[logging.LogRecord]) -> None:
    def failing(event: Event) -> None:
        raise ValueError(event)

    heard: list[Event] = []
    bus = EventBus()
    bus.subscribe(failing)
    bus.subscribe(heard.append)
    event = AudioDropped(duration_s=1.0)
    bus.publish(event)
    assert heard == [event]
    assert len(expected_errors) == 1
