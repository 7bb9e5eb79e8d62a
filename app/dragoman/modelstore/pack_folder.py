"""A folder that holds one folder for each installed pack."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.digests import sha256_or_none, size_of
from dragoman.modelstore.manifest import MANIFEST, is_fit_id, read_manifest


class PackFolder:
    """Looks what is installed below a folder, and changes nothing."""

    def __init__(self, path: Path) -> None:
        """Look below `path`, which need not exist."""
        self.path = path
        self._manifests: dict[str, tuple[tuple[int, int], ModelPack | None]] = {}
        """Pack id -> when the manifest was written, in nanoseconds, its size in bytes, and what it says."""

    def packs(self, besides: Container[str]) -> list[ModelPack]:
        """Return the packs that are placed, but for those of these ids."""
        try:
            names = [path.name for path in self.path.iterdir() if path.name not in besides and is_fit_id(path.name)]
        except OSError:
            return []
        described = (self.manifest_of(name) for name in names)
        return [pack for pack in described if pack is not None and self.is_placed(pack)]

    def manifest_of(self, pack_id: str) -> ModelPack | None:
        """Return what the folder of this name says it holds."""
        try:
            status = (self.path / pack_id / MANIFEST).stat()
        except OSError:
            return None
        version = (status.st_mtime_ns, status.st_size)
        known = self._manifests.get(pack_id)
        if known is None or known[0] != version:
            known = self._manifests[pack_id] = version, read_manifest(self.path / pack_id)
        return known[1]

    def placed(self, pack: ModelPack) -> ModelPack | None:
        """Return the pack with sizes and checksums as it was placed; None where it was not, or is another revision."""
        found = self.manifest_of(pack.id)
        return found if found is not None and is_revision_of(found, pack) else None

    def is_placed(self, pack: ModelPack) -> bool:
        """Return whether all files are there in their right size (their content is checked when they are placed)."""
        placed = self.placed(pack)
        return placed is not None and all(
            size_of(self.path / pack.id / file.path) == file.size for file in placed.files
        )

    def damaged_files(self, pack: ModelPack) -> tuple[str, ...]:
        """Read a placed pack whole and return the files that are missing or not what they should be."""
        placed = self.placed(pack)
        if placed is None:
            return tuple(file.path for file in pack.files)
        folder = self.path / pack.id
        return tuple(file.path for file in placed.files if sha256_or_none(folder / file.path) != file.sha256)


def is_revision_of(found: ModelPack, pack: ModelPack) -> bool:
    """Return whether an installed pack has the files that the catalogue names, as far as their content is known."""
    there = {file.path: file.sha256 for file in found.files}
    wanted = {file.path: file.sha256 for file in pack.files}
    return there.keys() == wanted.keys() and all(sha256 in {None, there[path]} for path, sha256 in wanted.items())
