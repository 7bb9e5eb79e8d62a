from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.asr.speech_evidence import SpeechEvidence

PROBABILITIES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("evidence", "sound"),
    [
        (SpeechEvidence(0.66, 0.68, -1.83), "a cough"),
        (SpeechEvidence(0.56, 0.72, -0.96), "laughter, as Thank you"),
        (SpeechEvidence(0.55, 0.78, -1.75), "a melody"),
        (SpeechEvidence(0.67, 0.60, -0.06, compression_ratio=17.0), "laughter, as a loop"),
        (SpeechEvidence(0.60, 0.41, -1.57), "an engine"),
    ],
)
def test_noise_that_sets_off_voice_activity_detection_is_no_speech(evidence: SpeechEvidence, sound: str) -> None:
    assert evidence.is_none, sound


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (SpeechEvidence(0.81, 0.08, -0.14), "Thank you."),
        (SpeechEvidence(0.77, 0.22, -0.56), "Merci."),
        (SpeechEvidence(0.67, 0.22, -0.19), "I'm sorry."),
        (SpeechEvidence(0.96, 0.52, -0.24), "Lieutenant Colonel Michael Anderson."),
        (SpeechEvidence(0.91, 0.55, -0.29), "a telephone prompt"),
        (SpeechEvidence(0.88, 0.12, -1.42), "a word in a language that is not expected"),
    ],
)
def test_words_are_speech(evidence: SpeechEvidence, words: str) -> None:
    assert not evidence.is_weak, words
    assert not evidence.is_none, words


def test_between_the_two_the_text_decides() -> None:
    """A short word after a long pause, and a monkey."""
    doubtful = SpeechEvidence(0.74, 0.47, -0.71)
    assert doubtful.is_weak
    assert not doubtful.is_none


def test_nothing_is_known_without_voice_activity_detection() -> None:
    assert SpeechEvidence(1.0, 0.9, -1.3).is_none
    assert not SpeechEvidence(1.0, 0.9, -0.3).is_weak


@given(PROBABILITIES, PROBABILITIES, st.floats(-5, 0), st.floats(0, 50))
def test_what_is_no_speech_is_weak_evidence(voice: float, no_speech: float, log: float, ratio: float) -> None:
    evidence = SpeechEvidence(voice, no_speech, log, ratio)
    assert evidence.is_weak or not evidence.is_none
    assert 0 <= evidence.strength <= 1
