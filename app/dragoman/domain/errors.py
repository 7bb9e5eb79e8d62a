"""What can go wrong in the world around the app.

::

    DragomanError
    ├── InputError      a file or text that cannot be interpreted
    ├── OutputError     a place that cannot be written to
    ├── DeviceError     microphone, loudspeaker, sound system
    ├── ModelError      a model that is missing, damaged, or does not fit
    ├── EngineError     an engine that failed at its work
    └── UpdateError     whether there is a newer release cannot be found out

These are the world's faults and are shown to the user with a way out. Any other exception is a bug: it is logged with
its traceback, and the user is told in one sentence.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark `text` for Qt's lupdate, which knows this name, without needing Qt here."""
    del context
    return text


class DragomanError(Exception):
    """A fault of the world: one sentence on what is wrong, one on the way out."""

    def __init__(self, problem: str, remedy: str, *, retry: bool = False, **values: object) -> None:
        """Keep the templates apart from their values, so that a window can translate them.

        Args:
            problem: what is wrong, as a `str.format` template marked with `QT_TRANSLATE_NOOP("errors", ...)`.
            remedy: what to do about it, likewise.
            retry: whether trying the same again can help.
            values: what the templates name.
        """
        self.problem = problem
        self.remedy = remedy
        self.retry = retry
        self.values = values
        super().__init__(str(self))

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}".format(**self.values)


class InputError(DragomanError):
    """A file or text that cannot be interpreted."""


class OutputError(DragomanError):
    """A place that cannot be written to."""


class DeviceError(DragomanError):
    """Microphone, loudspeaker or sound system."""


class ModelError(DragomanError):
    """A model that is missing, damaged, or does not fit."""


class EngineError(DragomanError):
    """An engine that failed at its work."""


class UpdateError(DragomanError):
    """Whether there is a newer release cannot be found out."""
