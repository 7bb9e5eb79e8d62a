"""Medians, percentiles, slopes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.summary import Summary, slope, summary


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0], Summary(3.0, 3.0, 1)),
        ([1.0, None, 3.0], Summary(2.0, 2.9, 2)),
        ([float(number) for number in range(101)], Summary(50.0, 95.0, 101)),
    ],
)
def test_known_values_are_summarised(values: list[float | None], expected: Summary) -> None:
    found = summary(values)
    assert found is not None
    assert (found.median, found.p95, found.count) == pytest.approx((expected.median, expected.p95, expected.count))


def test_nothing_known_is_no_summary() -> None:
    assert summary([]) is None
    assert summary([None]) is None


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], 0.0),
        ([(1.0, 5.0)], 0.0),
        ([(1.0, 5.0), (1.0, 7.0)], 0.0),
        ([(0.0, 1.0), (2.0, 5.0)], 2.0),
        ([(0.0, 0.0), (1.0, 3.0), (2.0, 0.0)], 0.0),
        ([(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (3.0, 2.0)], 0.6),
    ],
)
def test_the_slope_is_that_of_least_squares(points: list[tuple[float, float]], expected: float) -> None:
    assert slope(points) == pytest.approx(expected)


@given(st.floats(-10, 10), st.floats(-100, 100), st.integers(2, 30))
def test_points_on_a_line_have_its_slope(growth: float, start: float, count: int) -> None:
    assert slope([(float(x), start + growth * x) for x in range(count)]) == pytest.approx(growth, abs=1e-6)
