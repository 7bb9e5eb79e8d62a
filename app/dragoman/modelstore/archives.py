"""Unpacking zip files that nobody needs to trust.

What is refused: paths that leave the folder or that Windows takes for devices, links, names that fall together where
upper and lower case are the same, and whatever grows beyond measure.
"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.modelstore.digests import BLOCK_BYTES
from dragoman.modelstore.disk import check_room
from dragoman.modelstore.manifest import is_safe_path
from dragoman.modelstore.transfer import Transfer

MOST_FILES = 4_096
_LARGEST_DIRECTORY_BYTES = 8 << 20
"""Of the list of files in an archive; `MOST_FILES` of them need far less."""
_HIGHEST_RATIO = 50
"""Weights can hardly be compressed, and a tokenizer's JSON about tenfold."""
_SMALL_BYTES = 64 << 20
"""So much may come out of any archive."""
_ENCRYPTED = 1

_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError),
)
"""What damaged archives, and those of kinds that Python does not read, make `zipfile` raise."""


def unpack(archive: Path, folder: Path, transfer: Transfer) -> None:
    """Unpack an archive into an empty folder.

    Raises:
        ModelError: it is damaged, holds something that may not be unpacked, or the disk has no room.
        OSError: it cannot be read, or the folder cannot be written to.
        Stopped: the transfer is to end.
    """
    try:
        with _Bounded(io.FileIO(archive)) as file, zipfile.ZipFile(file) as opened:
            entries = _checked(archive, opened.infolist())
            whole = sum(entry.file_size for entry in entries)
            check_room(archive.name, folder, whole)
            transfer.begin(done=0, total=whole)
            for entry in entries:
                _write(opened, entry, folder / entry.filename, transfer)
    except _FAULTS as error:
        raise _refused(archive, error) from error


class _Bounded(io.BufferedReader):
    """A file that is read in pieces only, so that an archive cannot claim a list of files that fills the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read so many bytes."""
        if size is not None and size > _LARGEST_DIRECTORY_BYTES:
            raise zipfile.BadZipFile("its list of files is too long")
        return super().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the file."""
        if whence == io.SEEK_SET and offset < 0:
            raise zipfile.BadZipFile("it refers to a place before its beginning")
        return super().seek(offset, whence)


def _checked(archive: Path, entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the files among the entries, after looking at every one."""
    if len(entries) > MOST_FILES:
        raise zipfile.BadZipFile(f"it holds {len(entries)} files")
    for entry in entries:
        _check(entry)
    files = [entry for entry in entries if not entry.is_dir()]
    _check_names([entry.filename for entry in files], [entry.filename.rstrip("/") for entry in entries])
    most = max(_SMALL_BYTES, archive.stat().st_size * _HIGHEST_RATIO)
    if sum(entry.file_size for entry in files) > most:
        raise zipfile.BadZipFile("much more would come out of it than is in it")
    return files


def _check(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not is_safe_path(entry.filename.removesuffix("/")):
        raise zipfile.BadZipFile(f"{entry.filename!r} is not a name for a file in it")
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (kind == stat.S_IFDIR) > entry.is_dir():
        raise zipfile.BadZipFile(f"{entry.filename!r} is a link or a device")
    if entry.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile("it is locked with a password")


def _check_names(files: Iterable[str], names: Iterable[str]) -> None:
    """Make sure that each name stands for one thing, also where upper and lower case are the same."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise zipfile.BadZipFile(f"{name!r} comes twice")
        seen.add(name.casefold())
    folders = {"/".join(name.casefold().split("/")[:depth]) for name in seen for depth in range(1, name.count("/") + 1)}
    for name in files:
        if name.casefold() in folders:
            raise zipfile.BadZipFile(f"{name!r} is a file and a folder")


def _write(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, transfer: Transfer) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(entry) as source, path.open("xb") as out:
        while block := source.read(BLOCK_BYTES):
            written += len(block)
            if written > entry.file_size:
                raise zipfile.BadZipFile(f"{entry.filename!r} is larger than it says")
            out.write(block)
            transfer.advance(len(block))
    if written < entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename!r} breaks off")


def _refused(archive: Path, reason: object) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{file} cannot be unpacked: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Fetch the file anew, from a place you trust."),
        file=archive.name,
        reason=str(reason).rstrip(".") or type(reason).__name__,
    )
