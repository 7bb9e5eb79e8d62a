"""Faster and slower at the same pitch."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.domain.audio import Samples
from dragoman.tts.tempo import Tempo

RATE = 24_000
PITCH_HZ = 220.0


def tone(duration_s: float) -> Samples:
    return (0.9 * np.sin(2 * np.pi * PITCH_HZ * np.arange(round(duration_s * RATE)) / RATE)).astype(np.float32)


def at_tempo(samples: Samples, rate: float, pieces: int = 1) -> Samples:
    tempo = Tempo(RATE, rate)
    return np.concatenate([*(tempo.feed(piece) for piece in np.array_split(samples, pieces)), tempo.flush()])


def loudest_hz(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE / len(samples)


@pytest.mark.parametrize("rate", [0.5, 0.77, 1.0, 1.1, 1.3, 1.6, 2.0])
def test_the_duration_changes_and_the_pitch_stays(rate: float) -> None:
    stretched = at_tempo(tone(2.0), rate)
    assert stretched.dtype == np.float32
    assert len(stretched) / RATE == pytest.approx(2.0 / rate, abs=0.02)
    assert loudest_hz(stretched) == pytest.approx(PITCH_HZ, rel=0.02)
    assert np.max(np.abs(stretched)) == pytest.approx(0.9, abs=0.05)


@pytest.mark.parametrize("samples", [0, 1, 500, 1_000])
@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_short_sound_does_no_harm(samples: int, rate: float) -> None:
    assert len(at_tempo(tone(1.0)[:samples], rate)) <= 2 * samples


def test_at_the_normal_rate_sound_is_as_it_was() -> None:
    samples = tone(0.5)
    np.testing.assert_array_equal(at_tempo(samples, 1.0), samples)


@pytest.mark.parametrize("rate", [0.5, 0.77, 1.0, 1.3, 2.0])
def test_pieces_become_the_same_as_the_whole(rate: float) -> None:
    samples = tone(2.0) * np.linspace(0.0, 1.0, 2 * RATE, dtype=np.float32)
    np.testing.assert_array_equal(at_tempo(samples, rate, pieces=7), at_tempo(samples, rate))


def test_most_of_a_piece_is_ready_at_once() -> None:
    assert len(Tempo(RATE, 1.25).feed(tone(0.5))) / RATE > 0.3
