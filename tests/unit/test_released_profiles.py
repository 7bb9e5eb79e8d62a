"""What every released version has left on a disk is read by this one, with nothing lost, and stays as it is."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from pathlib import Path

import pytest

from dragoman.config.measured_speed import MeasuredSpeedStore
from dragoman.config.settings import SCHEMA_VERSION, Settings, SettingsStore
from dragoman.domain.model_pack import HubSource, ModelPack, PackFile, Task
from dragoman.installation import Installation
from dragoman.modelstore.importing import import_from
from dragoman.modelstore.staging import Staging
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer

RELEASES = Path(__file__).parents[1] / "data" / "releases"
VERSIONS = sorted(path.name for path in RELEASES.iterdir() if path.is_dir() and not path.name.startswith("_"))
IMPORTED = "opus-mt-xx-yy"
BEGUN = ModelPack(
    id="begun",
    task=Task.SPEECH,
    family="piper",
    name="Begun",
    languages=("en",),
    licence="CC0-1.0",
    is_commercial_use_allowed=True,
    origin="https://example.org",
    files=(PackFile("voice.onnx", 1_000, "0" * 64),),
    hub=HubSource("someone/voice", "0" * 40),
)
"""The model that was being downloaded."""


@pytest.fixture(params=VERSIONS)
def profile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what a version has left."""
    return Path(shutil.copytree(RELEASES / request.param, tmp_path / "profile"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_is_one_of_the_first_version() -> None:
    assert "0.1.0" in VERSIONS


def test_every_setting_is_taken_over(profile: Path) -> None:
    store = SettingsStore(profile / "settings")
    settings = store.load()
    kept = json.loads(store.path.read_bytes())
    assert store.notice is None
    assert kept.pop("schema") <= SCHEMA_VERSION
    assert {name: value for name, value in dataclasses.asdict(settings).items() if name in kept} == kept
    default = dataclasses.asdict(Settings())
    assert [name for name, value in kept.items() if value == default[name]] == []
    assert settings.chosen_voices() == {"en": "espeak-ng", "pt": "espeak-ng"}


def test_what_was_measured_is_taken_over(profile: Path) -> None:
    speed = MeasuredSpeedStore(profile / "settings").load()
    assert speed is not None
    assert dataclasses.asdict(speed) == json.loads((profile / "settings" / "speed.json").read_bytes())


def test_models_are_taken_over(profile: Path) -> None:
    store = Installation(profile).store
    pack = store.find(IMPORTED)
    assert pack is not None
    assert store.is_placed(pack)
    assert store.damaged_files(pack) == ()
    told = json.loads((profile / "models" / IMPORTED / "pack.json").read_bytes())["pack"]
    read = json.loads(json.dumps(dataclasses.asdict(pack)))
    for file in read["files"]:
        file.pop("parts")
    assert {name: value for name, value in read.items() if name in told} == told


def test_a_download_goes_on_where_it_was(profile: Path) -> None:
    store = Installation(profile).store
    assert store.begun_bytes(BEGUN) == len(b"the first bytes")
    staging = Staging(store.folder, BEGUN)
    staging.prepare()
    assert staging.part(BEGUN.files[0]).read_bytes() == b"the first bytes"


def test_exported_models_can_be_imported(profile: Path, tmp_path: Path) -> None:
    store = ModelStore([], tmp_path / "models")
    [pack] = import_from(profile / "models.zip", store, Transfer())
    assert store.damaged_files(pack) == ()
    assert pack == Installation(profile).store.find(IMPORTED)


def test_nothing_else_changes_when_this_version_has_been_used(profile: Path) -> None:
    before = contents(profile)
    installation = Installation(profile)
    assert installation.installed()
    store = SettingsStore(installation.paths.settings)
    store.save(dataclasses.replace(store.load(), voice_speed=90))
    after = contents(profile)
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == {"settings/settings.json"}
    was, now = (json.loads(each["settings/settings.json"]) for each in (before, after))
    assert now.pop("voice_speed") == 90
    assert was.items() - {("voice_speed", was["voice_speed"])} <= now.items()


def test_this_version_still_writes_such_a_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program that writes one for the next release works, and knows every setting."""
    monkeypatch.syspath_prepend(str(RELEASES))
    import write_profile

    sys.modules.pop("write_profile")
    monkeypatch.setattr(write_profile, "_geometry", lambda: "AAAA")
    write_profile.write_profile(tmp_path / "profile")
    made, kept = set(contents(tmp_path / "profile")), set(contents(RELEASES / VERSIONS[-1]))
    assert made >= kept
    settings, default = SettingsStore(tmp_path / "profile" / "settings").load(), Settings()
    names = [each.name for each in dataclasses.fields(Settings)]
    assert [name for name in names if getattr(settings, name) == getattr(default, name)] == []
