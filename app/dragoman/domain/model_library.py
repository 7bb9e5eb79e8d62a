"""The models of this machine, as the window and the command line deal with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from dragoman.domain.errors import DragomanError
from dragoman.domain.model_pack import ModelPack


class PackState(StrEnum):
    """Where a pack stands."""

    ABSENT = "absent"
    WAITING = "waiting"
    """Its turn to be downloaded comes."""
    DOWNLOADING = "downloading"
    PAUSED = "paused"
    """Begun, and kept to go on from there, also after the app has been closed."""
    FAILED = "failed"
    INSTALLED = "installed"
    """Ready for use; packs that lie whole in installed wheels count as installed."""


@dataclass(frozen=True, slots=True)
class PackStatus:
    """Where a pack stands, and how far its download has come."""

    pack: ModelPack
    state: PackState
    done_bytes: int = 0
    total_bytes: int = 0
    bytes_per_s: float = 0.0
    remaining_s: float | None = None
    """Until the download ends; None as long as that cannot be told."""
    error: DragomanError | None = None
    """What went wrong, where the state is FAILED."""


class JobKind(StrEnum):
    """What else than downloading is done with models."""

    IMPORT = "import"
    EXPORT = "export"
    REMOVE = "remove"


class JobState(StrEnum):
    """Where a job stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobStatus:
    """How an import, an export or a removal goes."""

    kind: JobKind
    subject: str
    """The path that is read or written, or the id of the pack that is removed."""
    state: JobState
    done_bytes: int = 0
    total_bytes: int = 0
    """0 as long as it cannot be told."""
    packs: tuple[ModelPack, ...] = ()
    """What has been imported, exported or removed, where the state is DONE."""
    error: DragomanError | None = None
    """What went wrong, where the state is FAILED."""


class ModelLibrary(Protocol):
    """Everything that can be installed. Every method but `used_bytes` and `close` returns at once, from any thread."""

    def subscribe(self, listener: Callable[[PackStatus], None]) -> None:
        """Have `listener` called with every change, and at most five times a second with progress, from any thread.

        A pack that was imported and is removed is told as ABSENT once more, and not listed by `statuses` any longer.
        """

    def subscribe_jobs(self, listener: Callable[[JobStatus], None]) -> None:
        """Have `listener` called when an import, export or removal begins, goes on and ends, from any thread.

        Jobs are done one after the other, before all downloads: one that is running waits meanwhile.
        """

    def statuses(self) -> tuple[PackStatus, ...]:
        """Return where each pack of the catalogue stands, and each pack that was imported."""

    def used_bytes(self) -> int:
        """Return what the installed packs take on the disk now. Looks there: not for the GUI thread."""

    def install(self, pack_ids: Sequence[str]) -> None:
        """Download and install, one after the other; what is begun already goes on, and what has failed is retried."""

    def pause(self, pack_id: str) -> None:
        """Stop a download and keep what there is of it."""

    def cancel(self, pack_id: str) -> None:
        """Stop a download and forget it."""

    def remove(self, pack_id: str) -> None:
        """Delete an installed pack."""

    def import_from(self, path: Path) -> None:
        """Install what a folder, a zip, an `.argosmodel` or an exported file holds."""

    def export(self, pack_ids: Sequence[str], path: Path) -> None:
        """Write installed packs to one file, for a machine without network."""

    def close(self) -> None:
        """Stop downloads so that they can go on later, and wait until that is done."""
