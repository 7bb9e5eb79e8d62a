"""Downloads and jobs one after the other, with the real client on a hub that lets itself be held up."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from dragoman.domain.errors import InputError, ModelError
from dragoman.domain.model_library import JobKind, JobState, JobStatus, ModelLibrary, PackState, PackStatus
from dragoman.modelstore.exporting import export
from dragoman.modelstore.hub import HubClient
from dragoman.modelstore.library import Library
from dragoman.modelstore.meter import Meter
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer
from support.hub import Fault, Hub

CONTENT = random.Random(1).randbytes(400_000)
_GIVE_UP_S = 30.0
_T = TypeVar("_T")
ABSENT, WAITING, DOWNLOADING = PackState.ABSENT, PackState.WAITING, PackState.DOWNLOADING
PAUSED, FAILED, INSTALLED = PackState.PAUSED, PackState.FAILED, PackState.INSTALLED


class News:
    """What a library tells, to be waited for."""

    def __init__(self, library: ModelLibrary) -> None:
        self.statuses: list[PackStatus] = []
        self.jobs: list[JobStatus] = []
        self._changed = threading.Condition()
        library.subscribe(self._take)
        library.subscribe_jobs(self._take_job)

    def states(self, pack_id: str) -> list[PackState]:
        """Return where a pack stood, one after the other, each once."""
        states: list[PackState] = []
        for status in self.statuses:
            if status.pack.id == pack_id and states[-1:] != [status.state]:
                states.append(status.state)
        return states

    def wait(self, pack_id: str, state: PackState) -> PackStatus:
        """Return the status of a pack as soon as it is in a state."""
        return self._wait(lambda: [each for each in self.statuses if (each.pack.id, each.state) == (pack_id, state)])

    def wait_job(self, kind: JobKind, state: JobState) -> JobStatus:
        """Return the status of a job as soon as it is in a state."""
        return self._wait(lambda: [each for each in self.jobs if (each.kind, each.state) == (kind, state)])

    def _wait(self, found: Callable[[], list[_T]]) -> _T:
        with self._changed:
            assert self._changed.wait_for(found, _GIVE_UP_S)
            return found()[-1]

    def _take(self, status: PackStatus) -> None:
        with self._changed:
            self.statuses.append(status)
            self._changed.notify_all()

    def _take_job(self, status: JobStatus) -> None:
        with self._changed:
            self.jobs.append(status)
            self._changed.notify_all()


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({"model.bin": CONTENT}).serve() as hub:
        yield hub


@pytest.fixture
def store(hub: Hub, tmp_path: Path) -> ModelStore:
    packs = [hub.pack("one"), hub.pack("two")]
    return ModelStore(packs, tmp_path / "models", HubClient(hub.endpoint, waits_s=[0.0]))


@pytest.fixture
def library(store: ModelStore, hub: Hub) -> Iterator[Library]:
    library = Library(store)
    yield library
    hub.go_on.set()
    library.close()


@pytest.fixture
def news(library: Library) -> News:
    return News(library)


def state_of(library: Library, pack_id: str) -> PackState:
    return next(status.state for status in library.statuses() if status.pack.id == pack_id)


def held_up(library: Library, store: ModelStore, hub: Hub, *pack_ids: str) -> None:
    """Begin downloads of which the first one stalls in the middle."""
    hub.is_stalled.clear()
    hub.fail(Fault(stalls_after=200_000))
    library.install(pack_ids)
    assert hub.is_stalled.wait(_GIVE_UP_S)
    first = next(pack for pack in store.catalogue if pack.id == pack_ids[0])
    while store.begun_bytes(first) < 100_000:  # what is under way yet
        time.sleep(0.01)


def test_it_is_a_model_library(store: ModelStore) -> None:
    library: ModelLibrary = Library(store)
    library.close()


def test_nothing_is_there_at_first(library: Library, store: ModelStore) -> None:
    assert [(status.pack.id, status.state) for status in library.statuses()] == [("one", ABSENT), ("two", ABSENT)]
    assert library.statuses()[0].total_bytes == len(CONTENT)
    assert library.used_bytes() == 0
    assert not store.folder.exists()


def test_downloads_go_one_after_the_other(library: Library, news: News, store: ModelStore) -> None:
    library.install(["one", "two"])
    news.wait("two", INSTALLED)
    assert news.states("one") == news.states("two") == [WAITING, DOWNLOADING, INSTALLED]
    order = [status.pack.id for status in news.statuses if status.state is not WAITING]
    assert order == sorted(order)
    assert library.used_bytes() == 2 * len(CONTENT)
    assert all(store.damaged_files(pack) == () for pack in store.packs)
    library.install(["one"])
    assert state_of(library, "one") is INSTALLED


def test_what_others_have_placed_meanwhile_is_counted(library: Library, store: ModelStore) -> None:
    store.install(store.catalogue[0], Transfer())
    assert library.used_bytes() == len(CONTENT)


def test_progress_is_told_with_speed(library: Library, news: News) -> None:
    library.install(["one"])
    news.wait("one", INSTALLED)
    told = [status for status in news.statuses if status.state is DOWNLOADING and status.done_bytes]
    assert told[-1].done_bytes == told[-1].total_bytes == len(CONTENT)
    assert [status.done_bytes for status in told] == sorted(status.done_bytes for status in told)


def test_a_download_is_paused_and_goes_on(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one")
    library.pause("one")
    assert state_of(library, "one") is PAUSED
    library.install(["one"])
    news.wait("one", INSTALLED)
    assert news.states("one")[:3] == [WAITING, DOWNLOADING, PAUSED]
    assert hub.asked()[1].begin > 0


def test_what_was_paused_is_paused_after_a_restart(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one", "two")
    library.close()
    again = Library(store)
    try:
        held = again.statuses()[0]
        assert (held.state, held.total_bytes) == (PAUSED, len(CONTENT))
        assert 0 < held.done_bytes <= 200_000
        assert state_of(again, "two") is ABSENT
        again.install(["one"])
        News(again).wait("one", INSTALLED)
    finally:
        again.close()
    assert hub.asked()[1].begin == held.done_bytes
    assert INSTALLED not in news.states("one")


def test_what_waits_can_be_taken_back(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one", "two")
    library.pause("two")
    assert state_of(library, "two") is ABSENT
    hub.go_on.set()
    news.wait("one", INSTALLED)
    assert DOWNLOADING not in news.states("two")


def test_a_cancelled_download_is_forgotten(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one", "two")
    library.cancel("one")
    assert state_of(library, "one") is ABSENT
    news.wait("two", INSTALLED)
    assert news.states("one") == [WAITING, DOWNLOADING, ABSENT]
    assert store.begun_bytes(store.packs[0]) == 0


def test_a_paused_download_can_be_cancelled_and_begun_anew(
    library: Library, news: News, hub: Hub, store: ModelStore
) -> None:
    held_up(library, store, hub, "one")
    library.pause("one")
    library.cancel("one")
    library.install(["one"])
    news.wait("one", INSTALLED)
    assert [request.begin for request in hub.asked()] == [0, 0]
    assert store.damaged_files(store.packs[0]) == ()


def test_a_failure_is_told_and_can_be_retried(library: Library, news: News, hub: Hub) -> None:
    hub.fail(Fault("HEAD", status=404))
    library.install(["one", "two"])
    failed = news.wait("one", FAILED)
    assert isinstance(failed.error, ModelError)
    assert "does not give" in str(failed.error)
    news.wait("two", INSTALLED)
    library.install(["one"])
    assert news.wait("one", INSTALLED).error is None


def test_a_bug_is_logged_and_told(
    library: Library,
    news: News,
    store: ModelStore,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[logging.LogRecord],
) -> None:
    def broken(*_details: object) -> Path:
        raise ZeroDivisionError

    monkeypatch.setattr(store, "install", broken)
    monkeypatch.setattr(store, "discard", broken)
    library.install(["one"])
    assert "(ZeroDivisionError)" in str(news.wait("one", FAILED).error)
    library.remove("two")
    assert "(ZeroDivisionError)" in str(news.wait_job(JobKind.REMOVE, JobState.FAILED).error)
    assert len(expected_errors) == 2


def test_an_installed_pack_is_removed(library: Library, news: News, store: ModelStore) -> None:
    library.install(["one"])
    news.wait("one", INSTALLED)
    library.remove("one")
    news.wait_job(JobKind.REMOVE, JobState.DONE)
    assert state_of(library, "one") is ABSENT
    assert library.used_bytes() == 0
    assert list(store.folder.glob("[!.]*")) == []


def test_a_job_does_not_wait_for_a_download(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    library.install(["two"])
    news.wait("two", INSTALLED)
    held_up(library, store, hub, "one")
    library.remove("two")
    news.wait_job(JobKind.REMOVE, JobState.DONE)
    news.wait("one", INSTALLED)
    assert news.states("one") == [WAITING, DOWNLOADING, WAITING, DOWNLOADING, INSTALLED]
    assert hub.asked()[2].begin > 0


def test_what_is_exported_is_imported(library: Library, news: News, store: ModelStore, tmp_path: Path) -> None:
    library.install(["one", "two"])
    news.wait("two", INSTALLED)
    library.export(["one", "two"], tmp_path / "models.zip")
    assert news.wait_job(JobKind.EXPORT, JobState.DONE).packs == store.packs
    other = Library(ModelStore(store.catalogue[:1], tmp_path / "other"))
    heard = News(other)
    try:
        other.import_from(tmp_path / "models.zip")
        done = heard.wait_job(JobKind.IMPORT, JobState.DONE)
        assert [pack.id for pack in done.packs] == ["one", "two"]
        assert done.subject == str(tmp_path / "models.zip")
        assert [(status.pack.id, status.state) for status in other.statuses()] == [
            ("one", INSTALLED),
            ("two", INSTALLED),
        ]
        assert other.used_bytes() == 2 * len(CONTENT)
        other.remove("two")
        heard.wait("two", ABSENT)
        heard.wait_job(JobKind.REMOVE, JobState.DONE)
        assert [status.pack.id for status in other.statuses()] == ["one"]
    finally:
        other.close()


def test_an_import_takes_the_place_of_a_download(
    library: Library, news: News, hub: Hub, store: ModelStore, tmp_path: Path
) -> None:
    elsewhere = ModelStore(store.catalogue, tmp_path / "elsewhere", HubClient(hub.endpoint))
    elsewhere.install(store.catalogue[0], Transfer())
    export(store.catalogue[:1], tmp_path / "one.zip", elsewhere, Transfer())
    held_up(library, store, hub, "one")
    library.import_from(tmp_path / "one.zip")
    news.wait_job(JobKind.IMPORT, JobState.DONE)
    assert state_of(library, "one") is INSTALLED
    assert store.begun_bytes(store.catalogue[0]) == 0


def test_a_job_that_fails_is_told(library: Library, news: News, tmp_path: Path) -> None:
    library.import_from(tmp_path / "nowhere.zip")
    failed = news.wait_job(JobKind.IMPORT, JobState.FAILED)
    assert isinstance(failed.error, InputError)
    assert failed.packs == ()
    library.export(["one"], tmp_path / "models.zip")
    assert "is not installed" in str(news.wait_job(JobKind.EXPORT, JobState.FAILED).error)
    assert not (tmp_path / "models.zip").exists()


def test_closing_ends_what_is_held_up(library: Library, news: News, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one", "two")
    library.close()
    assert not any(thread.name == "dragoman-downloads" for thread in threading.enumerate())
    assert INSTALLED not in news.states("one")


def test_closing_still_forgets_what_was_cancelled(library: Library, hub: Hub, store: ModelStore) -> None:
    held_up(library, store, hub, "one")
    library.cancel("one")
    library.close()
    assert store.begun_bytes(store.packs[0]) == 0


def test_listeners_may_ask_back(library: Library) -> None:
    paused = threading.Event()

    def pause(status: PackStatus) -> None:
        if status.state is DOWNLOADING and status.done_bytes:
            library.pause(status.pack.id)
            paused.set()

    library.subscribe(pause)
    library.install(["one"])
    assert paused.wait(_GIVE_UP_S)
    assert state_of(library, "one") is PAUSED


class Clock:
    """Tells the time it is set to, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_meter_tells_speed_and_time_left() -> None:
    clock = Clock()
    meter = Meter(clock)
    first = meter.measure(1_000, 10_000)
    assert first is not None
    assert (first.bytes_per_s, first.remaining_s) == (0.0, None)
    clock.now = 0.1
    assert meter.measure(1_100, 10_000) is None
    clock.now = 1.0
    second = meter.measure(2_000, 10_000)
    assert second is not None
    assert (second.bytes_per_s, second.remaining_s) == (1_000.0, 8.0)


def test_the_meter_forgets_what_is_long_ago() -> None:
    clock = Clock()
    meter = Meter(clock)
    for second in range(11):
        clock.now = float(second)
        told = meter.measure(second * 1_000 if second < 5 else 5_000 + (second - 5) * 100, 10_000)
    assert told is not None
    assert told.bytes_per_s < 300


def test_the_meter_begins_anew_when_bytes_come_again() -> None:
    clock = Clock()
    meter = Meter(clock)
    meter.measure(5_000, 10_000)
    clock.now = 1.0
    again = meter.measure(0, 0)
    assert again is not None
    assert (again.bytes_per_s, again.remaining_s) == (0.0, None)
