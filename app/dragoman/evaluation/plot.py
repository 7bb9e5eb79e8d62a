"""Quantities over time as a small SVG picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT = 760, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 40, 48
_COLOURS = ("#1f6feb", "#d1571b", "#2f8f4e", "#8250df")
_INK, _FAINT, _PAPER = "#24292f", "#d8dee4", "#ffffff"
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together."""

    name: str
    points: tuple[tuple[float, float], ...]
    """(x, y), in the order of x."""
    is_line: bool = True
    """Whether they are joined by a line; else they are dots."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture with its axes."""

    title: str
    x_label: str
    y_label: str
    series: tuple[Series, ...]
    is_from_zero: bool = True
    """Whether the axis of y goes down to 0 in any case."""


def svg(panels: Sequence[Panel]) -> str:
    """Return the panels one below the other as an SVG document."""
    height = _HEIGHT * max(1, len(panels))
    drawn = "\n".join(
        f'<g transform="translate(0 {_HEIGHT * place})">\n{_drawn(panel)}\n</g>' for place, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">\n'
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>\n{drawn}\n</svg>\n'
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """Maps a range of values, from one tick to another, to a stretch of the picture."""

    ticks: tuple[float, ...]
    begin: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], begin: float, end: float, *, is_from_zero: bool = True) -> _Axis:
        """Return an axis with round ticks that covers the values, and 0 if so wished."""
        covered = [0.0, *values] if is_from_zero or not values else values
        low, high = min(covered), max(covered)
        step = _round_step((high - low) / _TICKS)
        first, last = math.floor(low / step), math.ceil(high / step)
        return cls(tuple(step * number for number in range(first, max(last, first + 1) + 1)), begin, end)

    def at(self, value: float) -> float:
        """Return where a value lies."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return round(self.begin + share * (self.end - self.begin), 1)


def _round_step(least: float) -> float:
    """Return the next larger of 1, 2 or 5 times a power of ten."""
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)


def _drawn(panel: Panel) -> str:
    points = [point for series in panel.series for point in series.points]
    x = _Axis.over([point[0] for point in points], _LEFT, _WIDTH - _RIGHT)
    y = _Axis.over([point[1] for point in points], _HEIGHT - _BOTTOM, _TOP, is_from_zero=panel.is_from_zero)
    return "\n".join([*_axes(panel, x, y), *_legend(panel), *_curves(panel, x, y)])


def _axes(panel: Panel, x: _Axis, y: _Axis) -> Iterator[str]:
    yield f'<text x="{_LEFT}" y="16" font-weight="bold">{escape(panel.title)}</text>'
    for tick in y.ticks:
        at = y.at(tick)
        yield f'<path d="M{_LEFT} {at}H{_WIDTH - _RIGHT}" stroke="{_INK if tick == 0 else _FAINT}"/>'
        yield f'<text x="{_LEFT - 6}" y="{at + 4}" text-anchor="end">{tick:g}</text>'
    for tick in x.ticks:
        yield f'<text x="{x.at(tick)}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{tick:g}</text>'
    middle = (_HEIGHT - _BOTTOM + _TOP) / 2
    yield f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 10}" text-anchor="end">{escape(panel.x_label)}</text>'
    yield (
        f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">'
        f"{escape(panel.y_label)}</text>"
    )


def _legend(panel: Panel) -> Iterator[str]:
    width = (_WIDTH - _LEFT - _RIGHT) / max(1, len(panel.series))
    for place, series in enumerate(panel.series):
        left = round(_LEFT + place * width, 1)
        yield f'<rect x="{left}" y="24" width="10" height="10" rx="2" fill="{_colour(place)}"/>'
        yield f'<text x="{left + 15}" y="33">{escape(series.name)}</text>'


def _curves(panel: Panel, x: _Axis, y: _Axis) -> Iterator[str]:
    for place, series in enumerate(panel.series):
        colour = _colour(place)
        places = [(x.at(point[0]), y.at(point[1])) for point in series.points]
        if series.is_line:
            line = " ".join(f"{left},{top}" for left, top in places)
            yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
        else:
            yield from (f'<circle cx="{left}" cy="{top}" r="3" fill="{colour}"/>' for left, top in places)


def _colour(place: int) -> str:
    return _COLOURS[place % len(_COLOURS)]
