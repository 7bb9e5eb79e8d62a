"""How soon a translation is shown while the speaker goes on."""

from __future__ import annotations

from enum import StrEnum


class Stability(StrEnum):
    """The choice between text that comes early and text that does not change any more once it is shown."""

    QUICK = "quick"
    """Everything at once; the last words may still change."""
    BALANCED = "balanced"
    """What was understood alike twice in a row; the last words, which change most, wait."""
    STEADY = "steady"
    """Hardly anything changes once it is shown."""
