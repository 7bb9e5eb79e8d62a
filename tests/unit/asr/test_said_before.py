"""What an utterance is heard together with."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.asr.said_before import SaidBefore
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.speech import Utterance

MARGIN_S = 0.5


def said(start_s: float, end_s: float, *, margin_s: float = MARGIN_S) -> Utterance:
    """Speech with a margin around it; each sample is the second it was heard at."""
    begin_s = start_s - margin_s
    count = round((end_s - start_s + 2 * margin_s) * SPEECH_SAMPLE_RATE)
    samples = (begin_s + np.arange(count) / SPEECH_SAMPLE_RATE).astype(np.float32)
    return Utterance(1, AudioChunk(samples, SPEECH_SAMPLE_RATE, begin_s), start_s, end_s, end_s)


def test_who_goes_on_is_heard_together_with_what_they_said_before() -> None:
    before = SaidBefore()
    first, second, third = said(1, 2), said(3, 3.5), said(4.8, 6)
    before.note(first, "en", (1, 2))
    before.note(second, "en", (3,))
    lead_in = before.lead_in(third, "en")
    assert lead_in.tokens == (1, 2, 3)
    silence = np.zeros(round(0.3 * SPEECH_SAMPLE_RATE))
    expected = np.concatenate((first.audio.samples, second.audio.samples, silence))
    assert np.array_equal(lead_in.samples, expected)
    assert before.context(third, "en") == (1, 2, 3)


def test_what_follows_tells_how_it_ended() -> None:
    before = SaidBefore()
    before.note(said(1, 1.5), "en", (1, 2))
    before.note(said(2.5, 3), "en", (3, 9))
    before.note(said(4, 4.5), "en", (4,), before=(1, 2, 3, 8))
    assert before.lead_in(said(5.5, 6), "en").tokens == (1, 2, 3, 8, 4)
    before.note(said(20, 21), "en", (5,), before=(6, 7))
    assert before.lead_in(said(22, 23), "en").tokens == (5,)


@pytest.mark.parametrize("gap_s", [0.0, 0.3, 0.9, 1.4])
def test_no_moment_is_heard_twice(gap_s: float) -> None:
    before = SaidBefore()
    before.note(said(1, 2), "en", (1,))
    following = said(2 + gap_s, 3 + gap_s)
    samples = np.concatenate((before.lead_in(following, "en").samples, following.audio.samples))
    heard = samples[samples != 0]  # but for silence where there was no sound
    assert (np.diff(heard) > 0).all()
    assert len(samples) == round((3 + gap_s + 2 * MARGIN_S - 1) * SPEECH_SAMPLE_RATE)


@pytest.mark.parametrize(
    ("start_s", "language"), [(3.6, "en"), (2.5, "pt"), (0.5, "en")], ids=["later", "another language", "heard again"]
)
def test_who_does_not_go_on_is_heard_alone(start_s: float, language: str) -> None:
    before = SaidBefore()
    before.note(said(1, 2), "en", (1, 2))
    following = said(start_s, start_s + 1)
    lead_in = before.lead_in(following, language)
    assert (len(lead_in.samples), lead_in.tokens) == (0, ())
    assert before.context(following, language) == ()


def test_nothing_is_heard_together_with_what_was_not_recognised_well() -> None:
    before = SaidBefore()
    before.note(said(1, 2), "en", (1,))
    before.note(said(3, 4), "en", ())
    assert before.lead_in(said(5, 6), "en").tokens == ()
    before.note(said(5, 6), "en", (2,))
    assert before.lead_in(said(7, 8), "en").tokens == (2,)


def test_after_a_long_pause_what_was_said_before_it_is_not_heard_again() -> None:
    before = SaidBefore()
    before.note(said(1, 2), "en", (1,))
    before.note(said(10, 11), "en", (2,))
    assert before.lead_in(said(12, 13), "en").tokens == (2,)


def test_so_much_is_heard_again_as_is_soon_recognised() -> None:
    before = SaidBefore()
    for number in range(5):
        before.note(said(2 * number, 2 * number + 1), "en", (number,))
    assert before.lead_in(said(10, 11), "en").tokens == (3, 4)


def test_of_a_long_utterance_only_the_last_words_are_the_context() -> None:
    before = SaidBefore()
    before.note(said(1, 9), "en", tuple(range(60)))
    following = said(10, 11)
    assert before.lead_in(following, "en").tokens == ()
    assert before.context(following, "en") == tuple(range(20, 60))


def test_a_long_utterance_leaves_no_room_for_what_was_said_before() -> None:
    before = SaidBefore()
    before.note(said(1, 2), "en", (1,))
    before.note(said(3, 4), "en", (2,))
    assert before.lead_in(said(5, 24.5), "en").tokens == (2,)
    assert before.lead_in(said(5, 28), "en").tokens == ()
