from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from dragoman.__main__ import _parser
from dragoman.cli import demo, start
from dragoman.domain.errors import EngineError
from dragoman.domain.start_request import COME_TO_FRONT, StartRequest
from dragoman.installation import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path)


def test_without_a_display_the_sample_is_interpreted(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "has_display", lambda: False)
    monkeypatch.setattr(demo, "run", lambda _arguments, _installation: 42)
    assert start.run(argparse.Namespace(), installation) == 42
    assert "no display" in capsys.readouterr().err


def test_with_a_display_the_window_opens(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "has_display", lambda: True)
    asked: list[StartRequest] = []

    def run_window(*_words: object, is_hidden: bool, request: StartRequest) -> int:
        assert not is_hidden
        asked.append(request)
        return 42

    monkeypatch.setattr(start.app, "run_window", run_window)
    assert start.run(_parser().parse_args([]), installation) == 42
    assert start.run_window(_parser().parse_args(["window", "--page", "live", "a b.dragoman"]), installation) == 42
    assert asked == [COME_TO_FRONT, StartRequest("live", (Path("a b.dragoman"),))]


@pytest.mark.parametrize(
    ("variables", "is_there"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_a_display_is_found_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], is_there: bool
) -> None:
    monkeypatch.setattr(start.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert start.has_display() is is_there


def test_a_missing_library_of_the_window_is_a_sentence(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot_be_imported(*_words: object, **_more: object) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(start.app, "run_window", cannot_be_imported)
    words = _parser().parse_args(["window"])
    with pytest.raises(EngineError, match=r"libEGL.*bootstrap\.py setup"):
        start.run_window(words, installation)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(EngineError, match=r"libEGL.*apt-get install.*libegl1"):
        start.run_window(words, installation)
