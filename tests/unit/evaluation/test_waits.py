"""How long the listener waited."""

from __future__ import annotations

import pytest

from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted
from dragoman.evaluation.waits import times_of
from support.happenings import ended, heard, translated, understood


def spoken(utterance_id: int, from_s: float, to_s: float) -> list[Event]:
    return [
        PlaybackStarted(at_s=from_s, utterance_id=utterance_id),
        PlaybackFinished(at_s=to_s, utterance_id=utterance_id),
    ]


def test_each_wait_counts_from_the_last_speech() -> None:
    events = [
        heard(1, "Good", at_s=100.5),
        ended(1, end_s=3.0, speech_ended_at_s=103.0, at_s=103.6),
        understood(1, "Good morning.", at_s=103.7),
        translated(1, "Bom dia.", at_s=103.75),
        *spoken(1, 104.0, 105.0),
    ]
    (times,) = times_of(events)
    assert times.utterance_id == 1
    waits = (
        times.to_text_s,
        times.beyond_hold_s,
        times.to_translation_s,
        times.to_sound_s,
        times.to_silence_s,
    )
    assert waits == pytest.approx((0.7, 0.1, 0.75, 1.0, 2.0))


def test_sound_may_come_before_the_last_word() -> None:
    events = [
        *spoken(1, 102.0, 104.0),
        ended(1, end_s=3.0, speech_ended_at_s=103.0, at_s=103.6),
        understood(1, "Good morning.", at_s=103.7),
        translated(1, "Bom dia.", at_s=103.75),
        *spoken(1, 104.5, 106.0),
    ]
    (times,) = times_of(events)
    assert (times.to_sound_s, times.to_silence_s) == pytest.approx((-1.0, 3.0))


def test_what_was_not_spoken_has_no_sound() -> None:
    events = [
        ended(1, end_s=3.0, speech_ended_at_s=103.0, at_s=103.6),
        understood(1, "Good morning.", at_s=103.7),
        PlaybackFinished(at_s=104.0, utterance_id=1),
    ]
    (times,) = times_of(events)
    assert (times.to_translation_s, times.to_sound_s, times.to_silence_s) == (None, None, None)


def test_utterances_without_a_final_text_do_not_count() -> None:
    assert times_of([ended(1, end_s=3.0, speech_ended_at_s=103.0, at_s=103.6), heard(1, "Hm")]) == []
    assert times_of([understood(1, "Nobody ended this.")]) == []
