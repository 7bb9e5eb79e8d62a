"""Archives are the same, byte for byte, whenever and by whomever they are made."""

import importlib
import os
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

TIME_S = 1_700_000_001


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch, packaging_folder: str) -> ModuleType:
    monkeypatch.syspath_prepend(packaging_folder)
    return importlib.import_module("build_archive")


def tree(root: Path, names: list[str], age_s: int) -> Path:
    """A folder as it could come from a build: in whichever order, at whichever time, under whichever umask."""
    app = root / "Dragoman"
    app.mkdir(parents=True)
    for name in names:
        path = app / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
        path.chmod(0o700 if name == "dragoman" else 0o600 | age_s % 2 * 0o066)
        os.utime(path, (age_s, age_s))
    (app / "data").mkdir(mode=0o700)
    return app


NAMES = ["dragoman", "lib/b.so", "lib/a.so", "lib-dynload/c", "models/多语.bin"]


@pytest.mark.parametrize(("write", "suffix"), [("write_tar_xz", "tar.xz"), ("write_zip", "zip")])
def test_two_builds_are_one_file(archive: ModuleType, tmp_path: Path, write: str, suffix: str) -> None:
    made: Callable[..., None] = getattr(archive, write)
    first, second = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
    made(tree(tmp_path / "one", NAMES, 1000), first, TIME_S)
    made(tree(tmp_path / "two", NAMES[::-1], int(time.time()) | 1), second, TIME_S)
    assert first.read_bytes() == second.read_bytes()


def test_a_tar_file_belongs_to_nobody_and_its_program_can_be_started(archive: ModuleType, tmp_path: Path) -> None:
    archive.write_tar_xz(tree(tmp_path / "one", NAMES, 1000), tmp_path / "a.tar.xz", TIME_S)
    with tarfile.open(tmp_path / "a.tar.xz") as read:
        members = {member.name: member for member in read}
    assert next(iter(members)) == "Dragoman"
    assert set(members) > {f"Dragoman/{name}" for name in NAMES} | {"Dragoman/data"}
    assert {(member.uid, member.gid, member.uname, member.mtime) for member in members.values()} == {(0, 0, "", TIME_S)}
    assert members["Dragoman/dragoman"].mode == 0o755
    assert members["Dragoman/lib/a.so"].mode == 0o644


def test_a_zip_file_keeps_empty_folders_and_permissions(archive: ModuleType, tmp_path: Path) -> None:
    archive.write_zip(tree(tmp_path / "one", NAMES, 1000), tmp_path / "a.zip", TIME_S)
    with zipfile.ZipFile(tmp_path / "a.zip") as read:
        assert "Dragoman/data/" in read.namelist()
        assert read.getinfo("Dragoman/dragoman").external_attr >> 16 & 0o777 == 0o755
        assert read.read("Dragoman/lib/b.so") == b"lib/b.so"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_settled_folder_tells_neither_when_nor_by_whom_it_was_made(archive: ModuleType, tmp_path: Path) -> None:
    app = tree(tmp_path / "one", NAMES, 1000)
    (app / "link").symlink_to("dragoman")
    archive.settle(app, TIME_S)
    for path in archive.entries(app):
        status = path.lstat()
        assert status.st_mtime == TIME_S
        assert path.is_symlink() or status.st_mode & 0o777 == archive.mode_of(path)
    assert (app / "data").stat().st_mode & 0o777 == 0o755
