"""One line of a live transcript."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dragoman.ui.view_models.turn import Turn

_HOUR_S: Final = 3600
_MINUTE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A turn with what the transcript adds to it."""

    turn: Turn
    heard_at: datetime
    """Local time when it began."""
    is_marked: bool = False
    """Somebody found it important."""

    @property
    def stamp(self) -> str:
        """When it began, as minutes and seconds since the session did; empty where that is not known."""
        return "" if self.turn.started_at_s is None else clock(self.turn.started_at_s)

    @property
    def is_untranslated(self) -> bool:
        """Whether it was spoken in the reader's own language, and is only written down."""
        return self.turn.source_language == self.turn.target_language

    @property
    def text(self) -> str:
        """All of it, for copying."""
        said, translated = self.turn.all_said, self.turn.all_translated
        texts = (said or translated,) if self.is_untranslated else (said, translated)
        return "\n".join(part for part in (self.stamp, *texts) if part)


def clock(seconds: float) -> str:
    """Return a span as mm:ss, or h:mm:ss from one hour on."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // _HOUR_S, whole % _HOUR_S // _MINUTE_S, whole % _MINUTE_S
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
