"""Measuring the models of the project's own folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.domain.model_pack import Task
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore

WEIGHTS = b"weights"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A source tree with a model, and a catalogue that has an old entry for it and another one."""
    catalogue, model = tmp_path / "resources" / "catalogue", tmp_path / "models" / "en-pt"
    catalogue.mkdir(parents=True)
    (model / "inner").mkdir(parents=True)
    (model / "model.bin").write_bytes(WEIGHTS)
    (model / "inner" / "source.spm").write_bytes(b"pieces")
    (model / "README.md").write_text("What it is.", encoding="utf-8")
    (tmp_path / "models" / "README.md").write_text("What lies here.", encoding="utf-8")
    facts = {"task": "translation", "family": "marian", "name": "English-Português", "languages": ["en", "pt"],
             "licence": "MPL-2.0", "origin": "https://example.org", "is_commercial_use_allowed": True,
             "is_one_direction": True, "comes_along": True}  # fmt: skip
    packs = [{"id": "en-pt", **facts, "files": [{"path": "old", "size": 1}]}, {"id": "other", **facts, "files": []}]
    (catalogue / "starter.json").write_text(json.dumps({"schema": 2, "packs": packs}), encoding="utf-8")
    return tmp_path


def test_a_model_is_measured_and_found_from_then_on(root: Path, seal_models: ModuleType) -> None:
    assert seal_models.main(root) == 0
    first, second = read_catalogue(root / "resources" / "catalogue")
    assert first.task is Task.TRANSLATION
    assert [(file.path, file.size) for file in first.files] == [("inner/source.spm", 6), ("model.bin", 7)]
    assert first.files[1].sha256 == hashlib.sha256(WEIGHTS).hexdigest()
    assert second.files == ()
    store = ModelStore([first], root / "user", bundled=root / "models")
    assert store.is_placed(first)
    assert store.damaged_files(first) == ()
    assert "Português" in (root / "resources" / "catalogue" / "starter.json").read_text(encoding="utf-8")


def test_nothing_changes_where_nothing_has_changed(root: Path, seal_models: ModuleType) -> None:
    assert seal_models.main(root) == 0
    written = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert seal_models.main(root) == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == written


def test_a_change_is_measured(root: Path, seal_models: ModuleType) -> None:
    seal_models.main(root)
    (root / "models" / "en-pt" / "model.bin").write_bytes(b"better weights")
    assert seal_models.main(root) == 0
    first, _second = read_catalogue(root / "resources" / "catalogue")
    assert ModelStore([first], root / "user", bundled=root / "models").damaged_files(first) == ()


def test_a_model_without_a_pack_is_told(
    root: Path, seal_models: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "models" / "nonsense").mkdir()
    before = (root / "resources" / "catalogue" / "starter.json").read_bytes()
    assert seal_models.main(root) == 1
    assert "has no pack nonsense" in capsys.readouterr().err
    assert (root / "resources" / "catalogue" / "starter.json").read_bytes() == before
