"""Files of a model hub, fetched over plain HTTP with the hub's own client.

`huggingface_hub` brings addresses, headers, log-in, proxies, mirrors (`HF_ENDPOINT`) and offline mode
(`HF_HUB_OFFLINE`). Its `hf_hub_download` deletes an unfinished file, so the bytes are fetched here, where they can go
on after a restart.
"""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx2
from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url
from huggingface_hub.utils import build_hf_headers, get_session, hf_raise_for_status

from dragoman.domain.model_pack import HubSource
from dragoman.modelstore.digests import size_of
from dragoman.modelstore.hub_faults import Interrupted, hub_faults, not_a_hub, unreachable, wrong_content
from dragoman.modelstore.transfer import Transfer

constants.HF_HUB_DISABLE_TELEMETRY = True  # else it tells the hub about this machine, and asks it for what to tell

_WAITS_S = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Between two attempts; after bytes have come they begin anew."""
_COMMIT = re.compile(r"[0-9a-f]{40}")
_PARTIAL, _OUT_OF_RANGE = 206, 416


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file as the hub declares it."""

    source: HubSource
    path: str
    """In the repository."""
    size: int
    """Bytes; 0 where the hub does not say."""
    entity_tag: str
    """SHA-256 of a large file, git's blob name of a small one."""


class HubClient:
    """Asks one hub for files."""

    def __init__(
        self, endpoint: str | None = None, *, timeout_s: float | None = None, waits_s: Sequence[float] = _WAITS_S
    ) -> None:
        """Ask the hub at `endpoint`; None: the usual one, or the mirror named in the environment.

        Args:
            endpoint: address without a slash at its end.
            timeout_s: how long to wait for a connection and for the next bytes; None: as the hub's client does.
            waits_s: pauses before each further attempt.
        """
        self.endpoint = endpoint or constants.ENDPOINT
        self._timeout_s = timeout_s or constants.HF_HUB_DOWNLOAD_TIMEOUT
        self._waits_s = tuple(waits_s)

    def describe(self, source: HubSource, path: str, transfer: Transfer) -> RemoteFile:
        """Return what the hub declares of a file.

        Raises:
            ModelError: the hub cannot be reached, or does not have this file.
            Stopped: the transfer is to end.
        """
        found: list[RemoteFile] = []
        self._persist(lambda: found.append(self._ask(source, path)), lambda: 0, source, path, transfer)
        return found[0]

    def fetch(self, file: RemoteFile, part: Path, transfer: Transfer) -> None:
        """Write the rest of a file into `part`, which holds the bytes that came before.

        Raises:
            ModelError: the hub cannot be reached any more, or sends something else than it declared.
            OSError: the disk is full, or `part` cannot be written.
            Stopped: the transfer is to end; `part` keeps what has come.
        """
        if not file.size or size_of(part) != file.size:
            self._persist(
                lambda: self._fetch_rest(file, part, transfer), lambda: size_of(part), file.source, file.path, transfer
            )

    def _persist(
        self, attempt: Callable[[], None], progress: Callable[[], int], source: HubSource, path: str, transfer: Transfer
    ) -> None:
        """Make another attempt as long as it helps."""
        waits = iter(self._waits_s)
        while True:
            before = progress()
            transfer.check()
            try:
                with hub_faults(self.endpoint, source, path):
                    return attempt()
            except Interrupted as interruption:
                if progress() > before:
                    waits = iter(self._waits_s)
                wait = next(waits, None)
                if wait is None:
                    raise unreachable(self.endpoint, interruption) from interruption
                transfer.wait(wait)

    def _ask(self, source: HubSource, path: str) -> RemoteFile:
        found = get_hf_file_metadata(
            self._address(source, path), timeout=self._timeout_s, endpoint=self.endpoint, library_name="dragoman"
        )
        if found.commit_hash is None or found.etag is None:
            raise not_a_hub(self.endpoint)
        if _COMMIT.fullmatch(source.revision) and found.commit_hash != source.revision:
            raise wrong_content(self.endpoint, path)
        return RemoteFile(source, path, found.size or 0, found.etag)

    def _fetch_rest(self, file: RemoteFile, part: Path, transfer: Transfer) -> None:
        headers = build_hf_headers(library_name="dragoman")
        headers["Accept-Encoding"] = "identity"
        with part.open("ab") as out:
            begun = out.tell()
            if begun:
                headers["Range"] = f"bytes={begun}-"
            address = self._address(file.source, file.path)
            with get_session().stream("GET", address, headers=headers, timeout=self._timeout_s) as response:
                if response.status_code == _OUT_OF_RANGE:
                    _start_again(out, transfer)
                    raise Interrupted("the hub does not go on from there")
                if response.is_error:
                    response.read()
                hf_raise_for_status(response)
                offset = begun if _continues(response, begun) else 0
                self._check_length(response, file, offset)
                if offset < begun:
                    _start_again(out, transfer)
                with transfer.interruptible(lambda: _cut(response)):
                    self._receive(response, file, out, transfer)

    def _check_length(self, response: httpx2.Response, file: RemoteFile, offset: int) -> None:
        """Notice what is sent in the place of a file, such as the log-in page of a network, before it is written."""
        declared = response.headers.get("Content-Length", "")
        if file.size and declared.isdecimal() and int(declared) != file.size - offset:
            raise wrong_content(self.endpoint, file.path)

    def _receive(self, response: httpx2.Response, file: RemoteFile, out: BinaryIO, transfer: Transfer) -> None:
        for chunk in response.iter_raw():
            out.write(chunk)
            if file.size and out.tell() > file.size:
                _start_again(out, transfer)
                raise wrong_content(self.endpoint, file.path)
            transfer.advance(len(chunk))
        if out.tell() < file.size:
            raise Interrupted("the connection was cut")

    def _address(self, source: HubSource, path: str) -> str:
        return hf_hub_url(source.repository, path, revision=source.revision, endpoint=self.endpoint)


def _start_again(out: BinaryIO, transfer: Transfer) -> None:
    """Forget the bytes that came before."""
    lost = out.tell()
    out.seek(0)
    out.truncate()
    transfer.forget(lost)


def _cut(response: httpx2.Response) -> None:
    """End a connection from which another thread reads."""
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if isinstance(connection, socket.socket):
        with contextlib.suppress(OSError):  # it has ended already
            connection.shutdown(socket.SHUT_RDWR)


def _continues(response: httpx2.Response, begun: int) -> bool:
    """Return whether a response holds the bytes from `begun` on; a server may send the whole file instead."""
    declared = response.headers.get("Content-Range", "")
    return begun > 0 and response.status_code == _PARTIAL and declared.startswith(f"bytes {begun}-")
