"""The hub's client against a hub that is away, slow, or lies; with the real client underneath."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import constants

from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import HubSource
from dragoman.modelstore.digests import size_of
from dragoman.modelstore.hub import HubClient
from dragoman.modelstore.transfer import Stopped, Transfer
from support.hub import COMMIT, Fault, Hub

CONTENT = random.Random(1).randbytes(300_000)
SMALL = b'{"a": 1}'
NO_WAIT = (0.0, 0.0, 0.0)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({"model.bin": CONTENT, "config.json": SMALL}).serve() as hub:
        yield hub


@pytest.fixture
def client(hub: Hub) -> HubClient:
    return HubClient(hub.endpoint, timeout_s=10.0, waits_s=NO_WAIT)


def fetched(
    client: HubClient, hub: Hub, part: Path, path: str = "model.bin", transfer: Transfer | None = None
) -> bytes:
    transfer = transfer or Transfer()
    client.fetch(client.describe(hub.source, path, transfer), part, transfer)
    return part.read_bytes()


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "part"


def test_a_file_is_described_and_fetched(client: HubClient, hub: Hub, part: Path) -> None:
    described = client.describe(hub.source, "model.bin", Transfer())
    assert described.size == len(CONTENT)
    assert len(described.entity_tag) == 64
    client.fetch(described, part, Transfer())
    assert part.read_bytes() == CONTENT


def test_nothing_else_is_asked_for(client: HubClient, hub: Hub, part: Path) -> None:
    fetched(client, hub, part)
    resolved = f"/someone/model/resolve/{COMMIT}/model.bin"
    assert [(request.method, request.path) for request in hub.requests] == [
        ("HEAD", resolved),
        ("GET", resolved),
        ("GET", "/content/model.bin"),
    ]


def test_small_files_are_answered_for_in_place(client: HubClient, hub: Hub, part: Path) -> None:
    assert len(client.describe(hub.source, "config.json", Transfer()).entity_tag) == 40
    assert fetched(client, hub, part, path="config.json") == SMALL


def test_progress_counts_every_byte(client: HubClient, hub: Hub, part: Path) -> None:
    seen: list[int] = []
    fetched(client, hub, part, transfer=Transfer(lambda done, _total: seen.append(done)))
    assert seen == sorted(seen)
    assert seen[-1] == len(CONTENT)


def test_what_is_there_is_not_fetched_again(client: HubClient, hub: Hub, part: Path) -> None:
    part.write_bytes(CONTENT[:100_000])
    assert fetched(client, hub, part) == CONTENT
    assert [request.begin for request in hub.asked()] == [100_000]
    fetched(client, hub, part)
    assert len(hub.asked()) == 1


def test_after_a_cut_it_goes_on(client: HubClient, hub: Hub, part: Path) -> None:
    hub.fail(Fault(cut_after=65_536), Fault(cut_after=65_536), Fault(status=500), Fault(cut_after=10))
    assert fetched(client, hub, part) == CONTENT
    assert [request.begin for request in hub.asked()] == [0, 65_536, 131_072, 131_072, 131_082]


def test_a_hub_that_stalls_is_asked_again(hub: Hub, part: Path) -> None:
    hub.fail(Fault(stalls_after=70_000))
    client = HubClient(hub.endpoint, timeout_s=0.2, waits_s=NO_WAIT)
    assert fetched(client, hub, part) == CONTENT
    assert hub.asked()[-1].begin > 0


def test_a_server_that_sends_the_whole_again_is_understood(client: HubClient, hub: Hub, part: Path) -> None:
    part.write_bytes(b"x" * 100)
    hub.fail(Fault(ignores_range=True))
    transfer = Transfer()
    transfer.begin(done=100, total=len(CONTENT))
    assert fetched(client, hub, part, transfer=transfer) == CONTENT
    assert transfer.done == len(CONTENT)


def test_a_server_that_cannot_go_on_from_there_is_asked_for_the_whole(client: HubClient, hub: Hub, part: Path) -> None:
    part.write_bytes(CONTENT[:1_000])
    hub.fail(Fault(status=416))
    assert fetched(client, hub, part) == CONTENT
    assert [request.begin for request in hub.asked()] == [1_000, 0]


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_what_may_pass_is_tried_again(client: HubClient, hub: Hub, part: Path, status: int) -> None:
    hub.fail(Fault("HEAD", status=status), Fault(status=status))
    assert fetched(client, hub, part) == CONTENT


def test_in_the_end_it_is_told(client: HubClient, hub: Hub, part: Path) -> None:
    hub.fail(Fault(status=500, times=4))
    with pytest.raises(ModelError, match=r"cannot be reached, or breaks off: error 500\. .*HF_ENDPOINT") as caught:
        fetched(client, hub, part)
    assert caught.value.retry
    assert len(hub.asked()) == len(NO_WAIT) + 1


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "offers someone/model only to people who log in"),
        (403, "offers someone/model only to people who log in"),
        (404, r"does not give model\.bin of someone/model \(error 404\)"),
        (410, r"\(error 410\)"),
    ],
)
def test_a_refusal_is_told_at_once(client: HubClient, hub: Hub, part: Path, status: int, sentence: str) -> None:
    for method in ("HEAD", "GET"):
        hub.requests.clear()
        hub.fail(Fault(method, status=status))
        with pytest.raises(ModelError, match=sentence):
            fetched(client, hub, part)
        assert len(hub.asked(method)) == 1


def test_a_file_that_the_hub_does_not_have(client: HubClient, hub: Hub) -> None:
    with pytest.raises(ModelError, match=r"does not give other\.bin"):
        client.describe(hub.source, "other.bin", Transfer())


def test_a_hub_that_is_away() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    client = HubClient(f"http://127.0.0.1:{port}", waits_s=NO_WAIT)
    with pytest.raises(ModelError, match=r"127\.0\.0\.1 cannot be reached") as caught:
        client.describe(HubSource("someone/model", COMMIT), "model.bin", Transfer())
    assert caught.value.retry


@pytest.mark.parametrize("endpoint", ["no address", "ftp://127.0.0.1"])
def test_an_address_that_is_none(endpoint: str) -> None:
    with pytest.raises(ModelError, match="HF_ENDPOINT"):
        HubClient(endpoint).describe(HubSource("someone/model", COMMIT), "model.bin", Transfer())


def test_offline_mode_is_respected(client: HubClient, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub.utils import _http

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    _http.close_session()
    try:
        with pytest.raises(ModelError, match="variable HF_HUB_OFFLINE is set"):
            client.describe(hub.source, "model.bin", Transfer())
    finally:
        monkeypatch.undo()
        _http.close_session()
    assert hub.requests == []


def test_a_log_in_page_in_place_of_a_description(client: HubClient, hub: Hub) -> None:
    hub.fail(Fault("HEAD", is_log_in_page=True))
    with pytest.raises(ModelError, match=r"does not offer models\. Log in"):
        client.describe(hub.source, "model.bin", Transfer())


def test_a_log_in_page_in_place_of_a_file_leaves_what_has_come(client: HubClient, hub: Hub, part: Path) -> None:
    part.write_bytes(CONTENT[:1_000])
    hub.fail(Fault(is_log_in_page=True))
    with pytest.raises(ModelError, match=r"as model\.bin is not what it should be"):
        fetched(client, hub, part)
    assert part.read_bytes() == CONTENT[:1_000]


@pytest.mark.parametrize("change", [-1, 1])
def test_a_file_of_another_length_is_not_taken(client: HubClient, hub: Hub, part: Path, change: int) -> None:
    hub.fail(Fault(content=(CONTENT + b"x")[: len(CONTENT) + change]))
    with pytest.raises(ModelError, match=r"as model\.bin is not what it should be"):
        fetched(client, hub, part)
    assert part.read_bytes() == b""


def test_another_revision_than_was_asked_for(client: HubClient, hub: Hub) -> None:
    hub.commit = "f" * 40
    with pytest.raises(ModelError, match="is not what it should be"):
        client.describe(HubSource("someone/model", COMMIT), "model.bin", Transfer())
    assert client.describe(HubSource("someone/model", "main"), "model.bin", Transfer()).size == len(CONTENT)


def test_it_stops_in_the_middle_of_a_stall(hub: Hub, part: Path) -> None:
    hub.fail(Fault(stalls_after=70_000))
    transfer = Transfer()
    client = HubClient(hub.endpoint, timeout_s=60.0, waits_s=NO_WAIT)

    def stop() -> None:
        while size_of(part) <= 0:
            time.sleep(0.01)
        transfer.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Stopped):
        fetched(client, hub, part, transfer=transfer)
    stopper.join()
    assert 0 < len(part.read_bytes()) <= 70_000


def test_it_stops_while_it_waits(hub: Hub) -> None:
    hub.fail(Fault("HEAD", status=500))
    transfer = Transfer()
    client = HubClient(hub.endpoint, waits_s=[600.0])
    stopper = threading.Timer(0.2, transfer.stop)
    stopper.start()
    with pytest.raises(Stopped):
        client.describe(hub.source, "model.bin", transfer)
    stopper.join()


def test_what_is_stopped_before_does_not_begin(client: HubClient, hub: Hub) -> None:
    transfer = Transfer()
    transfer.stop()
    with pytest.raises(Stopped):
        client.describe(hub.source, "model.bin", transfer)
    assert hub.requests == []
