from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import SpeechStarted, UtteranceDiscarded
from dragoman.domain.protocols import Boundary
from dragoman.domain.speech import Utterance, UtterancePhase
from dragoman.endpointing.endpointer import EndpointingSettings, SpeechEndpointer

FRAME_S = 512 / SPEECH_SAMPLE_RATE


class LoudnessVad:
    """Takes the peak of a frame for the probability of speech."""

    frame_samples = 512

    def probability(self, frame: Samples) -> float:
        assert frame.shape == (512,)
        return float(np.max(np.abs(frame)))

    def reset(self) -> None:
        pass


def sound(*parts: tuple[float, float]) -> Samples:
    """Return stretches of (seconds, loudness)."""
    return np.concatenate([np.full(round(s * SPEECH_SAMPLE_RATE), level, np.float32) for s, level in parts])


def endpointer(*, hands_free: bool = True, **changed: float) -> SpeechEndpointer:
    return SpeechEndpointer(LoudnessVad(), hands_free=hands_free, settings=EndpointingSettings(**changed))


def feed(target: SpeechEndpointer, samples: Samples, *, start_s: float = 0.0, block: int = 480) -> list[Boundary]:
    found: list[Boundary] = []
    for begin in range(0, len(samples), block):
        part = samples[begin : begin + block]
        at_s = start_s + begin / SPEECH_SAMPLE_RATE
        found += target.accept(AudioChunk(part, SPEECH_SAMPLE_RATE, at_s, 100 + at_s + len(part) / SPEECH_SAMPLE_RATE))
    return found


def utterances(found: Iterable[Boundary]) -> list[Utterance]:
    """Return those that have ended."""
    return [each for each in found if isinstance(each, Utterance) and each.phase is UtterancePhase.ENDED]


def snapshots(found: Iterable[Boundary], phase: UtterancePhase) -> list[Utterance]:
    return [each for each in found if isinstance(each, Utterance) and each.phase is phase]


def test_silence_is_nothing() -> None:
    target = endpointer()
    assert feed(target, sound((5, 0.0))) == []
    assert list(target.finish()) == []


def test_a_click_is_not_speech() -> None:
    assert feed(endpointer(), sound((1, 0), (0.05, 0.9), (2, 0))) == []


def test_an_utterance_has_its_times_and_a_margin() -> None:
    started, *found = feed(endpointer(), sound((2, 0), (1, 0.9), (2, 0)))
    (utterance,) = utterances(found)
    assert isinstance(started, SpeechStarted)
    assert started.utterance_id == utterance.id == 1
    assert utterance.language is None
    assert utterance.start_s == pytest.approx(2.0, abs=FRAME_S)
    assert utterance.end_s == pytest.approx(3.0, abs=FRAME_S)
    assert utterance.speech_ended_at_s == pytest.approx(103.0, abs=2 * FRAME_S)
    assert utterance.audio.start_s == pytest.approx(1.5, abs=2 * FRAME_S)
    assert utterance.audio.end_s == pytest.approx(3.5, abs=2 * FRAME_S)


def test_a_short_pause_does_not_end_an_utterance() -> None:
    found = utterances(feed(endpointer(hold_s=0.6), sound((1, 0), (1, 0.9), (0.4, 0), (1, 0.9), (2, 0))))
    assert len(found) == 1
    assert found[0].end_s - found[0].start_s == pytest.approx(2.4, abs=2 * FRAME_S)


def test_ids_grow_in_the_order_of_speaking() -> None:
    found = utterances(feed(endpointer(), sound((1, 0), (1, 0.9), (2, 0), (1, 0.9), (2, 0), (1, 0.9), (2, 0))))
    assert [utterance.id for utterance in found] == [1, 2, 3]


def test_the_last_word_is_kept_when_the_sound_ends_right_after_it() -> None:
    target = endpointer()
    samples = sound((1, 0), (2, 0.9))
    feed(target, samples)
    (utterance,) = utterances(target.finish())
    assert utterance.end_s == pytest.approx(3.0, abs=FRAME_S)


def test_a_soft_ending_continues_speech_but_does_not_begin_it() -> None:
    assert feed(endpointer(), sound((1, 0), (1, 0.4), (1, 0))) == []
    (utterance,) = utterances(feed(endpointer(), sound((1, 0), (1, 0.9), (1, 0.4), (2, 0))))
    assert utterance.end_s == pytest.approx(3.0, abs=FRAME_S)


def test_a_monologue_is_cut_at_its_quietest_moment_without_losing_or_doubling_a_sample() -> None:
    target = endpointer(max_s=10, cut_window_s=4)
    samples = sound((1, 0), (8, 0.9), (0.3, 0.5), (12, 0.9))
    samples[16_000:] += np.arange(len(samples) - 16_000, dtype=np.float32) / 1e8
    first, second, *rest = [*utterances(feed(target, samples)), *utterances(target.finish())]
    assert first.audio.end_s == pytest.approx(second.audio.start_s)
    assert first.audio.end_s == pytest.approx(9.15, abs=0.2)
    heard = np.concatenate([part.audio.samples for part in (first, second, *rest)])
    begin = round(first.audio.start_s * SPEECH_SAMPLE_RATE)
    np.testing.assert_array_equal(heard, samples[begin : begin + len(heard)])
    assert len(samples) - begin - len(heard) < LoudnessVad.frame_samples


@given(blocks=st.lists(st.integers(100, 5_000), min_size=1, max_size=30))
def test_the_size_of_the_chunks_does_not_matter(blocks: list[int]) -> None:
    samples = sound((0.7, 0), (0.9, 0.9), (1.3, 0), (0.5, 0.7), (0.2, 0), (0.4, 0.9), (1, 0))
    whole = utterances(feed(endpointer(), samples, block=len(samples)))
    target, found, begin = endpointer(), [], 0
    while begin < len(samples):
        for block in blocks:
            found += feed(target, samples[begin : begin + block], start_s=begin / SPEECH_SAMPLE_RATE, block=block)
            begin += block
    assert [(u.id, round(u.start_s, 3), round(u.end_s, 3)) for u in utterances(found)] == [
        (u.id, round(u.start_s, 3), round(u.end_s, 3)) for u in whole
    ]


def test_other_sample_rates_are_refused() -> None:
    with pytest.raises(ValueError, match="16000"):
        list(endpointer().accept(AudioChunk(sound((1, 0)), 48_000)))


def test_push_to_talk_lasts_from_press_to_release() -> None:
    target = endpointer(hands_free=False)
    assert feed(target, sound((2, 0.9))) == []
    (started,) = target.press("pt")
    assert started == SpeechStarted(utterance_id=1, language="pt", at_s=started.at_s)
    assert utterances(feed(target, sound((1, 0.9), (3, 0), (1, 0.9)), start_s=2)) == []
    assert list(target.release()) == []
    (utterance,) = utterances(feed(target, sound((1, 0)), start_s=7))
    assert utterance.language == "pt"
    assert utterance.end_s == pytest.approx(7.0, abs=2 * FRAME_S)


def test_the_syllable_still_in_the_device_at_release_is_kept() -> None:
    target = endpointer(hands_free=False, release_s=0.25)
    list(target.press("en"))
    feed(target, sound((1, 0.9)))
    list(target.release())
    (utterance,) = utterances(feed(target, sound((0.2, 0.9), (1, 0)), start_s=1))
    assert utterance.end_s == pytest.approx(1.2, abs=2 * FRAME_S)


def test_speech_that_begins_just_before_the_press_is_kept() -> None:
    target = endpointer(hands_free=False, pre_roll_s=0.5)
    feed(target, sound((1, 0), (0.2, 0.9)))
    list(target.press("en"))
    feed(target, sound((1, 0.9)), start_s=1.2)
    (utterance,) = utterances([*target.release(), *target.finish()])
    assert utterance.start_s == pytest.approx(1.0, abs=2 * FRAME_S)


def test_holding_the_button_in_silence_is_discarded() -> None:
    target = endpointer(hands_free=False)
    list(target.press("en"))
    feed(target, sound((2, 0.1)))
    (discarded,) = target.release()
    assert isinstance(discarded, UtteranceDiscarded)


def test_pressing_again_during_the_tail_ends_the_first_utterance() -> None:
    target = endpointer(hands_free=False)
    list(target.press("en"))
    feed(target, sound((1, 0.9)))
    list(target.release())
    utterance, started = target.press("pt")
    assert isinstance(utterance, Utterance)
    assert utterance.language == "en"
    assert isinstance(started, SpeechStarted)
    assert started.language == "pt"


def test_a_release_without_a_press_does_nothing() -> None:
    target = endpointer(hands_free=False)
    assert list(target.release()) == []
    assert feed(target, sound((2, 0.9))) == []
    assert list(target.finish()) == []


def test_what_was_said_is_kept_when_the_microphone_goes_away_while_the_button_is_held() -> None:
    target = endpointer(hands_free=False)
    list(target.press("en"))
    feed(target, sound((1, 0.9)))
    assert len(utterances(target.finish())) == 1


def test_a_very_long_press_is_cut_and_silent_parts_are_discarded() -> None:
    target = endpointer(hands_free=False, max_s=10, cut_window_s=4)
    list(target.press("en"))
    found = [*feed(target, sound((5, 0.9), (20, 0))), *target.finish()]
    assert [utterance.id for utterance in utterances(found)] == [1]
    others = [each for each in found if not isinstance(each, Utterance)]
    assert all(isinstance(each, SpeechStarted | UtteranceDiscarded) for each in others)


def test_what_is_said_so_far_is_handed_on_while_somebody_speaks() -> None:
    found = feed(endpointer(update_s=0.5), sound((1, 0), (2.2, 0.9), (2, 0)))
    speaking = snapshots(found, UtterancePhase.SPEAKING)
    assert len(speaking) == 4
    assert {snapshot.id for snapshot in speaking} == {1}
    assert len({snapshot.audio.start_s for snapshot in speaking}) == 1
    assert [round(snapshot.end_s - snapshot.start_s, 1) for snapshot in speaking] == sorted(
        round(snapshot.end_s - snapshot.start_s, 1) for snapshot in speaking
    )


def test_the_longer_an_utterance_the_rarer_its_snapshots() -> None:
    found = snapshots(feed(endpointer(update_s=0.5, update_share=0.2), sound((10, 0.9))), UtterancePhase.SPEAKING)
    spans = [later.end_s - earlier.end_s for earlier, later in itertools.pairwise(found)]
    assert spans == pytest.approx(sorted(spans))
    assert spans[0] == pytest.approx(0.5, abs=0.1)
    assert spans[-1] == pytest.approx(1.6, abs=0.4)


def test_a_first_silence_is_told_and_holds_the_same_speech_as_the_end() -> None:
    found = feed(endpointer(pause_s=0.2, second_pause_s=3.0), sound((1, 0), (1, 0.9), (0.3, 0), (1, 0.9), (2, 0)))
    first, second = snapshots(found, UtterancePhase.PAUSING)
    (ended,) = utterances(found)
    assert first.end_s == pytest.approx(2.0, abs=2 * FRAME_S)
    assert second.end_s == ended.end_s


@pytest.mark.parametrize(("is_complete", "count"), [(None, 2), (True, 1), (False, 2)])
def test_a_longer_silence_is_told_once_more_unless_the_words_are_a_sentence(
    is_complete: bool | None, count: int
) -> None:
    target = endpointer(pause_s=0.2, second_pause_s=0.4, hang_over_s=0.4, hold_s=1.0, complete_hold_s=1.0)
    pauses = snapshots(feed(target, sound((1, 0), (1, 0.9), (0.3, 0))), UtterancePhase.PAUSING)
    if is_complete is not None:
        target.judge(pauses[0].id, pauses[0].end_s, is_complete=is_complete)
    found = feed(target, sound((1, 0)), start_s=2.3)
    pauses += snapshots(found, UtterancePhase.PAUSING)
    (ended,) = utterances(found)
    assert len(pauses) == count
    assert {pause.end_s for pause in pauses} == {ended.end_s}
    assert (pauses[-1].audio.duration_s == ended.audio.duration_s) == (count == 2)


@pytest.mark.parametrize(
    ("is_complete", "hold_s"), [(None, 0.6), (True, 0.4), (False, 0.9)], ids=["unknown", "complete", "hesitation"]
)
def test_the_words_decide_how_long_a_pause_may_be(is_complete: bool | None, hold_s: float) -> None:
    target = endpointer(hold_s=0.6, complete_hold_s=0.4, hesitation_hold_s=0.9)
    (pause,) = snapshots(feed(target, sound((1, 0), (1, 0.9), (0.3, 0))), UtterancePhase.PAUSING)
    if is_complete is not None:
        target.judge(pause.id, pause.end_s, is_complete=is_complete)
    silence = sound((0.02, 0))
    durations_s = (0.3 + 0.02 * count for count in range(1, 100))
    ended_after_s = next(s for s in durations_s if utterances(feed(target, silence, start_s=2 + s)))
    assert ended_after_s == pytest.approx(hold_s, abs=3 * FRAME_S)


def test_how_an_earlier_pause_read_counts_no_more_when_speech_goes_on() -> None:
    target = endpointer(hold_s=0.6, complete_hold_s=0.4)
    (pause,) = snapshots(feed(target, sound((1, 0), (1, 0.9), (0.3, 0))), UtterancePhase.PAUSING)
    feed(target, sound((0.3, 0.9)), start_s=2.3)
    target.judge(pause.id, pause.end_s, is_complete=True)
    assert utterances(feed(target, sound((0.5, 0)), start_s=2.6)) == []


def test_a_long_utterance_ends_at_the_first_pause() -> None:
    target = endpointer(long_s=5, complete_hold_s=0.3, hesitation_hold_s=2)
    (pause,) = snapshots(feed(target, sound((1, 0), (6, 0.9), (0.25, 0))), UtterancePhase.PAUSING)
    target.judge(pause.id, pause.end_s, is_complete=False)
    assert len(utterances(feed(target, sound((0.2, 0)), start_s=7.25))) == 1


def test_of_a_recording_only_whole_utterances_are_handed_on() -> None:
    found = feed(endpointer(is_live=False, hold_s=0.8), sound((1, 0), (3, 0.9), (0.7, 0), (1, 0.9), (2, 0)))
    assert len(utterances(found)) == 1
    assert len(found) == 2


def test_a_release_after_a_silence_ends_the_utterance_at_once() -> None:
    target = endpointer(hands_free=False, quiet_release_s=0.15)
    list(target.press("en"))
    feed(target, sound((1, 0.9), (0.2, 0)))
    assert len(utterances(target.release())) == 1


def test_an_utterance_tells_how_surely_it_is_speech() -> None:
    (utterance,) = utterances(feed(endpointer(), sound((1, 0), (1, 0.9), (1, 0.5), (2, 0))))
    assert utterance.speech_probability == pytest.approx(0.7, abs=0.02)


def test_it_can_change_between_hands_free_and_push_to_talk() -> None:
    target = endpointer(hands_free=True)
    assert snapshots(feed(target, sound((0.5, 0), (1, 0.9))), UtterancePhase.SPEAKING)
    ended = utterances(target.use(hands_free=False))
    assert [each.phase for each in ended] == [UtterancePhase.ENDED]
    assert feed(target, sound((1, 0.9), (2, 0))) == []
    list(target.use(hands_free=True))
    assert len(utterances(feed(target, sound((1, 0.9), (2, 0))))) == 1
