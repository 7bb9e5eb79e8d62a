"""The sound with which the app says that it is listening."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.audio import AudioChunk

_SAMPLE_RATE = 24_000
_SILENCE_S = 1.0
"""A device that has just been opened takes its first sound in a rush, and its time stamps are wrong for so long."""
_DURATION_S = 0.8
_CHORD = ((523.25, 0.0), (659.26, 0.12), (783.99, 0.24))
"""C, E and G: Hz, and when each is struck."""
_FADING_S = 0.22
_OVERTONES = 8
_BREATH = 0.25
"""Noise that swells and fades beneath, relative to the chord; it holds the frequencies that the chord lacks."""
_PEAK = 0.4


def ready_sound() -> AudioChunk:
    """Return a soft chord, 0.8 s long, after a second of silence.

    It has all frequencies of speech, so that an echo canceller that hears it knows the room before anybody speaks.
    """
    time_s = np.arange(round(_DURATION_S * _SAMPLE_RATE)) / _SAMPLE_RATE
    chord = np.sum([_struck(time_s - at_s, frequency_hz) for frequency_hz, at_s in _CHORD], axis=0)
    swell = np.sin(np.pi * time_s / _DURATION_S) ** 2
    breath = swell * np.random.default_rng(1).standard_normal(len(time_s))
    mixed = chord / np.abs(chord).max() + _BREATH * breath
    samples = (_PEAK * swell**0.5 * mixed / np.abs(mixed).max()).astype(np.float32)
    silence = np.zeros(round(_SILENCE_S * _SAMPLE_RATE), np.float32)
    return AudioChunk(np.concatenate((silence, samples)), _SAMPLE_RATE)


def _struck(time_s: NDArray[np.float64], frequency_hz: float) -> NDArray[np.float64]:
    """Return a note with its overtones, struck at 0 s."""
    loudness = np.where(time_s >= 0, np.exp(-np.maximum(time_s, 0) / _FADING_S), 0.0)
    number = np.arange(1, _OVERTONES + 1)[:, None]
    return np.asarray(loudness * (np.sin(2 * np.pi * number * frequency_hz * time_s) / number**1.5).sum(axis=0))
