"""The real voices: what comes first, and how fast they speak."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.protocols import Synthesizer

ENGLISH = "When the rain stops, we walk to the old harbour."
PORTUGUESE = "Quando a chuva parar, vamos caminhar até o porto."
BOTH = pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (PORTUGUESE, "pt")])


def speech_s(chunks: list[AudioChunk]) -> float:
    return sum(chunk.duration_s for chunk in chunks)


@BOTH
def test_speech_comes_in_parts(synthesizer: Synthesizer, text: str, language: str) -> None:
    started_s = time.process_time()
    spoken = synthesizer.synthesize(text, language)
    first = next(spoken)
    first_s = time.process_time() - started_s
    rest = list(spoken)
    all_s = time.process_time() - started_s
    assert first_s < 0.8 * all_s
    assert first.duration_s < speech_s(rest)


@BOTH
def test_speech_begins_goes_on_and_ends_without_a_click(synthesizer: Synthesizer, text: str, language: str) -> None:
    chunks = [chunk.samples for chunk in synthesizer.synthesize(text, language)]
    steps = max(np.max(np.abs(np.diff(chunk))) for chunk in chunks)
    assert all(abs(after[0] - before[-1]) <= steps for before, after in pairwise(chunks))
    assert abs(chunks[0][0]) < 0.01
    assert abs(chunks[-1][-1]) < 0.01
    assert max(np.max(np.abs(chunk)) for chunk in chunks) <= 1.0


@BOTH
def test_a_higher_rate_is_faster(synthesizer: Synthesizer, text: str, language: str) -> None:
    normal = speech_s(list(synthesizer.synthesize(text, language)))
    fast = speech_s(list(synthesizer.synthesize(text, language, rate=1.4)))
    assert normal / fast == pytest.approx(1.4, rel=0.15)
