"""Archives that nobody should trust."""

from __future__ import annotations

import contextlib
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.domain.errors import ModelError
from dragoman.modelstore import archives
from dragoman.modelstore.archives import unpack
from dragoman.modelstore.transfer import Stopped, Transfer


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "models.zip"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inside" / "folder"
    folder.mkdir(parents=True)
    return folder


def write(archive: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(archive, "w", compression) as opened:
        for name, content in entries:
            opened.writestr(name, content)


def refused(archive: Path, folder: Path) -> str:
    before = sorted(folder.parents[1].rglob("*"))
    with pytest.raises(ModelError) as caught:
        unpack(archive, folder, Transfer())
    outside = [path for path in folder.parents[1].rglob("*") if not path.is_relative_to(folder)]
    assert sorted(outside) == [path for path in before if not path.is_relative_to(folder)]
    return str(caught.value)


def test_what_is_in_order_is_unpacked(archive: Path, folder: Path) -> None:
    entries = (("a/model.bin", b"x" * 3_000_000), ("a/b/", b""), ("words.txt", b""))
    write(archive, *entries, compression=zipfile.ZIP_DEFLATED)
    seen: list[tuple[int, int]] = []
    unpack(archive, folder, Transfer(lambda *done: seen.append(done)))
    assert (folder / "a" / "model.bin").read_bytes() == b"x" * 3_000_000
    assert (folder / "words.txt").read_bytes() == b""
    assert seen[-1] == (3_000_000, 3_000_000)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../outside",
        "a/../../outside",
        "a/./b",
        "a//b",
        "C:/outside",
        "C:outside",
        "..\\outside",
        "a\\b",
        "con",
        "a/NUL.txt",
        "lpt1",
        "ends with a dot.",
        "ends with a space ",
        "a:stream",
        "new\nline",
        "x" * 201,
        "what?",
    ],
)
def test_names_that_lead_elsewhere(archive: Path, folder: Path, name: str) -> None:
    write(archive, ("fine.txt", b"fine"), (name, b"hostile"))
    assert "is not a name for a file in it" in refused(archive, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices(archive: Path, folder: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("link")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    write(archive, (entry, b"/etc"), ("link/passwd", b"hostile"))
    assert "is a link or a device" in refused(archive, folder)
    assert list(folder.iterdir()) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a", "a"), ("a", "A"), ("b/c", "B/C"), ("a/b", "a"), ("A", "a/b")])
def test_names_that_fall_together(archive: Path, folder: Path, names: tuple[str, str]) -> None:
    write(archive, *((name, b"x") for name in names))
    assert any(reason in refused(archive, folder) for reason in ("comes twice", "is a file and a folder"))
    assert list(folder.iterdir()) == []


def test_a_bomb_that_says_how_large_it_is(archive: Path, folder: Path) -> None:
    write(archive, ("bomb", bytes(archives._SMALL_BYTES + 1)), compression=zipfile.ZIP_DEFLATED)
    assert archive.stat().st_size < 100_000
    assert "much more would come out of it" in refused(archive, folder)
    assert list(folder.iterdir()) == []


def test_a_bomb_that_claims_to_be_small(archive: Path, folder: Path) -> None:
    write(archive, ("bomb", bytes(1 << 20)), compression=zipfile.ZIP_DEFLATED)
    content = bytearray(archive.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(signature) + offset, 10)
    archive.write_bytes(content)
    refused(archive, folder)
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 10


def test_entries_that_share_their_content_count_each(archive: Path, folder: Path) -> None:
    """Many names for the same compressed bytes, as in overlapping bombs (Fifield, 2019)."""
    content, names = bytes(1 << 20), [f"{number:03}" for number in range(100)]
    packed = zlib.compress(content, 9)[2:-4]
    sizes = (zlib.crc32(content), len(packed), len(content))
    body = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 3, 0) + b"000" + packed
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sizes, 3, 0, 0, 0, 0, 0, 0) + name.encode()
        for name in names
    )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(names), len(names), len(directory), len(body), 0)
    archive.write_bytes(body + directory + end)
    assert "much more would come out of it" in refused(archive, folder)


def test_too_many_files(archive: Path, folder: Path) -> None:
    write(archive, *((f"{number}", b"") for number in range(archives.MOST_FILES + 1)))
    assert f"it holds {archives.MOST_FILES + 1} files" in refused(archive, folder)
    assert list(folder.iterdir()) == []


def test_a_list_of_files_that_would_fill_the_memory(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive, *((f"{number}", b"") for number in range(100)))
    monkeypatch.setattr(archives, "_LARGEST_DIRECTORY_BYTES", 4_000)
    assert "its list of files is too long" in refused(archive, folder)


def locked(content: bytearray) -> None:
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1


def of_another_kind(content: bytearray) -> None:
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", content, content.index(signature) + offset, 77)


def altered(content: bytearray) -> None:
    content[content.index(b"hello")] ^= 1


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def beginning_elsewhere(content: bytearray) -> None:
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 42, 0xFFFFFF)


@pytest.mark.parametrize("damage", [locked, of_another_kind, altered, cut, beginning_elsewhere])
def test_what_is_damaged_or_locked(archive: Path, folder: Path, damage: Callable[[bytearray], None]) -> None:
    write(archive, ("file", b"hello, world" * 10))
    content = bytearray(archive.read_bytes())
    damage(content)
    archive.write_bytes(content)
    assert "cannot be unpacked" in refused(archive, folder)


@pytest.mark.parametrize("byte", [0x00, 0x55, 0xFF])
def test_whichever_byte_is_damaged_it_ends_in_a_sentence(archive: Path, tmp_path: Path, byte: int) -> None:
    write(archive, ("a/file", b"hello"), ("other", b"world"), compression=zipfile.ZIP_DEFLATED)
    whole = archive.read_bytes()
    for position in range(len(whole)):
        content = bytearray(whole)
        content[position] = byte
        archive.write_bytes(content)
        folder = tmp_path / f"{position}"
        folder.mkdir()
        with contextlib.suppress(ModelError):
            unpack(archive, folder, Transfer())
        shutil.rmtree(folder)


def test_there_has_to_be_room(archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(archive, ("file", b"hello"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1 << 20))
    assert "is full" in refused(archive, folder)


def test_it_can_be_stopped(archive: Path, folder: Path) -> None:
    write(archive, ("file", bytes(5 << 20)))
    transfer = Transfer(lambda done, _total: transfer.stop() if done else None)
    with pytest.raises(Stopped):
        unpack(archive, folder, transfer)
