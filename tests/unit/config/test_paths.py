"""Where the app keeps what it writes: at home, in a profile, or beside its program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman.config import paths
from dragoman.config.paths import Paths, bundled_models


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packaged app."""
    folder = tmp_path / "stick" / "Dragoman"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "dragoman"))
    return folder


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    found = Paths.of_user(tmp_path)
    folders = {found.settings, found.models, found.recordings, found.logs}
    assert {folder.parent for folder in folders} == {tmp_path}
    assert len(folders) == 4


def test_an_installed_app_writes_nothing_beside_its_program(stick: Path) -> None:
    found = Paths.of_user()
    assert not any(folder.is_relative_to(stick) for folder in (found.settings, found.models, found.logs))
    assert found.notice is None


def test_a_portable_app_keeps_everything_beside_its_program(stick: Path) -> None:
    (stick / "data").mkdir()
    found = Paths.of_user()
    assert found == Paths.of_user(stick / "data")
    assert found.notice is None
    assert not list((stick / "data").iterdir())


def test_a_profile_is_used_by_a_portable_app_too(stick: Path, tmp_path: Path) -> None:
    (stick / "data").mkdir()
    assert Paths.of_user(tmp_path / "profile").settings == tmp_path / "profile" / "settings"


def test_from_source_a_folder_beside_python_means_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "data").mkdir()
    (stick / "models").mkdir()
    monkeypatch.setattr(sys, "frozen", False)
    assert not Paths.of_user().settings.is_relative_to(stick)
    assert bundled_models() != stick / "models"


def test_what_is_made_on_a_read_only_stick_goes_home(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Paths.of_user()
    (stick / "data").mkdir()

    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(paths.tempfile, "TemporaryFile", refuse)
    found = Paths.of_user()
    assert (found.recordings, found.logs) == (usual.recordings, usual.logs)
    assert (found.settings, found.models) == (stick / "data" / "settings", stick / "data" / "models")
    assert str(stick / "data") in str(found.notice)
    assert str(usual.recordings) in str(found.notice)


def test_models_beside_the_program_come_before_those_inside(stick: Path) -> None:
    inside = bundled_models()
    (stick / "models").mkdir()
    assert bundled_models() == stick / "models" != inside
