"""A source that delivers no faster than somebody speaks."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

from dragoman.domain.audio import AudioChunk
from dragoman.domain.protocols import AudioSource


class Paced:
    """Lets a recording pass at speaking speed, so that latencies are those of a live session."""

    def __init__(self, source: AudioSource) -> None:
        """Deliver what `source` holds."""
        self._source = source
        self._closed = threading.Event()

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield each chunk when it would have been captured; see `AudioSource`."""
        start_s = time.monotonic()
        for chunk in self._source.chunks():
            self._closed.wait(start_s + chunk.end_s - time.monotonic())
            yield replace(chunk, captured_at_s=time.monotonic())

    def close(self) -> None:
        """Make `chunks` end soon."""
        self._closed.set()
        self._source.close()
