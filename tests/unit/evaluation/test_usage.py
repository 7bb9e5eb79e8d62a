from __future__ import annotations

import numpy as np

from dragoman.evaluation.usage import memory_bytes, peak_memory_bytes, processor_s

BLOCK_BYTES = 256 << 20
"""Linux counts huge pages some dozens at a time."""


def test_memory_in_use_is_seen() -> None:
    before = memory_bytes()
    block = np.ones(BLOCK_BYTES, np.uint8)
    assert memory_bytes() > before + BLOCK_BYTES // 2
    assert peak_memory_bytes() >= before + BLOCK_BYTES // 2
    del block


def test_work_takes_processor_time() -> None:
    before_s = processor_s()
    while processor_s() == before_s:
        sum(range(10_000))
    assert processor_s() > before_s
