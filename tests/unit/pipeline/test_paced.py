from __future__ import annotations

import time

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE
from dragoman.evaluation.memory import SoundSource
from dragoman.pipeline.paced import Paced


def test_a_recording_passes_at_speaking_speed() -> None:
    paced = Paced(SoundSource(np.zeros(SPEECH_SAMPLE_RATE // 2, np.float32)))
    start_s = time.monotonic()
    chunks = list(paced.chunks())
    assert sum(chunk.duration_s for chunk in chunks) == 0.5
    for chunk in chunks:
        assert chunk.captured_at_s - start_s >= chunk.end_s - 0.001


def test_closing_ends_it_at_once() -> None:
    paced = Paced(SoundSource(np.zeros(600 * SPEECH_SAMPLE_RATE, np.float32)))
    chunks = paced.chunks()
    next(chunks)
    paced.close()
    assert len(list(chunks)) <= 1
