"""Measures how far the interpretation is behind the speaker right now."""

from __future__ import annotations

import threading

from dragoman.domain.events import LagMeasured
from dragoman.domain.protocols import Publish


class LagMeter:
    """Puts together what the stages measure, and publishes it. Callable from any thread."""

    def __init__(self, publish: Publish) -> None:
        """Publish `LagMeasured` to `publish`."""
        self._publish = publish
        self._lock = threading.Lock()
        self._text_s = 0.0
        self._speech_s: float | None = None

    def text(self, lag_s: float) -> None:
        """Take note of `LagMeasured.text_s`, in seconds."""
        with self._lock:
            self._text_s = lag_s
            measured = LagMeasured(text_s=lag_s, speech_s=self._speech_s)
        self._publish(measured)

    def speech(self, lag_s: float) -> None:
        """Take note of `LagMeasured.speech_s`, in seconds."""
        with self._lock:
            self._speech_s = lag_s
            measured = LagMeasured(text_s=self._text_s, speech_s=lag_s)
        self._publish(measured)
