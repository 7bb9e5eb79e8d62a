"""What can be done with a model."""

from __future__ import annotations

from enum import StrEnum


class PackAction(StrEnum):
    """What somebody asks for."""

    DOWNLOAD = "download"
    """Begin, go on, or try again."""
    PAUSE = "pause"
    CANCEL = "cancel"
    REMOVE = "remove"
    USE = "use"
    """Recognise speech with it."""
