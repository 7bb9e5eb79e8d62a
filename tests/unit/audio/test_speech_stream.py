"""Parts of speech become one stream at the device's rate."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.audio.speech_stream import SpeechStream
from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.speech import Speech

RATE = 24_000


def tone(rate: int, duration_s: float = 1.0) -> Samples:
    return (0.5 * np.sin(2 * np.pi * 300 * np.arange(round(duration_s * rate)) / rate)).astype(np.float32)


def streamed(samples: Samples, to_rate: int, pieces: int) -> Samples:
    stream = SpeechStream(to_rate)
    parts = [
        stream.feed(Speech(1, AudioChunk(piece, RATE), is_last=False)) for piece in np.array_split(samples, pieces)
    ]
    return np.concatenate([*parts, stream.feed(Speech(1, AudioChunk.empty(), is_last=True))])


@pytest.mark.parametrize("to_rate", [16_000, 24_000, 44_100, 48_000])
def test_there_is_no_seam_between_parts(to_rate: int) -> None:
    sound = streamed(tone(RATE), to_rate, pieces=7)
    assert len(sound) == pytest.approx(to_rate, abs=2)
    inner = slice(to_rate // 50, -to_rate // 50)
    np.testing.assert_allclose(sound[inner], tone(to_rate)[: len(sound)][inner], atol=0.005)


def test_an_utterance_is_complete_when_its_last_part_is() -> None:
    stream = SpeechStream(48_000)
    assert len(stream.feed(Speech(1, AudioChunk(tone(RATE), RATE), is_last=True))) == pytest.approx(48_000, abs=2)


def test_voices_of_different_rates_and_utterances_without_an_end_lose_nothing() -> None:
    stream = SpeechStream(48_000)
    parts = [
        Speech(1, AudioChunk(tone(22_050), 22_050), is_last=False),
        Speech(1, AudioChunk(tone(RATE), RATE), is_last=False),
        Speech(2, AudioChunk(tone(RATE), RATE), is_last=False),
        Speech(3, AudioChunk(tone(48_000), 48_000), is_last=True),
    ]
    assert sum(len(stream.feed(part)) for part in parts) == pytest.approx(4 * 48_000, abs=8)
