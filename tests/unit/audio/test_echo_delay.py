"""By how much later a microphone hears what a loudspeaker plays."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.audio.echo_delay import FAR_SAMPLES, NEAR_SAMPLES, EchoDelay
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

STEP = SPEECH_SAMPLE_RATE // 10


def noise(seconds: float, seed: int) -> Samples:
    """Return noise that rises and falls like speech."""
    time_s = np.arange(round(seconds * SPEECH_SAMPLE_RATE)) / SPEECH_SAMPLE_RATE
    steady = np.random.default_rng(seed).standard_normal(len(time_s))
    return (0.1 * steady * np.sin(np.pi * 3 * time_s) ** 2).astype(np.float32)


def measured(far: Samples, near: Samples) -> list[int | None]:
    """Return what is measured every 0.1 s."""
    measures = EchoDelay()
    ends = range(FAR_SAMPLES, len(far), STEP)
    return [measures.measure(near[end - NEAR_SAMPLES : end], far[end - FAR_SAMPLES : end]) for end in ends]


@pytest.mark.parametrize("delay", [0, 1, 700, 4_800])
def test_a_delay_is_measured_also_beside_somebody_who_speaks_as_loud(delay: int) -> None:
    far = noise(6, seed=1)
    near = np.concatenate((np.zeros(delay, np.float32), far))[: len(far)] + noise(6, seed=2)
    found = measured(far, near)
    assert set(found) == {None, delay}
    assert found.count(delay) > len(found) / 2


def test_one_measurement_is_not_trusted() -> None:
    far = noise(2, seed=1)
    measures = EchoDelay()
    assert measures.measure(far[-NEAR_SAMPLES:], far[-FAR_SAMPLES:]) is None
    assert measures.suspected is None


def test_two_of_them_raise_a_suspicion() -> None:
    far = noise(2, seed=1)
    measures = EchoDelay()
    for _ in range(2):
        assert measures.measure(far[-NEAR_SAMPLES:], far[-FAR_SAMPLES:]) is None
    assert measures.suspected == 0


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_without_an_echo_there_is_nothing_to_measure(level: float) -> None:
    far = noise(6, seed=1)
    assert set(measured(far, level * noise(6, seed=2))) == {None}


def test_two_sounds_that_end_at_once_are_not_an_echo_for_that() -> None:
    tone = np.sin(2 * np.pi * 150 * np.arange(6 * SPEECH_SAMPLE_RATE) / SPEECH_SAMPLE_RATE).astype(np.float32)
    assert set(measured(noise(6, seed=1) + 0.05, 0.1 * tone + 0.05)) == {None}


def test_silence_measures_nothing() -> None:
    nothing = np.zeros(2 * SPEECH_SAMPLE_RATE, np.float32)
    assert set(measured(nothing, nothing)) == {None}


def test_after_it_was_moved_an_echo_is_measured_anew() -> None:
    far = noise(3, seed=1)
    measures = EchoDelay()
    for end in range(FAR_SAMPLES, FAR_SAMPLES + 4 * STEP, STEP):
        measures.measure(far[end - NEAR_SAMPLES : end], far[end - FAR_SAMPLES : end])
    measures.forget()
    assert measures.suspected is None
    assert measures.measure(far[-NEAR_SAMPLES:], far[-FAR_SAMPLES:]) is None
