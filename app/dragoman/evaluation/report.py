"""The figures of a benchmark, to print and to keep as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dragoman.evaluation.plot import Panel
from dragoman.evaluation.summary import Summary


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity, and what it is compared with."""

    name: str
    value: float | None
    """None where there was nothing to measure."""
    unit: str
    baseline: float | None = None
    """The same quantity of the baseline in the same run; None where there is none."""
    count: int | None = None
    """Of how many measurements it is made."""

    @property
    def ratio(self) -> float | None:
        """How many times the baseline; None without one."""
        return self.value / self.baseline if self.value is not None and self.baseline else None


@dataclass(slots=True)
class Section:
    """Figures that belong together."""

    title: str
    note: str = ""
    """What they are made of, and what the baseline is."""
    figures: list[Figure] = field(default_factory=list)

    def add(
        self, name: str, value: float | None, unit: str, *, baseline: float | None = None, count: int | None = None
    ) -> None:
        """Add one figure."""
        self.figures.append(Figure(name, value, unit, baseline, count))

    def add_summary(self, name: str, ours: Summary | None, unit: str, *, baseline: Summary | None = None) -> None:
        """Add the median and the 95th percentile of a quantity."""
        for which, value in (("median", "median"), ("95 %", "p95")):
            self.add(
                f"{name}, {which}",
                getattr(ours, value) if ours else None,
                unit,
                baseline=getattr(baseline, value) if baseline else None,
                count=ours.count if ours else 0,
            )


@dataclass(slots=True)
class Report:
    """Everything a benchmark has found out."""

    environment: Mapping[str, object]
    sections: list[Section] = field(default_factory=list)
    recordings: list[Mapping[str, object]] = field(default_factory=list)
    """What was understood and translated, recording by recording."""
    panels: list[Panel] = field(default_factory=list)
    """What changes over time, to be drawn."""

    def plain(self) -> dict[str, Any]:
        """Return everything as JSON takes it."""
        return {
            "schema": 1,
            "environment": dict(self.environment),
            "sections": [
                {
                    "title": section.title,
                    "note": section.note,
                    "figures": [{**asdict(figure), "ratio": figure.ratio} for figure in section.figures],
                }
                for section in self.sections
            ],
            "series": [asdict(panel) for panel in self.panels],
            "recordings": [dict(recording) for recording in self.recordings],
        }
