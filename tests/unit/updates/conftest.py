"""A web server on this machine that tells of releases, over plain HTTP or with a certificate of its own."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dragoman.updates.feed_client import this_platform

FEED: dict[str, Any] = {
    "schema": 1,
    "version": "0.2.0",
    "date": "2026-12-01",
    "page": "https://example.org/dragoman",
    "news": {"en": "Interprets Japanese.\nIs quicker.", "pt": "Interpreta japonês."},
    "files": {
        this_platform(): [
            {"address": "https://example.org/dragoman%200.2.0.deb", "size": 486_000_000, "sha256": "a" * 64}
        ],
        "plan9-vax": [{"address": "https://example.org/dragoman.9", "size": 1, "sha256": "b" * 64}],
    },
}


@dataclass
class Site:
    """What the server says."""

    address: str
    status: int = 200
    content: bytes = field(default_factory=lambda: json.dumps(FEED).encode())
    moved_to: str = ""
    """Where it leads on to instead."""
    claims_length: int | None = None
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Path and headers of each."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers)))
            moved = bool(site.moved_to) and not self.path.endswith("/moved")
            self.send_response(302 if moved else site.status)
            if moved:
                self.send_header("Location", site.moved_to)
            self.send_header("Content-Length", str(site.claims_length or (0 if moved else len(site.content))))
            self.end_headers()
            self.wfile.write(b"" if moved else site.content)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    return Handler


@contextmanager
def serve(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve a feed, over HTTPS where there is a context."""
    site = Site("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = False
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    scheme = "http" if context is None else "https"
    site.address = f"{scheme}://127.0.0.1:{server.server_port}/release.json"
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that trusts it not hangs up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, name="test-feed")
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as made:
        yield made


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its certificate in one file, which nobody has signed."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    key, made, both = folder / "key.pem", folder / "made.pem", folder / "both.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + made.read_bytes())
    return both


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    """The same over HTTPS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serve(context) as made:
        yield made


@pytest.fixture
def feed() -> Callable[..., bytes]:
    """Return a feed with some other fields; None leaves one out."""

    def make(**changes: object) -> bytes:
        document = {name: value for name, value in {**FEED, **changes}.items() if value is not None}
        return json.dumps(document).encode()

    return make
