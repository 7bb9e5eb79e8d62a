"""How soon a translation is shown while the speaker goes on."""

from __future__ import annotations

from enum import StrEnum


class Stability(StrEnum):
    """The choice between text that comes early and text that does not change any more once it is shown."""

    QUICK = "quick"
    """Everything at once; the last words may still change."""
    BALANCED = "balanced"
    """The last word or two, which change most, are held back."""
    STEADY = "steady"
    """Hardly anything changes once it is shown."""
