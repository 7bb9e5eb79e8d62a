"""What the release command has written into a copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.domain.updates import BuildInfo
from dragoman.updates.build_info import read_build_info


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "release.json"
    path.write_text('{"version": "0.1.0", "built": "2026-12-01", "feed": "https://example.org/release.json"}')
    assert read_build_info(path) == BuildInfo(__version__, date(2026, 12, 1), "https://example.org/release.json")


@pytest.mark.parametrize("feed", ['""', "null"])
def test_a_release_may_know_no_address(tmp_path: Path, feed: str) -> None:
    path = tmp_path / "release.json"
    path.write_text(f'{{"version": "0.1.0", "built": "2026-12-01", "feed": {feed}}}')
    assert read_build_info(path) == BuildInfo(__version__, date(2026, 12, 1), "")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"built": "soon"}', '{"built": 5, "feed": "x"}', "\x00"])
def test_what_is_none_counts_as_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "release.json"
    path.write_text(content)
    assert read_build_info(path) == BuildInfo(__version__)


def test_without_a_release_nothing_is_written(tmp_path: Path) -> None:
    assert read_build_info(tmp_path / "release.json") == BuildInfo(__version__, None, "")
