"""Installed models in one file, for a machine without network."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError, OutputError
from dragoman.domain.model_pack import ModelPack, PackFile
from dragoman.modelstore.digests import blocks
from dragoman.modelstore.manifest import MANIFEST, manifest_text
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip file can tell; so the same models make the same file."""


def export(packs: Sequence[ModelPack], path: Path, store: ModelStore, transfer: Transfer) -> None:
    """Write packs to one zip file, each in a folder with its manifest. Weights cannot be compressed, so nothing is.

    Raises:
        ModelError: a pack is not installed, or is damaged.
        OutputError: the file cannot be written.
        Stopped: the transfer is to end; there is no file then.
    """
    folders = {pack.id: store.locate(pack) for pack in packs}
    placed = [known for pack in packs for known in [store.placed(pack)] if known is not None]
    transfer.begin(done=0, total=sum(pack.size for pack in placed))
    part = path.with_name(f"{path.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            for pack in placed:
                archive.writestr(zipfile.ZipInfo(f"{pack.id}/{MANIFEST}", _NO_DATE), manifest_text(pack))
                for file in pack.files:
                    _add(archive, pack, file, folders[pack.id] / file.path, transfer)
        part.replace(path)
    except OSError as error:
        raise OutputError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder, or one on a disk with more room."),
            retry=True,
            path=path,
            reason=error.strerror or error,
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, pack: ModelPack, file: PackFile, source: Path, transfer: Transfer) -> None:
    entry = zipfile.ZipInfo(f"{pack.id}/{file.path}", _NO_DATE)
    entry.file_size = file.size
    digest = hashlib.sha256()
    with archive.open(entry, "w") as out:
        for block in blocks(source):
            digest.update(block)
            out.write(block)
            transfer.advance(len(block))
    if digest.hexdigest() != file.sha256:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} is damaged: {file} is not what it should be."),
            QT_TRANSLATE_NOOP("errors", "Run `dragoman models repair`, then try again."),
            name=pack.name,
            file=file.path,
        )
