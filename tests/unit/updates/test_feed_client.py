"""Asking for a newer release, with a real server on the other side and whatever can go wrong there."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.domain.errors import UpdateError
from dragoman.domain.updates import ReleaseFile
from dragoman.updates.feed_client import FeedClient, this_platform

Feed = Callable[..., bytes]


def refusal(address: str, current: str = "0.1.0", timeout_s: float = 10.0) -> UpdateError:
    with pytest.raises(UpdateError) as raised:
        FeedClient(address, current, timeout_s=timeout_s).newer()
    return raised.value


def test_a_newer_release_is_told(site: Any) -> None:
    release = FeedClient(site.address, "0.1.0").newer()
    assert release is not None
    assert (release.version, release.published.isoformat()) == ("0.2.0", "2026-12-01")
    assert release.page == "https://example.org/dragoman"
    assert release.files == (ReleaseFile("https://example.org/dragoman%200.2.0.deb", 486_000_000, "a" * 64),)
    assert release.files[0].name == "dragoman 0.2.0.deb"


def test_one_request_is_made_which_tells_nothing_about_anybody(site: Any) -> None:
    client = FeedClient(site.address, "0.1.0")
    assert site.requests == []
    client.newer()
    [(path, headers)] = site.requests
    assert path == "/release.json"
    assert headers["User-Agent"] == "dragoman"
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


@pytest.mark.parametrize(
    ("current", "offered", "is_newer"),
    [
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.1", False),
        ("0.1.0", "0.10.0", True),
        ("0.9.0", "0.10.0", True),
        ("0.2.0", "0.1.9", False),
        ("0.2.0rc1", "0.2.0", True),
        ("0.2.0", "0.2.0rc1", False),
        ("0.2.0a2", "0.2.0b1", True),
        ("0.1.0", "0.2.0.dev1", True),
        ("0.1.0", "v1.0.0-rc.1", True),
    ],
)
def test_what_counts_as_newer(site: Any, feed: Feed, current: str, offered: str, is_newer: bool) -> None:
    site.content = feed(version=offered)
    assert (FeedClient(site.address, current).newer() is not None) is is_newer


def test_there_need_be_no_file_for_this_system(site: Any, feed: Feed) -> None:
    site.content = feed(files={"plan9-vax": []})
    release = FeedClient(site.address, "0.1.0").newer()
    assert release is not None
    assert release.files == ()


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        error = refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/release.json")
    assert error.retry
    assert "127.0.0.1 cannot be reached" in str(error)


def test_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        error = refusal(f"http://127.0.0.1:{deaf.getsockname()[1]}/release.json", timeout_s=0.2)
    assert error.retry
    assert "127.0.0.1 cannot be reached" in str(error)


def test_the_answer_breaks_off(site: Any) -> None:
    site.claims_length = len(site.content) + 100
    assert "breaks off" in str(refusal(site.address))


@pytest.mark.parametrize(("status", "can_help"), [(404, False), (410, False), (403, True), (500, True), (503, True)])
def test_the_server_refuses(site: Any, status: int, can_help: bool) -> None:
    site.status = status
    error = refusal(site.address)
    assert error.retry is can_help
    assert f"(error {status})" in str(error)


@pytest.mark.parametrize("content", [b"", b"<html>Please log in</html>", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_something_else_answers(site: Any, content: bytes) -> None:
    site.content = content
    error = refusal(site.address)
    assert error.problem == "What answers at {host} does not tell of new versions."
    assert "Log in" in str(error)


def test_an_endless_answer_is_not_waited_for(site: Any) -> None:
    site.content = b" " * (2 << 20)
    assert "does not tell of new versions" in str(refusal(site.address))


def test_the_feed_is_of_a_newer_kind(site: Any, feed: Feed) -> None:
    site.content = feed(schema=2, version={"of": "another shape"})
    assert "too old" in str(refusal(site.address))


@pytest.mark.parametrize(
    "address", ["ftp://example.org/release.json", "release.json", "https://example.org:port/release.json"]
)
def test_the_address_is_none(address: str) -> None:
    assert "is not one" in str(refusal(address))


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_site: Any) -> None:
    error = refusal(secure_site.address)
    assert "cannot prove that it is the right one: self" in str(error)
    assert secure_site.requests == []


def test_one_that_is_trusted_is_accepted(secure_site: Any, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert FeedClient(secure_site.address, "0.1.0").newer() is not None


def test_it_may_lie_elsewhere(site: Any) -> None:
    site.moved_to = site.address.replace("/release.json", "/moved")
    assert FeedClient(site.address, "0.1.0").newer() is not None
    assert [path for path, _headers in site.requests] == ["/release.json", "/moved"]


def test_but_not_where_anybody_can_listen(
    secure_site: Any, site: Any, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure_site.moved_to = site.address
    assert "does not tell of new versions" in str(refusal(secure_site.address))


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("linux", "x86_64", "linux-x86_64"),
        ("linux", "aarch64", "linux-arm64"),
        ("win32", "AMD64", "windows-x86_64"),
        ("darwin", "arm64", "macos-arm64"),
    ],
)
def test_systems_have_names(monkeypatch: pytest.MonkeyPatch, system: str, machine: str, name: str) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert this_platform() == name
