"""Memory over time."""

from __future__ import annotations

import pytest

from dragoman.evaluation.soak import Memory


def test_memory_is_noted_once_a_minute() -> None:
    memory = Memory()
    for tenth in range(1, 1_300):
        memory.take(tenth / 10)
    assert [position_s for position_s, _used in memory.points] == pytest.approx([0.1, 60.1, 120.1])
    assert all(used > 1_000_000 for _position_s, used in memory.points)


def test_growth_is_that_after_the_beginning() -> None:
    settling = [(60.0 * minute, 1_000_000 * minute) for minute in range(10)]
    flat = [(60.0 * minute, 10_000_000) for minute in range(10, 40)]
    assert Memory(settling + flat).growth_per_hour == pytest.approx(0, abs=1)
    growing = [(60.0 * minute, 10_000_000 + 1_000 * minute) for minute in range(40)]
    assert Memory(growing).growth_per_hour == pytest.approx(60_000)
    assert Memory().growth_per_hour == 0
