"""Asks whether there is a newer release."""

from __future__ import annotations

import platform
import sys
import time
from typing import Final

import httpx2
from packaging.version import Version

from dragoman.domain.updates import Release
from dragoman.updates.feed_faults import feed_faults, not_a_feed
from dragoman.updates.release_feed import parse_feed

_TIMEOUT_S: Final = 8.0
_LARGEST_BYTES: Final = 1 << 20
"""Of a feed; real ones have a few thousand bytes."""
_SYSTEMS: Final = {"win32": "windows", "darwin": "macos"}
_MACHINES: Final = {"amd64": "x86_64", "aarch64": "arm64"}


def this_platform() -> str:
    """Return the key of this system's files in a feed, for example "linux-x86_64" or "macos-arm64"."""
    machine = platform.machine().lower()
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{_MACHINES.get(machine, machine)}"


class FeedClient:
    """Opens a connection to the feed's address at each call of `newer`, and to nothing else."""

    def __init__(self, feed: str, current: str, *, timeout_s: float = _TIMEOUT_S) -> None:
        """Ask at the address `feed`.

        Args:
            feed: address of a release feed.
            current: the version that runs.
            timeout_s: how long to wait for a connection, for the next bytes, and about so long for the whole.
        """
        self._feed = feed
        self._current = Version(current)
        self._timeout_s = timeout_s

    def newer(self) -> Release | None:
        """Return the release that is newer than the version that runs, or None where there is none.

        Raises:
            UpdateError: the feed cannot be reached or understood.
        """
        with feed_faults(self._feed):
            release = parse_feed(self._content(), this_platform())
        return release if Version(release.version) > self._current else None

    def _content(self) -> bytes:
        content = b""
        end_s = time.monotonic() + self._timeout_s
        with (
            httpx2.Client(follow_redirects=True, timeout=self._timeout_s, headers={"User-Agent": "dragoman"}) as client,
            client.stream("GET", self._feed) as response,
        ):
            response.raise_for_status()
            schemes = [each.url.scheme for each in (*response.history, response)]
            if "http" in schemes[schemes.index("https") if "https" in schemes else len(schemes) :]:
                raise not_a_feed(self._feed)  # what comes over http can be from anybody
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > _LARGEST_BYTES:
                    raise not_a_feed(self._feed)
                if time.monotonic() > end_s:
                    raise httpx2.ReadTimeout("no answer in time")
        return content
