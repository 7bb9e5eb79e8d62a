"""Many measurements in a few numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_P95 = 95


@dataclass(frozen=True, slots=True)
class Summary:
    """What a listener usually gets, and what they get one time in twenty."""

    median: float
    p95: float
    """95 of 100 are at most this; interpolated where there are few."""
    count: int


def summary(values: Iterable[float | None]) -> Summary | None:
    """Summarise the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return Summary(float(np.median(known)), float(np.percentile(known, _P95)), len(known))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Return by how much y grows with x along the line of least squares; 0 where there is no such line."""
    if len({x for x, _y in points}) <= 1:
        return 0.0
    x, y = np.array(points, np.float64).T
    x -= x.mean()
    return float(x @ y / (x @ x))
