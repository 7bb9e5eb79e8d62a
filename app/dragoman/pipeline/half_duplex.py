"""Keeps the app from interpreting its own voice where microphone and loudspeaker hear each other."""

from __future__ import annotations

import math
import threading

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted

REVERBERATION_S = 0.4
"""How long after its last sample the app's voice may still be heard: output latency, and the room."""


class HalfDuplex:
    """An event listener that knows which sound was captured while the app was speaking."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spoke_from_s = math.inf
        self._spoke_until_s = -math.inf

    def __call__(self, event: Event) -> None:
        """Follow the playback."""
        with self._lock:
            if isinstance(event, PlaybackStarted):
                self._spoke_from_s = min(self._spoke_from_s, event.at_s)
                self._spoke_until_s = math.inf
            elif isinstance(event, PlaybackFinished):
                self._spoke_until_s = event.at_s + REVERBERATION_S

    def is_deaf_to(self, chunk: AudioChunk) -> bool:
        """Return whether the chunk may hold the app's own voice."""
        with self._lock:
            if chunk.captured_at_s >= self._spoke_until_s:
                self._spoke_from_s = math.inf
            return chunk.captured_at_s >= self._spoke_from_s
