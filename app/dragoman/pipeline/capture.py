"""The thread that takes sound from a source and hands it to the pipeline."""

from __future__ import annotations

import threading
from collections.abc import Callable

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import StageFailed, StageName, StageState, StateChanged
from dragoman.domain.protocols import AudioSource, Publish
from dragoman.pipeline.stage import known


class Capture:
    """Runs one source from opening to its end."""

    def __init__(
        self,
        source: AudioSource,
        publish: Publish,
        *,
        deliver: Callable[[AudioChunk], bool],
        at_end: Callable[[], object],
        after: Capture | None,
    ) -> None:
        """Start at once, or as soon as the capture before has ended.

        Args:
            source: where the sound comes from.
            publish: where events go.
            deliver: takes a chunk, waiting for room; returns False when no more is wanted.
            at_end: called once after the last chunk, however the source ended.
            after: the capture that this one replaces; it is closed.
        """
        self._source = source
        self._publish = publish
        self._deliver = deliver
        self._at_end = at_end
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(after,), name=f"dragoman-{StageName.CAPTURE}")
        if after is not None:
            after.close()
        self._thread.start()

    def close(self) -> None:
        """End soon, after the sound already captured."""
        self._source.close()

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the end; return whether it has come.

        `Thread.join` would not do: when Ctrl-C interrupts it, Python 3.11 and 3.12 take the thread for ended.
        """
        return self._ended.wait(timeout_s)

    def _run(self, after: Capture | None) -> None:
        if after is not None:
            after.join()
        self._change(StageState.LOADING)
        ended_as = StageState.STOPPED
        try:
            self._take_all()
        except Exception as fault:
            ended_as = StageState.FAILED
            self._publish(StageFailed(stage=StageName.CAPTURE, error=known(fault)))
        self._at_end()
        self._change(ended_as)
        self._ended.set()

    def _take_all(self) -> None:
        is_first = True
        for chunk in self._source.chunks():
            if is_first:
                self._change(StageState.READY)
                is_first = False
            if not self._deliver(chunk):
                self._source.close()

    def _change(self, state: StageState) -> None:
        self._publish(StateChanged(stage=StageName.CAPTURE, state=state))
