"""What a voice is given to speak, and how the sounds follow each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.domain.audio import Samples
from dragoman.text.symbols import has_words
from dragoman.tts.phrasing import MAX_RATE, MIN_RATE, Phrase, phrases, usable_rate, with_pause

RATE = 16_000


def tone(duration_s: float, level: float = 0.5) -> Samples:
    times = np.arange(round(duration_s * RATE)) / RATE
    return (level * np.sin(2 * np.pi * 440 * times)).astype(np.float32)


def silence(duration_s: float, level: float = 0.0) -> Samples:
    return np.full(round(duration_s * RATE), level, np.float32)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good morning.", [Phrase("Good morning.", 0.25)]),
        ("How are you? 🙂 I am fine!", [Phrase("How are you?", 0.25), Phrase("I am fine!", 0.25)]),
        ("When it rains, we stay here", [Phrase("When it rains,", 0.12), Phrase("we stay here", 0.25)]),
        (
            "He said: “I am very tired.” Then he left.",
            [Phrase("He said: “I am very tired.”", 0.25), Phrase("Then he left.", 0.25)],
        ),
        ("The first line\nand the second line", [Phrase("The first line and the second line", 0.25)]),
    ],
)
def test_a_pause_is_as_long_as_the_punctuation_says(text: str, expected: list[Phrase]) -> None:
    assert phrases(text, "en") == expected


def test_a_clause_that_was_cut_goes_on_as_before_a_comma_with_hardly_a_pause() -> None:
    assert phrases("A reunião foi adiada para a próxima semana porque o diretor está viajando.", "pt") == [
        Phrase("A reunião foi adiada,", 0.04),
        Phrase("para a próxima semana porque o diretor está viajando.", 0.25),
    ]


@pytest.mark.parametrize("text", ["", " \n", "🙂", "?!", "— …"])
def test_nothing_is_spoken_where_there_is_no_word(text: str) -> None:
    assert phrases(text, "en") == []


@given(text=st.text(max_size=200))
def test_each_phrase_has_a_word(text: str) -> None:
    assert all(has_words(phrase.text) for phrase in phrases(text, "en"))


def test_silence_around_speech_is_cut_and_a_pause_added() -> None:
    chunk = with_pause(np.concatenate((silence(0.5, 0.001), tone(1.0), silence(0.7, -0.001))), RATE, 0.2)
    assert chunk.sample_rate == RATE
    assert chunk.samples.dtype == np.float32
    assert chunk.duration_s == pytest.approx(1.0 + 0.06 + 0.2, abs=0.02)
    assert np.all(chunk.samples[-round(0.2 * RATE) :] == 0)


def test_a_soft_ending_is_kept() -> None:
    fading = tone(0.5) * np.linspace(1, 0.02, round(0.5 * RATE), dtype=np.float32)
    assert with_pause(np.concatenate((tone(0.5), fading)), RATE, 0.0).duration_s == pytest.approx(1.0)


@pytest.mark.parametrize("level", [0.9, -0.9, 1.4])
def test_no_click_at_either_end(level: float) -> None:
    samples = with_pause(silence(0.5, level), RATE, 0.1).samples
    assert np.max(np.abs(np.diff(samples, prepend=0.0, append=0.0))) < 0.02


@pytest.mark.parametrize("samples", [silence(0.0), silence(0.3), silence(0.001)])
def test_of_silence_only_the_pause_is_left(samples: Samples) -> None:
    assert with_pause(samples, RATE, 0.1).duration_s == pytest.approx(0.1)


@given(
    samples=arrays(np.float32, st.integers(0, 900), elements=st.floats(-4, 4, width=32)),
    sample_rate=st.sampled_from([8_000, 22_050, 24_000]),
)
def test_sound_never_exceeds_full_scale(samples: Samples, sample_rate: int) -> None:
    before = samples.copy()
    chunk = with_pause(samples, sample_rate, 0.0)
    assert chunk.samples.dtype == np.float32
    assert len(chunk.samples) <= len(samples)
    assert np.max(np.abs(chunk.samples), initial=0.0) <= 1.0
    np.testing.assert_array_equal(samples, before)


@pytest.mark.parametrize(("level", "expected"), [(0.5, 0.5), (1.0, 1.0), (1.2, 1.0), (-1.5, -1.0)])
def test_only_sound_that_would_clip_is_scaled_down(level: float, expected: float) -> None:
    chunk = with_pause(silence(0.5, level), RATE, 0.0)
    assert chunk.samples[len(chunk.samples) // 2] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rate", "usable"), [(1.0, 1.0), (1.3, 1.3), (9.0, MAX_RATE), (0.01, MIN_RATE), (-1.0, MIN_RATE)]
)
def test_a_rate_that_no_voice_has_becomes_the_nearest(rate: float, usable: float) -> None:
    assert usable_rate(rate) == usable
