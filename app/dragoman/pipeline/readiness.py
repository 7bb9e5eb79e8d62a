"""Tells when everything that speech goes through is ready."""

from __future__ import annotations

import threading
from collections.abc import Callable

from dragoman.domain.events import Event, StageName, StageState, StateChanged


class Readiness:
    """An event listener that tells once, each time that listening begins, when all stages are ready.

    While engines load, the sound stutters, and an echo moves with every gap. What is played after that is heard as it
    will be heard from then on.
    """

    def __init__(self, tell: Callable[[], object]) -> None:
        """Call `tell` on the thread on which the last stage becomes ready; it must be quick."""
        self._tell = tell
        self._lock = threading.Lock()
        self._ready: set[StageName] = set()
        self._is_due = False

    def __call__(self, event: Event) -> None:
        """Follow the stages."""
        if isinstance(event, StateChanged) and self._completes(event):
            self._tell()

    def _completes(self, event: StateChanged) -> bool:
        is_ready = event.state is StageState.READY
        with self._lock:
            if is_ready:
                self._ready.add(event.stage)
            else:
                self._ready.discard(event.stage)
            if event.stage is StageName.CAPTURE:
                self._is_due = is_ready
            is_told = self._is_due and self._ready.issuperset(StageName)
            self._is_due = self._is_due and not is_told
            return is_told
