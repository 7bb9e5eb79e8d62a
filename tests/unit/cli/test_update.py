"""`dragoman update`: what it says, and what it opens."""

from __future__ import annotations

import argparse
import webbrowser
from datetime import date
from pathlib import Path

import pytest

from dragoman import app
from dragoman.cli import update
from dragoman.cli.exit_codes import ExitCode
from dragoman.domain.errors import UpdateError
from dragoman.domain.updates import BuildInfo, Release, ReleaseFile
from dragoman.installation import Installation

FEED = "https://example.org/release.json"
RELEASE = Release(
    "0.2.0",
    date(2026, 12, 1),
    "https://example.org/dragoman",
    {"en": "Interprets Japanese."},
    (ReleaseFile("https://example.org/dragoman.deb", 486_000_000, "a" * 64),),
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that a browser was asked for."""
    pages: list[str] = []
    monkeypatch.setattr(webbrowser, "open", pages.append)
    return pages


def run(tmp_path: Path, *, check: bool = False) -> ExitCode:
    return update.run(argparse.Namespace(check=check), Installation(tmp_path))


def test_a_copy_without_an_address_says_so_and_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    monkeypatch.setattr(app, "build_info", lambda: BuildInfo("0.1.0"))
    monkeypatch.setattr(app, "newer_release", lambda _build: pytest.fail("nobody may be asked"))
    with pytest.raises(UpdateError, match=r"version 0\.1\.0, was built without an address"):
        run(tmp_path)
    assert opened == []


@pytest.mark.parametrize("check", [True, False])
def test_a_newer_release_is_told_and_its_page_opened(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    opened: list[str],
    check: bool,
) -> None:
    monkeypatch.setattr(app, "build_info", lambda: BuildInfo("0.1.0", feed=FEED))
    monkeypatch.setattr(app, "newer_release", lambda _build: RELEASE)
    assert run(tmp_path, check=check) is ExitCode.DONE
    said = capsys.readouterr().out
    for words in ("0.2.0 of 2026-12-01", "Interprets Japanese.", "486 MB", "a" * 64, RELEASE.page):
        assert words in said
    assert opened == ([] if check else [RELEASE.page])


def test_the_newest_one_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opened: list[str]
) -> None:
    monkeypatch.setattr(app, "build_info", lambda: BuildInfo("0.1.0", feed=FEED))
    monkeypatch.setattr(app, "newer_release", lambda _build: None)
    assert run(tmp_path) is ExitCode.DONE
    assert capsys.readouterr().out == "Dragoman 0.1.0 is the newest version.\n"
    assert opened == []
