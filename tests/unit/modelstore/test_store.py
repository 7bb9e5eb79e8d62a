"""Models placed in the user's folder, whatever the disk and the wheels are like."""

from __future__ import annotations

import dataclasses
import errno
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from io import BufferedWriter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import HubSource, ModelPack
from dragoman.modelstore import locks
from dragoman.modelstore.manifest import MANIFEST, write_manifest
from dragoman.modelstore.store import ModelStore

MakePack = Callable[..., ModelPack]


def names(folder: Path) -> list[str]:
    """What is installed; the store's own folders begin with a dot."""
    return sorted(path.name for path in folder.glob("[!.]*"))


def part_of(site: Path, pack: ModelPack, index: int = 0) -> Path:
    return site / pack.files[0].parts[index].path


def test_parts_are_joined_in_order(store: ModelStore, pack: ModelPack) -> None:
    folder = store.locate(pack)
    assert (folder / "model.bin").read_bytes() == b"first half, second half"
    assert (folder / "vocabulary.bin").read_bytes() == b"words"
    assert names(store.folder) == ["pack"]


def test_nothing_is_touched_before_it_is_needed(store: ModelStore, pack: ModelPack) -> None:
    assert store.is_available(pack)
    assert not store.is_placed(pack)
    assert not store.folder.exists()


def test_what_is_placed_stays_without_its_wheels(store: ModelStore, pack: ModelPack, site: Path) -> None:
    placed = store.locate(pack)
    shutil.rmtree(site)
    assert store.is_available(pack)
    assert store.locate(pack) == placed


def test_progress_counts_every_byte(make_pack: MakePack, tmp_path: Path) -> None:
    big = bytes(3 << 20)
    pack = make_pack("big", model=[big, b"tail"], more=[b"end"])
    seen: list[int] = []
    ModelStore([pack], tmp_path / "models").locate(pack, lambda _pack, done: seen.append(done))
    assert seen == sorted(seen)
    assert len(seen) > 3
    assert seen[-1] == pack.size


@pytest.mark.parametrize("damage", [b"other half, ", b"", b"first half, and more"])
def test_a_damaged_part_is_named_with_what_mends_it(
    store: ModelStore, pack: ModelPack, site: Path, damage: bytes
) -> None:
    part_of(site, pack).write_bytes(damage)
    with pytest.raises(ModelError) as caught:
        store.locate(pack)
    sentence = str(caught.value)
    assert "The pack is damaged" in sentence
    assert "pack_model_1/part.bin" in sentence
    assert f'"{sys.executable}" -m pip install' in sentence
    assert sentence.endswith("pack-model-1==1.0")
    assert names(store.folder) == []


def test_so_is_a_lost_part(store: ModelStore, pack: ModelPack, site: Path) -> None:
    part_of(site, pack, 1).unlink()
    assert not store.is_available(pack)
    with pytest.raises(ModelError, match=r"damaged: pack_model_2/part\.bin .* pack-model-2==1\.0$"):
        store.locate(pack)
    assert names(store.folder) == []


def test_so_is_a_missing_package(store: ModelStore, pack: ModelPack, site: Path) -> None:
    shutil.rmtree(site / "pack_model_2-1.0.dist-info")
    assert not store.is_available(pack)
    with pytest.raises(ModelError, match=r"package pack-model-2 is missing\. .*pip install .* pack-model-2==1\.0$"):
        store.locate(pack)
    assert names(store.folder) == []


def test_a_full_disk_is_noticed_beforehand(store: ModelStore, pack: ModelPack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(total=1 << 40, used=0, free=50 << 20))
    with pytest.raises(ModelError, match=r"is full: The pack needs 0 MB\. Free some space") as caught:
        store.locate(pack)
    assert caught.value.retry
    assert names(store.folder) == []


class FullDisk:
    """A file on a disk that gets full at its second block."""

    def __init__(self, file: BufferedWriter) -> None:
        self._file = file
        self._blocks = 0

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_details: object) -> None:
        self._file.close()

    def write(self, block: bytes) -> int:
        self._blocks += 1
        if self._blocks > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(block)


def test_a_disk_that_gets_full_meanwhile_leaves_nothing_behind(
    store: ModelStore, pack: ModelPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def limited(path: Path, mode: str = "r", **options: Any) -> Any:
        file = opened(path, mode, **options)
        return FullDisk(file) if mode == "wb" else file

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", limited)
        with pytest.raises(ModelError, match=r"cannot be placed in .*: No space left on device") as caught:
            store.locate(pack)
    assert caught.value.retry
    assert names(store.folder) == []
    assert store.locate(pack).is_dir()


def test_a_folder_that_cannot_be_made_says_so(pack: ModelPack, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "models"):
        store = ModelStore([pack], folder)
        assert not store.is_placed(pack)
        with pytest.raises(ModelError, match="cannot be placed"):
            store.locate(pack)


@pytest.mark.parametrize("there", [b"first half", b"", b"first half, second half, third half", None])
def test_a_file_of_the_wrong_size_is_placed_anew(store: ModelStore, pack: ModelPack, there: bytes | None) -> None:
    file = store.locate(pack) / "model.bin"
    file.unlink() if there is None else file.write_bytes(there)
    assert not store.is_placed(pack)
    assert store.locate(pack) == file.parent
    assert file.read_bytes() == b"first half, second half"
    assert names(store.folder) == ["pack"]


def test_a_failure_keeps_what_was_there(store: ModelStore, pack: ModelPack, site: Path) -> None:
    folder = store.locate(pack)
    (folder / "vocabulary.bin").unlink()
    part_of(site, pack).write_bytes(b"damaged")
    with pytest.raises(ModelError):
        store.locate(pack)
    assert names(store.folder) == ["pack"]
    assert (folder / "model.bin").read_bytes() == b"first half, second half"


def test_damage_that_keeps_the_size_is_found_and_mended(store: ModelStore, pack: ModelPack) -> None:
    folder = store.locate(pack)
    assert store.damaged_files(pack) == ()
    (folder / "model.bin").write_bytes(b"first half, second h4lf")
    assert store.is_placed(pack)
    assert store.damaged_files(pack) == ("model.bin",)
    (folder / "vocabulary.bin").unlink()
    assert store.damaged_files(pack) == ("model.bin", "vocabulary.bin")
    store.discard(pack)
    store.locate(pack)
    assert store.damaged_files(pack) == ()


def test_what_was_never_placed_is_damaged_all_over(store: ModelStore, pack: ModelPack) -> None:
    assert store.damaged_files(pack) == ("model.bin", "vocabulary.bin")
    store.discard(pack)


@pytest.mark.parametrize("is_broken", [False, True])
def test_several_threads_place_it_at_once(make_pack: MakePack, tmp_path: Path, is_broken: bool) -> None:
    pack = make_pack("shared", model=[bytes(2 << 20)])
    if is_broken:
        (tmp_path / "models" / "shared").mkdir(parents=True)
        (tmp_path / "models" / "shared" / "model.bin").write_bytes(b"half")
    gate = threading.Barrier(6)
    faults: list[ModelError] = []

    def place() -> None:
        gate.wait()
        try:
            ModelStore([pack], tmp_path / "models").locate(pack)
        except ModelError as error:
            faults.append(error)

    threads = [threading.Thread(target=place) for _ in range(gate.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert names(tmp_path / "models") == ["shared"]
    assert ModelStore([pack], tmp_path / "models").damaged_files(pack) == ()


PLACE = """
import sys
from pathlib import Path
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore
store = ModelStore(read_catalogue(Path(sys.argv[1])), Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
store.locate(store.packs[0])
"""


def test_several_processes_place_it_at_once(make_pack: MakePack, site: Path, tmp_path: Path) -> None:
    pack = make_pack("shared", model=[bytes(2 << 20), b"tail"])
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    (catalogue / "packs.json").write_text(as_json(pack), encoding="utf-8")
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r})\n{PLACE}"]
    started = [
        subprocess.Popen(
            [*command, str(catalogue), str(tmp_path / "models")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in started:
        process.communicate()
    assert [process.returncode for process in started] == [0, 0, 0]
    assert names(tmp_path / "models") == ["shared"]
    assert ModelStore([pack], tmp_path / "models").damaged_files(pack) == ()


def as_json(pack: ModelPack) -> str:
    fields = {name: value for name, value in dataclasses.asdict(pack).items() if value is not None}
    return json.dumps({"schema": 2, "packs": [fields]})


def test_ctrl_c_leaves_nothing_half_made(store: ModelStore, pack: ModelPack) -> None:
    def interrupt(_pack: ModelPack, _done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.locate(pack, interrupt)
    assert names(store.folder) == []


def test_what_another_was_faster_with_is_good_enough(
    store: ModelStore, pack: ModelPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = locks.locked

    def slow(*held: Any) -> Any:
        monkeypatch.setattr(locks, "locked", locked)
        ModelStore([pack], store.folder).locate(pack)
        placed = (store.folder / "pack").stat().st_ino
        monkeypatch.setattr(ModelStore, "adopt", lambda *_rest: pytest.fail("placed twice"))
        assert (store.folder / "pack").stat().st_ino == placed
        return locked(*held)

    monkeypatch.setattr(locks, "locked", slow)
    assert store.locate(pack) == store.folder / "pack"
    assert names(store.folder) == ["pack"]
    assert store.damaged_files(pack) == ()


def test_a_folder_without_its_manifest_is_not_a_model(store: ModelStore, pack: ModelPack) -> None:
    folder = store.locate(pack)
    (folder / MANIFEST).unlink()
    assert not store.is_placed(pack)
    store.locate(pack)
    assert store.is_placed(pack)


def test_another_revision_is_not_the_one_of_the_catalogue(store: ModelStore, pack: ModelPack) -> None:
    store.locate(pack)
    changed = dataclasses.replace(pack, files=(dataclasses.replace(pack.files[0], sha256="0" * 64), *pack.files[1:]))
    assert not ModelStore([changed], store.folder).is_placed(changed)
    fewer = dataclasses.replace(pack, files=pack.files[:1])
    assert not ModelStore([fewer], store.folder).is_placed(fewer)


def test_what_was_imported_is_found_besides_the_catalogue(store: ModelStore, pack: ModelPack) -> None:
    store.locate(pack)
    shutil.copytree(store.folder / "pack", store.folder / "other")
    foreign = dataclasses.replace(store.placed(pack) or pack, id="other")
    write_manifest(foreign, store.folder / "other")
    (store.folder / "no-model").mkdir()
    shutil.copytree(store.folder / "pack", store.folder / "wrong-name")
    assert [each.id for each in store.packs] == ["pack", "other"]
    assert store.find("other") == foreign
    assert store.find("wrong-name") is None
    assert store.used_bytes() == 2 * pack.size
    (store.folder / "other" / "model.bin").unlink()
    assert [each.id for each in store.packs] == ["pack"]


def test_what_is_in_no_wheel_and_no_hub_has_to_be_imported(pack: ModelPack, tmp_path: Path) -> None:
    bare = dataclasses.replace(pack, files=tuple(dataclasses.replace(file, parts=()) for file in pack.files))
    with pytest.raises(ModelError, match=r"comes from no hub\. Import it"):
        ModelStore([bare], tmp_path / "models").locate(bare)
    on_hub = dataclasses.replace(bare, hub=HubSource("someone/model", "main"))
    with pytest.raises(ModelError, match=r"is not installed\. Run `dragoman models install pack`"):
        ModelStore([on_hub], tmp_path / "models").locate(on_hub)
    assert not (tmp_path / "models").exists()


def test_what_a_killed_removal_left_is_deleted_with_the_next(store: ModelStore, pack: ModelPack) -> None:
    left = store.folder / ".trash" / "left"
    left.mkdir(parents=True)
    (left / "model.bin").write_bytes(b"removed")
    store.discard(pack)
    assert not left.exists()


def test_what_cannot_be_deleted_says_so(store: ModelStore, pack: ModelPack, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = store.locate(pack)

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(ModelError, match=r"cannot be removed from .*: Permission denied"):
            store.discard(pack)
    assert store.is_placed(pack)
    store.discard(pack)
    assert not folder.exists()
