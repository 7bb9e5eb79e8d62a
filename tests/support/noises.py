"""Sounds without a word in them, made by arithmetic: shape (n,), 16 kHz, the same ones every time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

Wave = NDArray[np.float64]
Random = np.random.Generator

_VOWELS = ((730, 1090, 2440), (600, 1800, 2600), (570, 840, 2410))
"""Formants of "ah", "eh" and "oh" in Hz (Peterson and Barney, 1952)."""


def make(name: str, *, seed: int = 0, duration_s: float = 8.0, level_db: float = -25.0) -> Samples:
    """Return the noise of this name at a root mean square of `level_db` below full scale."""
    wave = KINDS[name](np.random.default_rng([seed, *name.encode()]), round(duration_s * SPEECH_SAMPLE_RATE))
    loudness = np.sqrt(np.mean(np.square(wave))) or 1.0
    return np.clip(wave / loudness * 10 ** (level_db / 20), -1, 1).astype(np.float32)


def _filtered(wave: Wave, gain: Callable[[Wave], Wave]) -> Wave:
    """Return the wave with each frequency in Hz multiplied by its gain."""
    return np.fft.irfft(np.fft.rfft(wave) * gain(np.fft.rfftfreq(len(wave), 1 / SPEECH_SAMPLE_RATE)), len(wave))


def _band(low_hz: float, high_hz: float) -> Callable[[Wave], Wave]:
    return lambda hz: 1 / np.sqrt((1 + (hz / high_hz) ** 6) * (1 + (low_hz / np.maximum(hz, 1)) ** 6))


def _resonances(formants: tuple[int, ...], width_hz: float) -> Callable[[Wave], Wave]:
    return lambda hz: np.sum([1 / np.hypot(1, (hz - peak) / width_hz) for peak in formants], axis=0)


def _harmonics(hz: Wave, *, steepness: float = 1.0) -> Wave:
    """Return a tone with overtones that follows a fundamental frequency, given sample by sample."""
    phase = 2 * np.pi * np.cumsum(hz) / SPEECH_SAMPLE_RATE
    highest = int(7_000 / hz.max())
    return np.sum([np.sin(phase * number) / number**steepness for number in range(1, highest + 1)], axis=0)


def _bursts(random: Random, count: int, gap_s: tuple[float, float], burst: Callable[[], Wave]) -> Wave:
    """Return near silence with a burst after each gap of random length."""
    wave = 0.001 * random.standard_normal(count)
    begin = round(gap_s[1] * SPEECH_SAMPLE_RATE)
    while begin < count:
        part = burst()[: count - begin]
        wave[begin : begin + len(part)] += part
        begin += len(part) + round(random.uniform(*gap_s) * SPEECH_SAMPLE_RATE)
    return wave


def _seconds(count: int) -> Wave:
    return np.arange(count) / SPEECH_SAMPLE_RATE


def _silence(_random: Random, count: int) -> Wave:
    return np.zeros(count)


def _white(random: Random, count: int) -> Wave:
    return random.standard_normal(count)


def _pink(random: Random, count: int) -> Wave:
    return _filtered(random.standard_normal(count), lambda hz: 1 / np.sqrt(np.maximum(hz, 20)))


def _brown(random: Random, count: int) -> Wave:
    return _filtered(random.standard_normal(count), lambda hz: 1 / np.maximum(hz, 20))


def _fan(random: Random, count: int) -> Wave:
    air = _filtered(random.standard_normal(count), _band(20, 500)) * (1 + 0.2 * np.sin(2 * np.pi * 6 * _seconds(count)))
    return air + 0.1 * _harmonics(np.full(count, 110.0))


def _hum(random: Random, count: int) -> Wave:
    return _harmonics(np.full(count, 50.0)) + 0.02 * random.standard_normal(count)


def _typing(random: Random, count: int) -> Wave:
    def key() -> Wave:
        click = random.standard_normal(600) * np.exp(-_seconds(600) / random.uniform(0.002, 0.01))
        return _filtered(click, _band(random.uniform(800, 2_000), 6_000))

    return _bursts(random, count, (0.03, 0.3), key)


def _slams(random: Random, count: int) -> Wave:
    def door() -> Wave:
        size = SPEECH_SAMPLE_RATE // 2
        bang = random.standard_normal(size) * np.exp(-_seconds(size) / random.uniform(0.04, 0.15))
        return _filtered(bang, _band(30, random.uniform(200, 700)))

    return _bursts(random, count, (0.2, 1.5), door)


def _melody(random: Random, count: int) -> Wave:
    """An instrument with vibrato."""

    def note() -> Wave:
        size = round(random.choice([0.2, 0.3, 0.5, 0.8]) * SPEECH_SAMPLE_RATE)
        pitch_hz = 262 * 2 ** (random.choice([-3, 0, 2, 4, 5, 7, 9, 12]) / 12)
        vibrato = pitch_hz * (1 + 0.015 * np.sin(2 * np.pi * 5.5 * _seconds(size)))
        return _harmonics(vibrato, steepness=1.3) * np.minimum(1, 30 * np.minimum(_seconds(size), _seconds(size)[::-1]))

    return _bursts(random, count, (0.0, 0.02), note)


def _laughter(random: Random, count: int) -> Wave:
    """Voiced puffs, four to five a second, falling in pitch and loudness, with breath between (Bachorowski, 2001)."""

    def laugh() -> Wave:
        pitch_hz, vowel = random.uniform(140, 420), _VOWELS[random.integers(len(_VOWELS))]
        puffs = []
        for number in range(random.integers(4, 11)):
            voiced, breath = round(0.08 * SPEECH_SAMPLE_RATE), round(random.uniform(0.11, 0.16) * SPEECH_SAMPLE_RATE)
            pitch = pitch_hz * (1.15 - 3.5 * _seconds(voiced)) * (1 - 0.02 * number)
            voice = (_harmonics(pitch) + 0.15 * random.standard_normal(voiced)) * np.hanning(voiced)
            puffs += [0.93**number * part for part in (_aspiration(random, breath), voice)]
        return _filtered(np.concatenate(puffs), _resonances(vowel, 70))

    return _bursts(random, count, (0.5, 1.5), laugh)


def _aspiration(random: Random, count: int) -> Wave:
    return 0.25 * random.standard_normal(count) * np.hanning(count)


def _coughing(random: Random, count: int) -> Wave:
    def cough() -> Wave:
        size = round(0.27 * SPEECH_SAMPLE_RATE)
        voiced_s = np.maximum(_seconds(size) - 0.1, 0)
        voice = _harmonics(np.full(size, random.uniform(110, 240))) * np.exp(-voiced_s / 0.06) * (voiced_s > 0)
        air = 1.5 * random.standard_normal(size) * np.exp(-_seconds(size) / 0.06)
        return _filtered(air + 0.5 * voice, _resonances((700, 1_300, 2_500), 150))

    return _bursts(random, count, (0.8, 1.8), cough)


def _breathing(random: Random, count: int) -> Wave:
    air = _filtered(random.standard_normal(count), _resonances((600, 1_700, 2_900), 300))
    return air * np.abs(np.sin(2 * np.pi * 0.35 * _seconds(count))) ** 1.5


KINDS: dict[str, Callable[[Random, int], Wave]] = {
    "silence": _silence,
    "white": _white,
    "pink": _pink,
    "brown": _brown,
    "fan": _fan,
    "hum": _hum,
    "typing": _typing,
    "slams": _slams,
    "melody": _melody,
    "laughter": _laughter,
    "coughing": _coughing,
    "breathing": _breathing,
}
