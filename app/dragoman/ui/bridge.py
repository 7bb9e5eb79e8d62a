"""The one way from the pipeline's threads into the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from dragoman.domain.events import Event


class Bridge(QObject):
    """Hands events over to the GUI thread, in the order in which they were published."""

    _arrived = Signal(object)

    def publish(self, event: Event) -> None:
        """Take an event. Callable from any thread; returns at once."""
        self._arrived.emit(event)

    def deliver_to(self, listener: Callable[[Event], None]) -> None:
        """Have `listener`, a method of a QObject of the GUI thread, called there with every event."""
        self._arrived.connect(listener, Qt.ConnectionType.QueuedConnection)
