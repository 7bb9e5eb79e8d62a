"""Models from a hub placed in the user's folder, whatever happens meanwhile; with the real client."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.hub import HubClient
from dragoman.modelstore.manifest import read_manifest
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Stopped, Transfer
from support.hub import Fault, Hub

MakePack = Callable[..., ModelPack]
CONTENT = random.Random(1).randbytes(500_000)
FILES = {"model.bin": CONTENT, "config.json": b'{"a": 1}', "vocabulary.txt": b"words\n" * 500}


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(FILES).serve() as hub:
        yield hub


@pytest.fixture
def hub_pack(hub: Hub) -> ModelPack:
    return hub.pack()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


def store_of(hub: Hub, models: Path, *packs: ModelPack) -> ModelStore:
    return ModelStore(packs, models, HubClient(hub.endpoint, waits_s=[0.0]))


def assert_nothing_loads(store: ModelStore, pack: ModelPack) -> None:
    assert not store.is_placed(pack)
    assert not store.is_available(pack)
    with pytest.raises(ModelError, match="is not installed"):
        store.locate(pack)
    assert not (store.folder / pack.id).exists()


def assert_installed(store: ModelStore, pack: ModelPack) -> None:
    folder = store.locate(pack)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "pack.json"} == FILES
    assert store.damaged_files(pack) == ()
    assert store.begun_bytes(pack) == 0
    assert [path.name for path in store.folder.glob("[!.]*")] == [pack.id]


def test_it_is_downloaded_checked_and_placed(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    assert_nothing_loads(store, hub_pack)
    assert hub.requests == []
    seen: list[tuple[int, int]] = []
    assert store.install(hub_pack, Transfer(lambda *done: seen.append(done))) == models / "pack"
    assert_installed(store, hub_pack)
    assert seen[-1] == (hub_pack.size, hub_pack.size)
    assert store.used_bytes() == hub_pack.size


def test_what_the_catalogue_does_not_know_is_written_down(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    vague = hub.pack(knows_content=False)
    store = store_of(hub, models, vague)
    store.install(vague, Transfer())
    assert_installed(store, vague)
    manifest = read_manifest(models / "pack")
    assert manifest is not None
    assert manifest.files == hub_pack.files
    assert store.used_bytes() == hub_pack.size
    (models / "pack" / "model.bin").write_bytes(bytes(len(CONTENT)))
    assert store.damaged_files(vague) == ("model.bin",)


def test_files_may_lie_elsewhere_in_the_repository(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    files = tuple(
        dataclasses.replace(file, path=f"inner/{file.path}", remote_path=file.path) for file in hub_pack.files
    )
    pack = dataclasses.replace(hub_pack, files=files)
    folder = store_of(hub, models, pack).install(pack, Transfer())
    assert (folder / "inner" / "model.bin").read_bytes() == CONTENT


def test_installed_wheels_come_first(hub: Hub, make_pack: MakePack, models: Path) -> None:
    pack = dataclasses.replace(make_pack(), hub=hub.source)
    store_of(hub, models, pack).install(pack, Transfer())
    assert hub.requests == []


@pytest.mark.parametrize("damage", ["the metadata", "a piece", "the content"])
def test_where_wheels_fail_there_is_the_hub(
    hub: Hub, make_pack: MakePack, site: Path, models: Path, damage: str
) -> None:
    hub.files = {"model.bin": b"first half, second half", "vocabulary.bin": b"words"}
    pack = dataclasses.replace(make_pack(), hub=hub.source)
    part = site / pack.files[0].parts[1].path
    if damage == "the metadata":
        shutil.rmtree(site / "pack_model_2-1.0.dist-info")
    elif damage == "a piece":
        part.unlink()
    else:
        part.write_bytes(b"damaged")
    store = store_of(hub, models, pack)
    seen: list[tuple[int, int]] = []
    store.install(pack, Transfer(lambda *done: seen.append(done)))
    assert store.damaged_files(pack) == ()
    assert {request.path.rsplit("/")[-1] for request in hub.requests} == {"model.bin"}
    assert seen[-1] == (pack.size, pack.size)


@pytest.mark.parametrize("knows_content", [True, False])
@pytest.mark.parametrize("path", ["model.bin", "config.json"])
def test_a_hub_that_lies_is_found_out(hub: Hub, models: Path, knows_content: bool, path: str) -> None:
    pack = hub.pack(knows_content=knows_content)
    store = store_of(hub, models, pack)
    content = FILES[path]
    hub.fail(Fault(path=path, content=b"x" + content[1:]))
    transfer = Transfer()
    with pytest.raises(ModelError, match=f"as {path} is not what it should be") as caught:
        store.install(pack, transfer)
    assert caught.value.retry
    assert_nothing_loads(store, pack)
    store.install(pack, Transfer())
    assert_installed(store, pack)


def test_a_hub_whose_declarations_lie_is_found_out(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    hub.files["model.bin"] = CONTENT + b"more"
    store = store_of(hub, models, hub_pack)
    with pytest.raises(ModelError, match="is not what it should be"):
        store.install(hub_pack, Transfer())
    assert hub.asked() == []
    assert_nothing_loads(store, hub_pack)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(status=500, times=9), "cannot be reached, or breaks off"),
        (Fault(path="model.bin", cut_after=10_000, times=1), None),
        (Fault("HEAD", status=404), "does not give"),
        (Fault("HEAD", is_log_in_page=True), "does not offer models"),
    ],
)
def test_whatever_fails_nothing_half_installed_loads(
    hub: Hub, hub_pack: ModelPack, models: Path, fault: Fault, sentence: str | None
) -> None:
    store = store_of(hub, models, hub_pack)
    hub.fail(fault)
    if sentence is not None:
        with pytest.raises(ModelError, match=sentence):
            store.install(hub_pack, Transfer())
        assert_nothing_loads(store, hub_pack)
        hub.heal()
    store.install(hub_pack, Transfer())
    assert_installed(store, hub_pack)


def stopping_at(done: int) -> Transfer:
    transfer = Transfer(lambda now, _total: transfer.stop() if now >= done else None)
    return transfer


def test_a_stopped_download_goes_on_with_what_has_come(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(200_000))
    assert_nothing_loads(store, hub_pack)
    begun = store.begun_bytes(hub_pack)
    assert 200_000 <= begun < len(CONTENT)
    seen: list[tuple[int, int]] = []
    store.install(hub_pack, Transfer(lambda *done: seen.append(done)))
    assert_installed(store, hub_pack)
    assert seen[0] == (begun, hub_pack.size)
    assert hub.asked()[1].begin == begun


def test_files_that_have_come_whole_are_not_fetched_again(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(len(CONTENT) + 8))
    hub.requests.clear()
    store.install(hub_pack, Transfer())
    assert_installed(store, hub_pack)
    assert {request.path.rsplit("/")[-1] for request in hub.asked()} == {"vocabulary.txt"}


def test_what_has_come_is_checked_before_it_is_gone_on_with(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(len(CONTENT) + 8))
    (kept,) = models.glob(".staging/pack/*/finished/model.bin")
    kept.write_bytes(bytes(len(CONTENT)))
    store.install(hub_pack, Transfer())
    assert_installed(store, hub_pack)


@pytest.mark.parametrize("knows_content", [True, False])
def test_a_part_that_was_damaged_meanwhile_is_fetched_anew(hub: Hub, models: Path, knows_content: bool) -> None:
    pack = hub.pack(knows_content=knows_content)
    store = store_of(hub, models, pack)
    with pytest.raises(Stopped):
        store.install(pack, stopping_at(200_000))
    (part,) = models.glob(".staging/pack/*/partial/model.bin")
    part.write_bytes(bytes(part.stat().st_size))
    seen: list[tuple[int, int]] = []
    store.install(pack, Transfer(lambda *done: seen.append(done)))
    assert_installed(store, pack)
    assert seen[-1] == (sum(map(len, FILES.values())),) * 2


def test_another_revision_begins_anew(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(200_000))
    hub.commit = "f" * 40
    other = hub.pack()
    other_store = store_of(hub, models, other)
    assert other_store.begun_bytes(other) == 0
    other_store.install(other, Transfer())
    assert_installed(other_store, other)
    assert hub.asked()[1].begin == 0
    assert store.begun_bytes(hub_pack) == 0


def test_what_was_begun_can_be_forgotten(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(200_000))
    store.forget(hub_pack)
    assert store.begun_bytes(hub_pack) == 0
    assert list(models.glob(".staging/*")) == []


def test_room_on_the_disk_is_looked_for_beforehand(
    hub: Hub, hub_pack: ModelPack, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=(50 << 20) + hub_pack.size - 1))
    store = store_of(hub, models, hub_pack)
    with pytest.raises(ModelError, match="is full: The pack needs 0 MB") as caught:
        store.install(hub_pack, Transfer())
    assert caught.value.retry
    assert hub.asked() == []
    assert_nothing_loads(store, hub_pack)


def test_what_has_come_needs_no_room_again(
    hub: Hub, hub_pack: ModelPack, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(hub, models, hub_pack)
    with pytest.raises(Stopped):
        store.install(hub_pack, stopping_at(200_000))
    needed = hub_pack.size - store.begun_bytes(hub_pack)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=(50 << 20) + needed))
    store.install(hub_pack, Transfer())
    assert_installed(store, hub_pack)


@contextlib.contextmanager
def full_at(most_bytes: int) -> Iterator[None]:
    """Let no file of this process grow any further."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file")
def test_a_disk_that_gets_full_in_the_middle(hub: Hub, hub_pack: ModelPack, models: Path) -> None:
    store = store_of(hub, models, hub_pack)
    with full_at(200_000), pytest.raises(ModelError, match=r"cannot be placed in .*: ") as caught:
        store.install(hub_pack, Transfer())
    assert caught.value.retry
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EFBIG
    assert_nothing_loads(store, hub_pack)
    assert 0 < store.begun_bytes(hub_pack) <= 200_000
    store.install(hub_pack, Transfer())
    assert_installed(store, hub_pack)
    assert hub.asked()[1].begin > 0


INSTALL = """
import sys
from pathlib import Path
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Transfer
store = ModelStore(read_catalogue(Path(sys.argv[1])), Path(sys.argv[2]))
store.install(store.packs[0], Transfer())
"""


@pytest.fixture
def install_apart(hub: Hub, tmp_path: Path, models: Path) -> Iterator[Callable[[ModelPack], subprocess.Popen[bytes]]]:
    """Install in a process of its own, which finds the hub by its environment."""
    started: list[subprocess.Popen[bytes]] = []

    def start(pack: ModelPack) -> subprocess.Popen[bytes]:
        catalogue = tmp_path / "catalogue"
        catalogue.mkdir(exist_ok=True)
        fields = {name: value for name, value in dataclasses.asdict(pack).items() if value is not None}
        (catalogue / "packs.json").write_text(json.dumps({"schema": 2, "packs": [fields]}), encoding="utf-8")
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", INSTALL, str(catalogue), str(models)],
                env={**os.environ, "HF_ENDPOINT": hub.endpoint, "HF_HUB_DISABLE_TELEMETRY": "1"},
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_process_killed_in_the_middle_is_gone_on_with(
    hub: Hub, hub_pack: ModelPack, models: Path, install_apart: Callable[[ModelPack], Any]
) -> None:
    hub.fail(Fault(path="model.bin", stalls_after=300_000))
    process = install_apart(hub_pack)
    assert hub.is_stalled.wait(60)
    store = store_of(hub, models, hub_pack)
    (part,) = models.glob(".staging/pack/*/partial/model.bin")
    while part.stat().st_size < 200_000:  # what is under way yet
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert_nothing_loads(store, hub_pack)
    begun = store.begun_bytes(hub_pack)
    assert begun >= 200_000
    assert install_apart(hub_pack).wait(60) == 0
    assert_installed(store, hub_pack)
    assert hub.asked()[1].begin == begun


def test_two_processes_at_once_share_one_download(
    hub: Hub, hub_pack: ModelPack, models: Path, install_apart: Callable[[ModelPack], Any]
) -> None:
    hub.fail(Fault(path="model.bin", stalls_after=300_000))
    first = install_apart(hub_pack)
    assert hub.is_stalled.wait(60)
    second = install_apart(hub_pack)
    hub.go_on.set()
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert_installed(store_of(hub, models, hub_pack), hub_pack)
    names = [request.path.rsplit("/")[-1] for request in hub.asked() if request.begin == 0]
    assert sorted(names) == sorted(FILES)


def test_the_lock_falls_with_its_process(
    hub: Hub, hub_pack: ModelPack, models: Path, install_apart: Callable[[ModelPack], Any]
) -> None:
    hub.fail(Fault(path="model.bin", stalls_after=0))
    first = install_apart(hub_pack)
    assert hub.is_stalled.wait(60)
    second = install_apart(hub_pack)
    first.kill()
    assert second.wait(60) == 0
    assert_installed(store_of(hub, models, hub_pack), hub_pack)
