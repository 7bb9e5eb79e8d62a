"""How fast an engine translates."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.distillation.engines import Engine

_TIMES = 3
"""Each short sentence is translated so often, each time after all others."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one engine with some threads."""

    engine: str
    threads: int
    beam: int
    sentences_per_s: float
    """Many sentences, handed over at once."""
    short_sentence_ms: float
    """One short sentence, nothing beside it: the median."""


def measure(
    engine: Engine, name: str, threads: int, beam: int, *, sentences: Sequence[str], short_sentences: Sequence[str]
) -> Speed:
    """Translate many sentences, then short ones one by one.

    Args:
        engine: with so many threads and so wide a beam.
        name: of the engine.
        threads: to say so.
        beam: likewise.
        sentences: as they come.
        short_sentences: of a few words.
    """
    engine.translate(short_sentences[:4])  # the first ones wait for memory
    begun = time.perf_counter()
    engine.translate(sentences)
    rate = len(sentences) / (time.perf_counter() - begun)
    waits = [_seconds(engine, sentence) for _ in range(_TIMES) for sentence in short_sentences]
    return Speed(name, threads, beam, rate, 1000 * statistics.median(waits))


def _seconds(engine: Engine, sentence: str) -> float:
    begun = time.perf_counter()
    engine.translate([sentence])
    return time.perf_counter() - begun
