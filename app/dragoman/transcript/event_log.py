"""Everything that happens in a session, for evaluation and for finding faults."""

from __future__ import annotations

import json
import threading
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np

from dragoman.domain.errors import DragomanError, OutputError
from dragoman.domain.events import Event, LevelMeasured
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.transcript.text_file import TextFile


class EventLog:
    """Listens to the events of a session and writes each, but the levels, as one line of JSON.

    `{"event": "TranslationReady", "at_s": 12.3, "translation": {...}}`, flushed to the disk line by line. Callable from
    any thread. It never raises: a file that can no longer be written is remembered in `failure`.
    """

    def __init__(self, path: Path | str) -> None:
        """Create the file, replacing one of the same name.

        Raises:
            OutputError: it cannot be created.
        """
        self._lock = threading.Lock()
        self._file = TextFile(Path(path))

    @property
    def failure(self) -> OutputError | None:
        """The first failure to write, after which nothing more is written."""
        return self._file.failure

    def __call__(self, event: Event) -> None:
        """Write `event`."""
        if isinstance(event, LevelMeasured):
            return
        line = json.dumps({"event": type(event).__name__, **_plain_fields(event)}, ensure_ascii=False)
        with self._lock:
            self._file.write(f"{line}\n")

    def close(self) -> None:
        """Close the file. Callable more than once."""
        with self._lock:
            self._file.close()


def _plain_fields(value: object) -> dict[str, object]:
    """Return the fields of a dataclass as JSON takes them, without sound samples."""
    if not is_dataclass(value):
        return {}
    named = {item.name: getattr(value, item.name) for item in fields(value)}
    if isinstance(value, Hypothesis | Translation):
        named["text"] = value.text
    return {name: _plain(content) for name, content in named.items() if not isinstance(content, np.ndarray)}


def _plain(value: object) -> object:
    if isinstance(value, DragomanError):
        return str(value)
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, np.generic):
        return value.item()
    return str(value)
