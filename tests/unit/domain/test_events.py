"""Events say when they happened, and stay as they are."""

from __future__ import annotations

import dataclasses
import time

import pytest

from dragoman.domain import events
from dragoman.domain.events import Event, SpeechStarted

KINDS = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)]


def test_an_event_happens_now() -> None:
    before_s = time.monotonic()
    assert before_s <= SpeechStarted(utterance_id=1, language=None).at_s <= time.monotonic()


def test_or_when_it_is_said_to_have() -> None:
    assert SpeechStarted(utterance_id=1, language="pt", at_s=5.0).at_s == 5.0


@pytest.mark.parametrize("kind", KINDS)
def test_events_are_frozen_values(kind: type[Event]) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen
