"""Where a pack is put together before it is installed. What a process leaves there is gone on with by the next one."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from dragoman.domain.model_pack import ModelPack, PackFile
from dragoman.modelstore.digests import size_of
from dragoman.modelstore.disk import settle

STAGING = ".staging"


class Staging:
    """The files of one revision of one pack that are there already."""

    def __init__(self, models: Path, pack: ModelPack) -> None:
        """Keep them below the models folder, so that the finished pack only needs to be renamed."""
        self._of_pack = models / STAGING / pack.id
        self._folder = self._of_pack / _revision_of(pack)
        self.finished = self._folder / "finished"
        """Whole files, as they will lie in the pack's folder."""

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return self.held_bytes > 0

    @property
    def held_bytes(self) -> int:
        """What has come by now."""
        return sum(size_of(path) for path in self._folder.rglob("*") if path.is_file())

    def prepare(self) -> None:
        """Make the folder, and forget what was begun of another revision.

        Raises:
            OSError: it cannot be made.
        """
        if self._of_pack.is_dir():
            for other in self._of_pack.iterdir():
                if other != self._folder:
                    shutil.rmtree(other, ignore_errors=True)
        self.finished.mkdir(parents=True, exist_ok=True)

    def file(self, file: PackFile) -> Path:
        """Return where a whole file lies."""
        return self.finished / file.path

    def part(self, file: PackFile) -> Path:
        """Return where a file lies as long as it is not whole."""
        path = self._folder / "partial" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def finish(self, file: PackFile) -> None:
        """Declare the part of a file to be the whole of it.

        Raises:
            OSError: the disk does not take it.
        """
        settle(self.part(file))
        self.file(file).parent.mkdir(parents=True, exist_ok=True)
        self.part(file).replace(self.file(file))

    def forget(self) -> None:
        """Delete all of it."""
        shutil.rmtree(self._of_pack, ignore_errors=True)


def _revision_of(pack: ModelPack) -> str:
    """Return what changes with whatever belongs into the pack's folder."""
    files = sorted((file.path, file.sha256, file.remote_path) for file in pack.files)
    return hashlib.sha256(repr((pack.hub, files)).encode()).hexdigest()[:16]
