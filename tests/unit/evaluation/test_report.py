from __future__ import annotations

import json

from dragoman.evaluation.plot import Panel, Series
from dragoman.evaluation.report import Figure, Report, Section
from dragoman.evaluation.summary import Summary


def test_a_ratio_needs_a_baseline() -> None:
    assert Figure("wait", 1.0, "s", baseline=4.0).ratio == 0.25
    assert Figure("wait", 1.0, "s").ratio is None
    assert Figure("wait", None, "s", baseline=4.0).ratio is None
    assert Figure("errors", 1.0, "%", baseline=0.0).ratio is None


def test_a_summary_is_two_figures() -> None:
    section = Section("Live")
    section.add_summary("wait", Summary(1.0, 2.0, 3), "s", baseline=Summary(2.0, 8.0, 4))
    section.add_summary("sound", None, "s")
    assert section.figures == [
        Figure("wait, median", 1.0, "s", 2.0, 3),
        Figure("wait, 95 %", 2.0, "s", 8.0, 3),
        Figure("sound, median", None, "s", None, 0),
        Figure("sound, 95 %", None, "s", None, 0),
    ]


def test_everything_goes_into_json() -> None:
    report = Report({"system": "any"})
    section = Section("Live", "note")
    section.add("wait", 1.0, "s", baseline=2.0)
    report.sections.append(section)
    report.panels.append(Panel("Lag", "x", "y", (Series("text", ((0.0, 1.0),)),)))
    report.recordings.append({"path": "a.wav"})
    plain = json.loads(json.dumps(report.plain()))
    assert plain["sections"][0]["figures"][0]["ratio"] == 0.5
    assert plain["series"][0]["series"][0]["points"] == [[0.0, 1.0]]
    assert plain["recordings"] == [{"path": "a.wav"}]
