"""What is known about a newer release."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dragoman.domain.errors import DragomanError
from dragoman.domain.updates import Release


class UpdatePhase(Enum):
    """How far the question has come."""

    UNASKED = auto()
    ASKING = auto()
    NEWEST = auto()
    """This is the newest release."""
    AVAILABLE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class UpdateState:
    """How far the question has come, and the answer."""

    phase: UpdatePhase = UpdatePhase.UNASKED
    release: Release | None = None
    """The newer one, where the phase is AVAILABLE."""
    error: DragomanError | None = None
    """What went wrong, where the phase is FAILED."""
