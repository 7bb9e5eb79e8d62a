"""The sound with which the app says that it is listening."""

from __future__ import annotations

import numpy as np

from dragoman.audio.ready_sound import ready_sound


def test_it_is_short_and_soft_and_begins_and_ends_without_a_click() -> None:
    sound = ready_sound()
    (heard,) = np.nonzero(sound.samples)
    assert heard[0] >= sound.sample_rate
    assert 0.5 < (heard[-1] - heard[0]) / sound.sample_rate < 1
    assert np.abs(sound.samples).max() <= 0.4
    assert np.abs(sound.samples[[0, -1]]).max() < 0.01


def test_it_has_all_frequencies_of_speech() -> None:
    sound = ready_sound()
    power = np.abs(np.fft.rfft(sound.samples)) ** 2
    hertz = np.fft.rfftfreq(len(sound.samples), 1 / sound.sample_rate)
    bands = [power[(hertz >= low) & (hertz < low + 500)].sum() for low in range(100, 7_500, 500)]
    assert min(bands) > 1e-3 * sum(bands)
