"""What has to be said to the user outside the bubbles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.errors import DragomanError
from dragoman.domain.events import StageName


class NoticeTopic(StrEnum):
    """Topics of notices that come from no stage."""

    DROPPED_SOUND = "dropped-sound"
    SETTINGS = "settings"
    GRAPHICS = "graphics"
    """The processor does what the graphics processor cannot."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message above the buttons."""

    topic: StageName | NoticeTopic
    """There is at most one notice on a topic: a newer one takes its place."""
    error: DragomanError | None = None
    dropped_s: float = 0.0
    """Seconds of sound that were lost, on the topic `DROPPED_SOUND`."""


class Notices:
    """The messages that are shown, newest last."""

    def __init__(self) -> None:
        """Begin with none."""
        self._notices: dict[str, Notice] = {}

    @property
    def shown(self) -> tuple[Notice, ...]:
        """The messages, oldest first."""
        return tuple(self._notices.values())

    def add(self, notice: Notice) -> None:
        """Show a message in place of an older one on its topic."""
        self._notices.pop(notice.topic, None)
        self._notices[notice.topic] = notice

    def add_dropped(self, duration_s: float) -> None:
        """Add to the sound that was lost since the message on it was last dismissed."""
        before = self._notices.get(NoticeTopic.DROPPED_SOUND)
        total = duration_s + (before.dropped_s if before else 0.0)
        self.add(Notice(NoticeTopic.DROPPED_SOUND, dropped_s=total))

    def remove(self, topic: StageName | NoticeTopic) -> bool:
        """Take a message away and say whether there was one."""
        return self._notices.pop(topic, None) is not None

    def remove_retried(self) -> None:
        """Take away what is being tried again: if it fails again, it comes back."""
        self._notices = {
            topic: notice for topic, notice in self._notices.items() if not (notice.error and notice.error.retry)
        }
