"""What `dragoman bench` makes of its arguments and of the figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.__main__ import _parser, main
from dragoman.cli import bench
from dragoman.cli.exit_codes import ExitCode, UsageError
from dragoman.domain.errors import OutputError
from dragoman.domain.stability import Stability
from dragoman.evaluation.plan import Part, Plan
from dragoman.evaluation.plot import Panel, Series
from dragoman.evaluation.report import Report, Section
from dragoman.installation import Installation

Run = Callable[..., ExitCode]
PEER = f"realtimestt_peer={sys.executable}"


@pytest.fixture(autouse=True)
def peer_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "script_of", lambda name: None if name == "nobody" else Path(f"{name}.py"))


def plan(*words: str) -> Plan:
    return bench._plan(_parser().parse_args(["bench", *words]))


def test_it_takes_a_few_minutes_unless_told_otherwise() -> None:
    usual = plan()
    assert usual.parts == {Part.LIVE, Part.PUSH_TO_TALK, Part.NOISE}
    assert (usual.limit, usual.languages, usual.stabilities) == (4, ("en", "pt"), (Stability.BALANCED,))


@pytest.mark.parametrize(
    ("words", "part"),
    [(["--minutes", "3"], Part.LAG), (["--soak", "0.5"], Part.SOAK), (["--peer", PEER], Part.PEERS)],
)
def test_what_is_named_is_measured_too(words: list[str], part: Part) -> None:
    assert plan(*words).parts == {Part.LIVE, Part.PUSH_TO_TALK, Part.NOISE, part}


def test_parts_can_be_chosen() -> None:
    chosen = plan("--parts", "lag, soak", "--minutes", "0.5", "--stability", "steady,quick", "--languages", "pt", "pt")
    assert chosen.parts == {Part.LAG, Part.SOAK}
    assert (chosen.lag_minutes, chosen.soak_hours) == (0.5, 1.0)
    assert chosen.stabilities == (Stability.STEADY, Stability.QUICK)
    assert chosen.languages == ("pt",)


def test_all_is_everything() -> None:
    everything = plan("--all", "--peer", PEER)
    assert everything.parts == set(Part)
    assert everything.limit is None
    assert set(everything.stabilities) == set(Stability)
    assert plan("--all").parts == set(Part) - {Part.PEERS}
    assert plan("--all", "--limit", "3").limit == 3


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--parts", "life"], "There is no “life”. Choose from live, push-to-talk"),
        (["--stability", "wobbly"], "There is no “wobbly”. Choose from quick"),
        (["--parts", "peers"], "no peer to compare with"),
        (["--peer", f"nobody={sys.executable}"], "no script for the peer “nobody”"),
        (["--peer", "realtimestt_peer=/no/python"], "no Python at “/no/python”"),
    ],
)
def test_what_makes_no_sense_is_said(words: list[str], complaint: str) -> None:
    with pytest.raises(UsageError) as refused:
        plan(*words)
    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    "words", [["--limit", "0"], ["--limit", "-1"], ["--minutes", "0"], ["--soak", "nan"], ["--soak", "long"]]
)
def test_so_are_impossible_numbers(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bench", *words])
    assert ended.value.code == 2
    assert "usage: dragoman bench" in capsys.readouterr().err


class FakeBench:
    """Finds out the same each time."""

    def __init__(self, _installation: Installation, _plan: Plan, folder: Path, tell: bench._Progress) -> None:
        assert folder.is_dir()
        tell("measuring", 0.5)

    def run(self, _listed: object) -> Report:
        report = Report({"system": "any"})
        section = Section("Live, en to pt", "1 recording.")
        section.add("word error rate", 4.0, "%", baseline=8.0, count=120)
        section.add("growth", None, "MB")
        section.add("utterances lost to failures", 2, "")
        report.sections.append(section)
        report.panels.append(Panel("Lag", "x", "y", (Series("text", ((0.0, 1.0),)),)))
        return report


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(bench, "Bench", FakeBench)

    def run(*words: str | Path) -> ExitCode:
        arguments = _parser().parse_args(["bench", *map(str, words)])
        return bench.run(arguments, Installation(tmp_path / "profile"))

    return run


def test_figures_are_printed_and_kept(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures, picture = tmp_path / "figures.json", tmp_path / "picture.svg"
    assert run("--json", figures, "--plot", picture) is ExitCode.DONE
    told = capsys.readouterr()
    lines = [line.split() for line in told.out.splitlines()]
    assert ["word", "error", "rate", "4.00", "%", "8.00", "%", "0.50", "120"] in lines
    assert ["growth", "-", "-"] in lines
    assert ["utterances", "lost", "to", "failures", "2", "-"] in lines
    assert told.err == "Measuring ...\n"
    assert json.loads(figures.read_text(encoding="utf-8"))["sections"][0]["figures"][0]["ratio"] == 0.5
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_what_cannot_be_written_is_said_at_once(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        run("--json", tmp_path / "no" / "figures.json")
    assert capsys.readouterr().err == ""
