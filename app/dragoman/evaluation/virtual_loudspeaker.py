"""A loudspeaker that nobody hears, for measuring when something would be heard."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import replace

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import PlaybackFinished, PlaybackStarted
from dragoman.domain.protocols import Publish
from dragoman.domain.speech import Speech

_MAX_WAITING_S = 10.0
_PAUSE_S = 0.25
"""Between two utterances. Both are the loudspeaker's own (`audio/loudspeaker.py`, `audio/playout.py`)."""


class VirtualLoudspeaker:
    """An `AudioSink` that takes as long for its sound as a loudspeaker does, and tells when it starts and ends."""

    def __init__(self, publish: Publish) -> None:
        """Begin in silence; `publish` is told `PlaybackStarted` and, after each of those, `PlaybackFinished`."""
        self._publish = publish
        self._changed = threading.Condition()
        self._waiting: deque[Speech] = deque()
        """The first is the one that sounds."""
        self._is_paused = False
        self._is_closed = False
        self._stops = 0
        self._sounding: int | None = None
        self._thread: threading.Thread | None = None

    def play(self, speech: Speech) -> None:
        """Take over a part of an utterance; returns when less than 10 s of sound wait. Without effect after `close`."""
        with self._changed:
            if self._is_closed:
                return
            self._waiting.append(speech)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="virtual-loudspeaker")
                self._thread.start()
            self._changed.wait_for(lambda: self._is_closed or self._waiting_s() <= _MAX_WAITING_S)

    def pause(self, paused: bool) -> None:
        """Hold back sound or let it go on. Callable from any thread."""
        with self._changed:
            self._is_paused = paused
            self._changed.notify_all()

    def stop(self) -> None:
        """Drop what waits; what is taken over from now on sounds. Callable from any thread."""
        with self._changed:
            self._stops += 1
            silent = [replace(speech, audio=AudioChunk.empty()) for speech in self._waiting]
            self._waiting = deque(silent)
            self._changed.notify_all()

    def drain(self) -> None:
        """Wait until everything taken over has sounded."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or not self._waiting)

    def close(self) -> None:
        """Drop what waits. Callable more than once, from any thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _waiting_s(self) -> float:
        return sum(speech.audio.duration_s for speech in self._waiting)

    def _run(self) -> None:
        while (speech := self._next()) is not None:
            if len(speech.audio.samples) and self._sounding != speech.utterance_id:
                self._sounding = speech.utterance_id
                self._publish(PlaybackStarted(utterance_id=speech.utterance_id))
            self._let_pass(speech.audio.duration_s)
            if speech.is_last:
                self._finish(speech.utterance_id)
            with self._changed:
                self._waiting.popleft()
                self._changed.notify_all()
        if self._sounding is not None:
            self._publish(PlaybackFinished(utterance_id=self._sounding))

    def _next(self) -> Speech | None:
        """Return what is to sound next, as soon as it may, or None after `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or (self._waiting and not self._is_paused))
            return None if self._is_closed else self._waiting[0]

    def _finish(self, utterance_id: int) -> None:
        has_sounded, self._sounding = self._sounding is not None, None
        self._publish(PlaybackFinished(utterance_id=utterance_id))
        if has_sounded:
            self._let_pass(_PAUSE_S)

    def _let_pass(self, duration_s: float) -> None:
        """Return when the loudspeaker has been playing, not paused, for so long; at once after `close` or `stop`."""
        with self._changed:
            stops = self._stops

            def is_over() -> bool:
                return self._is_closed or self._stops != stops

            while duration_s > 0 and not is_over():
                if self._is_paused:
                    self._changed.wait_for(lambda: is_over() or not self._is_paused)
                begin_s = time.monotonic()
                self._changed.wait_for(lambda: is_over() or self._is_paused, timeout=duration_s)
                duration_s -= time.monotonic() - begin_s
