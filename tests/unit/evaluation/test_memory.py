"""Sound from memory and to memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted
from dragoman.domain.speech import Speech
from dragoman.evaluation.memory import SoundSource, SpeechCollector, joined, silence, spoken

NOISE = np.random.default_rng(1).uniform(-0.5, 0.5, 4_001).astype(np.float32)


class Voice:
    def synthesize(self, _text: str, _language: str) -> Iterator[AudioChunk]:
        yield AudioChunk(np.full(24_000, 0.25, np.float32), 24_000)
        yield AudioChunk(np.full(12_000, 0.25, np.float32), 24_000)


@pytest.mark.parametrize("samples", [NOISE, NOISE[:0], NOISE[:1], NOISE[:1_600], NOISE[:3_200]])
def test_a_source_delivers_every_sample_in_time(samples: Samples) -> None:
    chunks = list(SoundSource(samples).chunks())
    np.testing.assert_array_equal(joined(chunk.samples for chunk in chunks), samples)
    assert [chunk.start_s for chunk in chunks] == pytest.approx([0.1 * n for n in range(len(chunks))])


def test_a_closed_source_ends() -> None:
    source = SoundSource(NOISE)
    chunks = source.chunks()
    next(chunks)
    source.close()
    assert list(chunks) == []


def test_speech_is_collected_by_utterance() -> None:
    events: list[Event] = []
    sink = SpeechCollector(events.append)
    for utterance_id, is_last in ((1, False), (2, False), (1, True), (2, True)):
        sink.play(Speech(utterance_id, AudioChunk(np.full(160, utterance_id / 10, np.float32), 16_000), is_last))
    sink.drain()
    sink.close()
    assert len(sink.samples(1)) == 320
    assert np.all(sink.samples(2) == np.float32(0.2))
    assert len(sink.samples(3)) == 0
    assert [(type(event), event.utterance_id) for event in events] == [
        (PlaybackStarted, 1),
        (PlaybackStarted, 2),
        (PlaybackFinished, 1),
        (PlaybackFinished, 2),
    ]


def test_what_is_spoken_comes_at_16_khz_with_its_pause() -> None:
    samples = spoken(Voice(), "text", "en", pause_s=0.5)
    assert samples.dtype == np.float32
    assert len(samples) == pytest.approx(2.0 * 16_000, abs=50)
    assert not samples[-7_000:].any()


def test_joining_nothing_is_no_sound() -> None:
    assert joined([]).shape == silence(0).shape == (0,)
