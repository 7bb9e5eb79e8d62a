"""Whether Dragoman starts when the user logs in."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.domain.errors import DragomanError


@dataclass(frozen=True, slots=True)
class AutostartState:
    """What the system says."""

    is_on: bool
    error: DragomanError | None = None
    """Why the last wish was not fulfilled, if it was not."""
