"""Tells every event to everybody who listens."""

from __future__ import annotations

import logging

from dragoman.domain.events import Event
from dragoman.domain.protocols import Publish

log = logging.getLogger(__name__)


class EventBus:
    """Calls its listeners on the thread that publishes. A listener must be quick and may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: tuple[Publish, ...] = ()

    def subscribe(self, listener: Publish) -> None:
        """Have `listener` called with every event from now on."""
        self._listeners = (*self._listeners, listener)

    def publish(self, event: Event) -> None:
        """Tell the event to every listener; a listener that fails does not stop the pipeline."""
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)
