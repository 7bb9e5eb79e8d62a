"""A model hub on this machine: the part of the real one's protocol that downloads use, and whatever can go wrong there.

Small files are answered for in place, with git's blob name as their ETag. Large ones redirect to another host, with
their SHA-256 and size in `X-Linked-Etag` and `X-Linked-Size`. `X-Repo-Commit` names the revision.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from dragoman.domain.model_pack import HubSource, ModelPack, PackFile, Task

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_LARGE_BYTES = 1_000
"""Files from this size on lie elsewhere."""
_CONTENT = "/content/"
_BLOCK_BYTES = 1 << 16


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request."""

    method: str = "GET"
    """Which requests it happens to."""
    path: str = ""
    """Which files, by the end of their path."""
    times: int = 1
    status: int | None = None
    """Refuse it so."""
    cut_after: int | None = None
    """End the connection after so many bytes."""
    stalls_after: int | None = None
    """Send nothing more after so many bytes, until the hub is closed or `Hub.go_on` is set."""
    ignores_range: bool = False
    content: bytes | None = None
    """Send this in place of the file."""
    claims_length: int | None = None
    is_log_in_page: bool = False
    """Answer as a network does that wants one to log in: with a page, whatever was asked for."""


@dataclass(frozen=True)
class Request:
    """What a client asked for."""

    method: str
    path: str
    begin: int
    """First byte wanted."""


class Hub:
    """Serves files of one repository on the loopback interface."""

    def __init__(self, files: Mapping[str, bytes], *, commit: str = COMMIT) -> None:
        """Serve files, path -> content; `serve` starts it."""
        self.files = dict(files)
        self.commit = commit
        self.requests: list[Request] = []
        self.go_on = threading.Event()
        self.is_stalled = threading.Event()
        """Set as soon as a request stalls."""
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = False

    @property
    def endpoint(self) -> str:
        """Address of the hub."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def source(self) -> HubSource:
        """The repository, pinned."""
        return HubSource("someone/model", self.commit)

    def pack(self, pack_id: str = "pack", *, knows_content: bool = True) -> ModelPack:
        """Return a pack of all the files, as a catalogue has it that knows their sizes and checksums, or does not."""
        return ModelPack(
            id=pack_id,
            task=Task.SPEECH,
            family="piper",
            name=f"The {pack_id}",
            languages=("en",),
            licence="CC0-1.0",
            is_commercial_use_allowed=True,
            origin="https://example.org",
            files=tuple(_file(path, content, knows_content) for path, content in self.files.items()),
            hub=self.source,
        )

    def fail(self, *faults: Fault) -> None:
        """Have things go wrong, each with the next request that it fits."""
        with self._lock:
            self._faults += [fault for fault in faults for _ in range(fault.times)]

    def heal(self) -> None:
        """Have nothing go wrong any more."""
        with self._lock:
            self._faults.clear()

    def asked(self, method: str = "GET") -> list[Request]:
        """Return the requests for content, without redirections, or those of another method."""
        return [
            each
            for each in self.requests
            if each.method == method
            and (method != "GET" or each.path.startswith(_CONTENT) or not self._is_far(each.path))
        ]

    def take_fault(self, method: str, path: str) -> Fault:
        """Return what goes wrong with a request; a fault that changes nothing where it goes well."""
        with self._lock:
            for fault in self._faults:
                if fault.method == method and path.endswith(fault.path):
                    self._faults.remove(fault)
                    return fault
        return Fault()

    def _is_far(self, path: str) -> bool:
        return len(self.files.get(path.rsplit("/", maxsplit=1)[-1], b"")) >= _LARGE_BYTES

    @contextmanager
    def serve(self) -> Iterator[Hub]:
        """Serve until the end of the block."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, name="test-hub")
        thread.start()
        try:
            yield self
        finally:
            self.go_on.set()
            self._server.shutdown()
            thread.join()
            self._server.server_close()


def _file(path: str, content: bytes, knows_content: bool) -> PackFile:
    return PackFile(path, len(content), hashlib.sha256(content).hexdigest()) if knows_content else PackFile(path, 0)


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One request; the connection ends with it."""

        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def log_message(self, *_details: object) -> None:
            pass

        def _answer(self) -> None:
            path = unquote(self.path)
            begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
            hub.requests.append(Request(self.command, path, begin))
            is_content = path.startswith(_CONTENT)
            name = path.removeprefix(_CONTENT) if is_content else path.split("/", maxsplit=5)[-1]
            content = hub.files.get(name)
            is_redirected = not is_content and content is not None and len(content) >= _LARGE_BYTES
            fault = Fault() if is_redirected and self.command == "GET" else hub.take_fault(self.command, path)
            if fault.is_log_in_page:
                self._send(200, {"Content-Type": "text/html"}, b"<html>Please log in.</html>", fault)
            elif fault.status is not None or content is None:
                self._send(fault.status or 404, {"X-Error-Code": "EntryNotFound"}, b"", fault)
            elif is_redirected:
                self._redirect(name, content, fault)
            else:
                self._send_file(content, begin, fault)

        def _redirect(self, name: str, content: bytes, fault: Fault) -> None:
            port = hub.endpoint.rsplit(":", maxsplit=1)[-1]
            self._send(
                302,
                {
                    "Location": f"http://localhost:{port}{_CONTENT}{name}",
                    "X-Repo-Commit": hub.commit,
                    "X-Linked-Etag": f'"{hashlib.sha256(content).hexdigest()}"',
                    "X-Linked-Size": str(len(content)),
                },
                b"",
                fault,
            )

        def _send_file(self, content: bytes, begin: int, fault: Fault) -> None:
            blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
            headers = {"ETag": f'"{blob}"', "X-Repo-Commit": hub.commit}
            sent = content if fault.content is None else fault.content
            if begin >= len(content) > 0 and begin and not fault.ignores_range:
                self._send(416, headers, b"", fault)
            elif begin and not fault.ignores_range:
                headers["Content-Range"] = f"bytes {begin}-{len(content) - 1}/{len(content)}"
                self._send(206, headers, sent[begin:], fault)
            else:
                self._send(200, headers, sent, fault)

        def _send(self, status: int, headers: dict[str, str], body: bytes, fault: Fault) -> None:
            self.send_response(status)
            length = len(body) if fault.claims_length is None else fault.claims_length
            for name, value in {**headers, "Content-Length": str(length)}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "HEAD":
                return
            with suppress(BrokenPipeError, ConnectionResetError):  # the client has heard enough
                self._send_body(body, fault)

        def _send_body(self, body: bytes, fault: Fault) -> None:
            most = len(body) if fault.cut_after is None else fault.cut_after
            for start in range(0, most, _BLOCK_BYTES):
                block = body[start : min(most, start + _BLOCK_BYTES)]
                if fault.stalls_after is not None and start + len(block) > fault.stalls_after:
                    self.wfile.write(block[: max(0, fault.stalls_after - start)])
                    self.wfile.flush()
                    hub.is_stalled.set()
                    hub.go_on.wait()
                    return
                self.wfile.write(block)

    return Handler
