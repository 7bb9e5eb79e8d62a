"""Measures how long the event loop of the GUI thread is held, and tells what held it."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot

_log = logging.getLogger(__name__)

INTERVAL_MS: Final = 5
"""Milliseconds from one heartbeat to the next, where nothing holds the loop."""
_LONG_MS: Final = 50.0
"""A loop that is held for longer is counted."""
_LOGGED_MS: Final = 200.0
"""A loop that is held for longer gets a line in the log."""
_LOOK_MS: Final = 20.0
"""Milliseconds from one look at the heart to the next."""
_BINS: Final = 2000
"""Bins of the histogram, a millisecond each; the last one holds everything beyond."""


@dataclass(frozen=True, slots=True)
class LoopReport:
    """How long the event loop was held, over all heartbeats since the start."""

    longest_ms: float
    p99_ms: float
    """99 of 100 heartbeats were late by no more than this."""
    count: int
    """Heartbeats."""
    long_holds: int
    """Those that were late by more than 50 ms."""


class LatenessHistogram:
    """Counts in bins of a millisecond: its size does not depend on how long it is used."""

    def __init__(self) -> None:
        """Begin without counts."""
        self._bins = [0] * _BINS
        self._longest_ms = 0.0
        self._count = 0
        self._long_holds = 0

    def add(self, late_ms: float) -> None:
        """Count a heartbeat."""
        self._bins[min(int(late_ms), _BINS - 1)] += 1
        self._longest_ms = max(self._longest_ms, late_ms)
        self._count += 1
        self._long_holds += late_ms > _LONG_MS

    def report(self) -> LoopReport:
        """Return what was counted; a percentile is the upper end of its bin."""
        p99_ms = min(self._longest_ms, self._percentile(0.99))
        return LoopReport(self._longest_ms, p99_ms, self._count, self._long_holds)

    def _percentile(self, part: float) -> float:
        wanted, seen = part * self._count, 0
        for upper_ms, count in enumerate(self._bins[:-1], start=1):
            seen += count
            if seen >= wanted:
                return float(upper_ms)
        return self._longest_ms


class EventLoopWatch(QObject):
    """A heartbeat on the thread it was made on: what it is late by, the loop was held."""

    def __init__(self, parent: QObject | None = None, *, logs_stacks: bool = True) -> None:
        """Prepare to watch; with `logs_stacks` the log tells what holds the loop for long."""
        super().__init__(parent)
        self._histogram = LatenessHistogram()
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._beat_s = 0.0
        self._logs_stacks = logs_stacks
        self._watched_thread = threading.get_ident()
        self._stopped = threading.Event()
        self._watcher: threading.Thread | None = None
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def start(self) -> None:
        """Begin to measure anew."""
        self.stop()
        self._histogram = LatenessHistogram()
        self._beat_s = time.monotonic()
        self._timer.start()
        if self._logs_stacks:
            self._stopped.clear()
            self._watcher = threading.Thread(target=self._look, name="event-loop-watch")
            self._watcher.start()

    @Slot()
    def stop(self) -> None:
        """Stop measuring; the report stays. Has to be called before the watch is destroyed."""
        self._timer.stop()
        self._stopped.set()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None

    def report(self) -> LoopReport:
        """Return what has been measured since the start."""
        return self._histogram.report()

    @Slot()
    def _beat(self) -> None:
        now_s = time.monotonic()
        self._histogram.add(max(0.0, (now_s - self._beat_s) * 1000 - INTERVAL_MS))
        self._beat_s = now_s

    def _look(self) -> None:
        """Watch the heart from a thread of its own, and tell once what each long hold is busy with."""
        told_s = 0.0
        while not self._stopped.wait(_LOOK_MS / 1000) and threading.main_thread().is_alive():
            beat_s = self._beat_s
            held_ms = (time.monotonic() - beat_s) * 1000
            if held_ms > _LOGGED_MS and beat_s != told_s:
                told_s = beat_s
                frame = sys._current_frames().get(self._watched_thread)  # the one way to another thread's stack
                stack = "".join(traceback.format_stack(frame)) if frame is not None else ""
                _log.warning("the event loop has been held for %.0f ms by:\n%s", held_ms, stack)
