"""Downloads, imports, exports and removals, one after the other on a thread of their own."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, DragomanError, ModelError
from dragoman.domain.model_library import JobKind, JobState, JobStatus, PackState, PackStatus
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.meter import Meter
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Stopped, Transfer

log = logging.getLogger(__name__)

_CLOSE_S = 5.0
"""Whatever is cut off is in a state to go on from, so nobody waits longer for it."""


@dataclass(frozen=True, slots=True)
class _Job:
    kind: JobKind | None
    """None: forgetting a download, which is not told."""
    subject: str
    run: Callable[[Transfer], tuple[ModelPack, ...]]

    @property
    def is_quick(self) -> bool:
        """Whether it is done before the library closes."""
        return self.kind in {None, JobKind.REMOVE}


class Library:
    """`ModelLibrary` of one user.

    What is asked for is noted at once, and done by the thread: jobs first, then downloads in their order. A download is
    stopped for a job, and goes on after it. Listeners are called under the lock, so that news of a pack come in order.
    """

    def __init__(self, store: ModelStore) -> None:
        """Look what there is in `store`, and start the thread; `close` ends it."""
        self._store = store
        self._condition = threading.Condition()
        self._listeners: list[Callable[[PackStatus], None]] = []
        self._job_listeners: list[Callable[[JobStatus], None]] = []
        self._statuses = {pack.id: self._look(pack) for pack in store.packs}
        self._waiting: list[str] = []
        """Packs to download, the one that is being downloaded among them."""
        self._jobs: deque[_Job] = deque()
        self._transfer: Transfer | None = None
        """Of what is being done now."""
        self._downloaded: str | None = None
        """The pack that is being downloaded now."""
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="dragoman-downloads", daemon=True)
        self._thread.start()

    def subscribe(self, listener: Callable[[PackStatus], None]) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            self._listeners.append(listener)

    def subscribe_jobs(self, listener: Callable[[JobStatus], None]) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            self._job_listeners.append(listener)

    def statuses(self) -> tuple[PackStatus, ...]:
        """See `ModelLibrary`."""
        with self._condition:
            return tuple(self._statuses.values())

    def used_bytes(self) -> int:
        """See `ModelLibrary`."""
        return self._store.used_bytes()

    def install(self, pack_ids: Sequence[str]) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            for pack_id in pack_ids:
                status = self._statuses[pack_id]
                if status.state is not PackState.INSTALLED and pack_id not in self._waiting:
                    self._waiting.append(pack_id)
                    self._tell(dataclasses.replace(status, state=PackState.WAITING, error=None))
            self._condition.notify()

    def pause(self, pack_id: str) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            if pack_id in self._waiting:
                status = self._dropped(pack_id)
                is_begun = status.done_bytes > 0 or status.state is PackState.DOWNLOADING
                self._tell(dataclasses.replace(status, state=PackState.PAUSED if is_begun else PackState.ABSENT))

    def cancel(self, pack_id: str) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            status = self._dropped(pack_id)
            if status.state is not PackState.INSTALLED:
                self._tell(PackStatus(status.pack, PackState.ABSENT, total_bytes=status.total_bytes))
                self._add(_Job(None, pack_id, lambda _transfer: self._forget(status.pack)))

    def remove(self, pack_id: str) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            status = self._dropped(pack_id)
            self._add(_Job(JobKind.REMOVE, pack_id, lambda _transfer: self._remove(status.pack)))

    def import_from(self, path: Path) -> None:
        """See `ModelLibrary`."""
        self._add(_Job(JobKind.IMPORT, str(path), lambda transfer: self._import(path, transfer)))

    def export(self, pack_ids: Sequence[str], path: Path) -> None:
        """See `ModelLibrary`."""
        with self._condition:
            packs = tuple(self._statuses[pack_id].pack for pack_id in pack_ids)
        self._add(_Job(JobKind.EXPORT, str(path), lambda transfer: self._export(packs, path, transfer)))

    def close(self) -> None:
        """See `ModelLibrary`. What does not end in seconds is left to end with the process; it can go on later too."""
        with self._condition:
            self._is_closed = True
            self._stop_transfer()
            self._condition.notify()
        self._thread.join(_CLOSE_S)
        if self._thread.is_alive():
            log.warning("a download has not ended yet")

    def _add(self, job: _Job) -> None:
        with self._condition:
            self._jobs.append(job)
            if self._downloaded is not None:
                self._stop_transfer()
            self._condition.notify()

    def _dropped(self, pack_id: str) -> PackStatus:
        """Take a pack off the list of downloads, and return where it stood; call it with the lock."""
        if pack_id in self._waiting:
            self._waiting.remove(pack_id)
        if pack_id == self._downloaded:
            self._stop_transfer()
        return dataclasses.replace(self._statuses[pack_id], bytes_per_s=0.0, remaining_s=None)

    def _stop_transfer(self) -> None:
        if self._transfer is not None:
            self._transfer.stop()

    def _work(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], None] | None:
        """Wait for something to do, and return it; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._jobs or self._waiting or self._is_closed)
            if self._is_closed:
                self._jobs = deque(job for job in self._jobs if job.is_quick)
            if self._jobs:
                job = self._jobs.popleft()
                return lambda: self._do(job)
            if self._is_closed:
                return None
            pack_id = self._waiting[0]
            return lambda: self._download(pack_id)

    def _download(self, pack_id: str) -> None:
        with self._condition:
            if pack_id not in self._waiting or self._jobs or self._is_closed:
                return  # it was stopped before it began
            status = self._statuses[pack_id]
            meter = Meter()
            transfer = Transfer(lambda done, total: self._tell_progress(transfer, pack_id, meter, done, total))
            self._transfer, self._downloaded = transfer, pack_id
            self._tell(dataclasses.replace(status, state=PackState.DOWNLOADING))
        error: DragomanError | None = None
        is_stopped = False
        try:
            self._store.install(status.pack, transfer)
        except Stopped:
            is_stopped = True
        except DragomanError as fault:
            error = fault
        except Exception as fault:
            log.exception("installing %s failed", pack_id)
            error = _unexpected(fault)
        found = self._look(status.pack)
        with self._condition:
            self._transfer = self._downloaded = None
            if is_stopped:
                self._tell_stopped(pack_id)
                return
            if pack_id in self._waiting:
                self._waiting.remove(pack_id)
            if error is not None:
                log.warning("%s", error)
                found = dataclasses.replace(found, state=PackState.FAILED, error=error)
            self._tell(found)

    def _tell_stopped(self, pack_id: str) -> None:
        """Say that a download which was stopped for a job waits again; of others it has been told why they stopped."""
        status = self._statuses[pack_id]
        if status.state is PackState.DOWNLOADING:
            self._tell(dataclasses.replace(status, state=PackState.WAITING, bytes_per_s=0.0, remaining_s=None))

    def _tell_progress(self, transfer: Transfer, pack_id: str, meter: Meter, done: int, total: int) -> None:
        found = meter.measure(done, total)
        with self._condition:
            if found is not None and not transfer.is_stopped:
                self._tell(
                    PackStatus(
                        self._statuses[pack_id].pack,
                        PackState.DOWNLOADING,
                        found.done_bytes,
                        found.total_bytes,
                        found.bytes_per_s,
                        found.remaining_s,
                    )
                )

    def _do(self, job: _Job) -> None:
        meter = Meter()

        def progress(done: int, total: int) -> None:
            if meter.measure(done, total) is not None:
                self._tell_job(job, JobState.RUNNING, done_bytes=done, total_bytes=total)

        with self._condition:
            if self._is_closed and not job.is_quick:
                return
            self._transfer = transfer = Transfer(progress)
        self._tell_job(job, JobState.RUNNING)
        try:
            packs = job.run(transfer)
        except Stopped:
            log.info("%s of %s was stopped", job.kind, job.subject)
        except DragomanError as fault:
            log.warning("%s", fault)
            self._tell_job(job, JobState.FAILED, error=fault)
        except Exception as fault:
            log.exception("%s of %s failed", job.kind, job.subject)
            self._tell_job(job, JobState.FAILED, error=_unexpected(fault))
        else:
            self._tell_job(job, JobState.DONE, packs=packs)
        finally:
            with self._condition:
                self._transfer = None

    def _forget(self, pack: ModelPack) -> tuple[ModelPack, ...]:
        self._store.forget(pack)
        return (pack,)

    def _remove(self, pack: ModelPack) -> tuple[ModelPack, ...]:
        self._store.forget(pack)
        self._store.discard(pack)
        found = self._look(pack)
        with self._condition:
            self._tell(found)
            if pack not in self._store.catalogue:
                del self._statuses[pack.id]
        return (pack,)

    def _import(self, path: Path, transfer: Transfer) -> tuple[ModelPack, ...]:
        from dragoman.modelstore.importing import import_from

        packs = import_from(path, self._store, transfer)
        known = {pack.id: pack for pack in self._store.catalogue}
        found = [self._look(known.get(pack.id, pack)) for pack in packs]
        with self._condition:
            for status in found:
                if status.pack.id in self._waiting:
                    self._waiting.remove(status.pack.id)
                self._tell(status)
        return packs

    def _export(self, packs: Sequence[ModelPack], path: Path, transfer: Transfer) -> tuple[ModelPack, ...]:
        from dragoman.modelstore.exporting import export

        export(packs, path, self._store, transfer)
        return tuple(packs)

    def _look(self, pack: ModelPack) -> PackStatus:
        """Return where a pack stands on the disk."""
        total = self._store.disk_size(pack)
        if self._store.is_available(pack):
            return PackStatus(pack, PackState.INSTALLED, total, total)
        begun = self._store.begun_bytes(pack)
        return PackStatus(pack, PackState.PAUSED if begun else PackState.ABSENT, begun, total)

    def _tell(self, status: PackStatus) -> None:
        with self._condition:
            self._statuses[status.pack.id] = status
            for listener in self._listeners:
                listener(status)

    def _tell_job(
        self,
        job: _Job,
        state: JobState,
        *,
        done_bytes: int = 0,
        total_bytes: int = 0,
        packs: tuple[ModelPack, ...] = (),
        error: DragomanError | None = None,
    ) -> None:
        if job.kind is None:
            return
        status = JobStatus(job.kind, job.subject, state, done_bytes, total_bytes, packs, error)
        with self._condition:
            for listener in self._job_listeners:
                listener(status)


def _unexpected(fault: Exception) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "Something unexpected went wrong ({kind})."),
        QT_TRANSLATE_NOOP("errors", "The log has the details; please report it."),
        kind=type(fault).__name__,
    )
