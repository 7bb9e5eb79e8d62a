"""Models from a file or a folder: what Dragoman has exported, an `.argosmodel`, a zip, or a model's bare folder."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, InputError, ModelError
from dragoman.domain.model_pack import ModelPack, PackFile
from dragoman.modelstore.archives import MOST_FILES, unpack
from dragoman.modelstore.digests import blocks, sha256_of, size_of
from dragoman.modelstore.disk import check_room, disk_faults, settle
from dragoman.modelstore.identification import check_format, identify, slug
from dragoman.modelstore.locks import locked
from dragoman.modelstore.manifest import (
    MANIFEST,
    ManifestError,
    manifest_text,
    parse_manifest,
    read_foreign_manifest,
    write_manifest,
)
from dragoman.modelstore.pack_folder import is_revision_of
from dragoman.modelstore.staging import STAGING
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer

_ROOM = ".import"
"""Begins with a dot, so it is no pack's folder."""


def import_from(path: Path, store: ModelStore, transfer: Transfer) -> tuple[ModelPack, ...]:
    """Install what a folder or an archive holds, and return it. All of it is checked before any of it is installed.

    Raises:
        InputError: there is nothing at `path`.
        ModelError: it holds no model for certain, or a damaged or hostile one, or the disk is full.
        Stopped: the transfer is to end; nothing was installed.
    """
    if not path.exists():
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "There is no file or folder {path}."),
            QT_TRANSLATE_NOOP("errors", "Check the name."),
            path=path,
        )
    with disk_faults(path.name, store.folder), _workroom(store.folder, transfer) as room:
        source = path if path.is_dir() else _unpacked(path, room, transfer)
        prepared = [
            _prepared(folder, pack, store, room / "ready", transfer, may_move=not path.is_dir())
            for folder, pack in _packs_in(source, store, path)
        ]
        for pack, made in prepared:
            with locked(store.folder, pack.id, transfer):
                store.adopt(pack, made)
                store.forget(pack)
    return tuple(pack for pack, _made in prepared)


@contextlib.contextmanager
def _workroom(models: Path, transfer: Transfer) -> Iterator[Path]:
    """Return a folder to unpack into; what a process left there that was killed is deleted."""
    with locked(models, _ROOM, transfer):
        (models / STAGING).mkdir(parents=True, exist_ok=True)
        for left in (models / STAGING).glob(f"{_ROOM}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_ROOM, dir=models / STAGING) as name:
            yield Path(name)


def _unpacked(archive: Path, room: Path, transfer: Transfer) -> Path:
    """Return the folder that an archive was unpacked into, or the only one in it."""
    if not zipfile.is_zipfile(archive):
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{file} is not a zip file."),
            QT_TRANSLATE_NOOP("errors", "Import a .zip, an .argosmodel, or the folder that holds the model."),
            file=archive.name,
        )
    folder = room / slug(archive.stem)
    folder.mkdir()
    unpack(archive, folder, transfer)
    held = [path for path in folder.iterdir() if path.name not in {"__MACOSX", ".DS_Store"}]
    only = held[0] if len(held) == 1 else folder
    return only if only.is_dir() and not (only / MANIFEST).is_file() else folder


def _packs_in(folder: Path, store: ModelStore, path: Path) -> list[tuple[Path, ModelPack]]:
    """Return the folders that hold a pack, with what it is: those with manifests, else the folder itself."""
    inner = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    described = [each for each in (folder, *inner[:MOST_FILES]) if (each / MANIFEST).is_file()]
    if not described:
        return [(folder, identify(folder, store.catalogue))]
    packs = [(each, _described(each, path)) for each in described]
    if len({pack.id for _folder, pack in packs}) < len(packs):
        raise _damaged(path, "two models of the same name")
    return packs


def _described(folder: Path, path: Path) -> ModelPack:
    """Return the pack that a manifest describes."""
    try:
        pack = read_foreign_manifest(folder)
    except ManifestError as fault:
        raise _damaged(path, fault) from fault
    check_format(folder, pack)
    return pack


def _prepared(
    folder: Path, pack: ModelPack, store: ModelStore, ready: Path, transfer: Transfer, *, may_move: bool
) -> tuple[ModelPack, Path]:
    """Return the pack as it will be installed, and a folder with its files and manifest that needs only be renamed."""
    if not may_move:
        check_room(pack.name, store.folder, pack.size)
        transfer.begin(done=transfer.done, total=transfer.total + pack.size)
    pack_id = _free_id(pack, store)
    made = ready / pack_id
    taken = tuple(_take(folder, file, made, transfer, may_move=may_move) for file in pack.files)
    whole = dataclasses.replace(pack, id=pack_id, files=taken)
    try:
        parse_manifest(manifest_text(whole).encode())
    except ManifestError as fault:
        raise _damaged(folder, fault) from fault
    write_manifest(whole, made)
    return whole, made


def _free_id(pack: ModelPack, store: ModelStore) -> str:
    """Return an id that no other pack of the catalogue has."""
    known = next((each for each in store.catalogue if each.id == pack.id), None)
    return pack.id if known is None or is_revision_of(pack, known) else f"{pack.id}-imported"


def _take(folder: Path, file: PackFile, made: Path, transfer: Transfer, *, may_move: bool) -> PackFile:
    """Move or copy a file of a pack, and return it with the checksum it has."""
    source, target = folder / file.path, made / file.path
    if size_of(source) != file.size:
        raise _wrong(folder, file)
    target.parent.mkdir(parents=True, exist_ok=True)
    if may_move:
        sha256 = sha256_of(source, transfer.check)
        source.replace(target)
    else:
        sha256 = _copy(source, target, transfer)
    if sha256 != (file.sha256 or sha256) or size_of(target) != file.size:
        raise _wrong(folder, file)
    settle(target)
    return PackFile(file.path, file.size, sha256, file.remote_path)


def _copy(source: Path, target: Path, transfer: Transfer) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for block in blocks(source):
            digest.update(block)
            out.write(block)
            transfer.advance(len(block))
    return digest.hexdigest()


def _wrong(folder: Path, file: PackFile) -> ModelError:
    return _damaged(folder, f"{file.path} is not what its checksum says")


def _damaged(path: Path, reason: object) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{file} cannot be imported: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Export it anew with this version of Dragoman, or fetch the file again."),
        file=path.name,
        reason=reason,
    )
