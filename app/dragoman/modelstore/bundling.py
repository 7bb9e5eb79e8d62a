"""Copies installed models into a folder that is to ship with the app."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.disk import disk_faults
from dragoman.modelstore.importing import import_from
from dragoman.modelstore.pack_folder import PackFolder
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer

MODEL_CARD = "README.md"
"""Belongs to no pack's files, so that nothing has to be measured again when it is corrected."""


def bundle(packs: Sequence[ModelPack], store: ModelStore, folder: Path) -> None:
    """Put a checked copy of each pack into `folder`, unless it is there: just the pack, and its model card.

    Raises:
        ModelError: a pack is not installed, or is damaged, or the folder cannot be written to.
    """
    there = PackFolder(folder)
    for pack in packs:
        source = store.locate(pack)
        with disk_faults(pack.name, folder):
            folder.mkdir(parents=True, exist_ok=True)
            if there.is_placed(pack):
                continue
            with TemporaryDirectory(prefix=".", dir=folder) as room:
                (made,) = import_from(source, ModelStore(store.catalogue, Path(room)), Transfer())
                finished = Path(room) / made.id
                if (source / MODEL_CARD).is_file():
                    shutil.copy(source / MODEL_CARD, finished)
                shutil.rmtree(folder / pack.id, ignore_errors=True)
                finished.replace(folder / pack.id)
