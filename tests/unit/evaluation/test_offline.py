"""Where the sentences of a recording are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.errors import InputError
from dragoman.evaluation.clips import Clip, write_wav
from dragoman.evaluation.offline import SpeechSpan, sentence_pairs, speech_span, timed_segments
from dragoman.evaluation.plain_whisper import TimedWord
from dragoman.evaluation.streaming_lag import Segment


def clip(reference: str, translation: str) -> Clip:
    return Clip(Path("a.wav"), "en", "pt", reference, translation)


def spoken(text: str) -> list[TimedWord]:
    """Say one word a second."""
    return [TimedWord(word, float(place), place + 0.8) for place, word in enumerate(text.split())]


def test_sentences_have_their_translations() -> None:
    assert sentence_pairs(clip("Good morning. How are you?", "Bom dia. Como vai?")) == [
        ("Good morning.", "Bom dia."),
        ("How are you?", "Como vai?"),
    ]


def test_sentences_that_do_not_match_stay_together() -> None:
    assert sentence_pairs(clip("Good morning. How are you?", "Bom dia, como vai?")) == [
        ("Good morning. How are you?", "Bom dia, como vai?")
    ]


PAIRS = [("Good morning.", "Bom dia."), ("How are you?", "Como vai?")]


def test_sentences_are_where_their_words_are() -> None:
    segments = timed_segments(PAIRS, spoken("good morning who are you"), "en", 9.0)
    assert segments == [Segment(0.0, 1.8, "Bom dia."), Segment(2.0, 4.8, "Como vai?")]


@pytest.mark.parametrize("heard", ["", "how are you"])
def test_a_sentence_that_was_not_heard_makes_it_one_segment(heard: str) -> None:
    assert timed_segments(PAIRS, spoken(heard), "en", 9.0) == [Segment(0.0, 9.0, "Bom dia. Como vai?")]


def test_one_sentence_is_as_long_as_the_recording() -> None:
    assert timed_segments(PAIRS[:1], [], "en", 9.0) == [Segment(0.0, 9.0, "Bom dia.")]


def test_silence_holds_no_speech(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.zeros(16_000, np.float32))
    assert speech_span(tmp_path / "a.wav") == SpeechSpan(0.0, 0, pytest.approx(1.0))
    with pytest.raises(InputError):
        speech_span(tmp_path / "b.wav")
