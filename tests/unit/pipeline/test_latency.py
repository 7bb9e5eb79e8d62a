"""How long the listener waits; that the figures are right is checked in test_interpreter.py."""

from __future__ import annotations

from dragoman.domain.events import Event, LatencyMeasured, PlaybackStarted, UtteranceEnded
from dragoman.pipeline.latency import LatencyObserver


def test_where_nobody_listens_utterances_are_forgotten() -> None:
    published: list[Event] = []
    observer = LatencyObserver(published.append)
    for number in range(1, 101):
        observer(UtteranceEnded(utterance_id=number, start_s=0.0, end_s=1.0, speech_ended_at_s=1.0))
    observer(PlaybackStarted(utterance_id=1))
    assert not published
    observer(PlaybackStarted(utterance_id=100))
    assert [type(event) for event in published] == [LatencyMeasured]
