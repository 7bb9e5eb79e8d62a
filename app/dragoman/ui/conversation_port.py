"""What the window needs from a conversation."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from dragoman.domain.events import StageName
from dragoman.domain.mode import Mode
from dragoman.domain.protocols import Publish
from dragoman.domain.routes import Routes
from dragoman.domain.stability import Stability


class ConversationPort(Protocol):
    """Two people talking through the app. Every method but `close` returns at once, from any thread."""

    def subscribe(self, listener: Publish) -> None:
        """Have `listener` called with every event, from many threads."""

    def start(self) -> None:
        """Load the engines, open the microphone, list the devices; events tell how it goes."""

    def press(self, language: str) -> None:
        """Somebody begins to speak `language`."""

    def release(self) -> None:
        """They have finished; what was said is interpreted."""

    def use_mode(self, mode: Mode, routes: Routes, *, hears_computer: bool = False) -> None:
        """Change who speaks when, and what is interpreted into what; live, nobody is listened to before `listen`."""

    def listen(self, wanted: bool) -> None:
        """Begin to listen, or stop; what was said by then is interpreted."""

    def mute(self, muted: bool) -> None:
        """Speak nothing from now on, or speak again."""

    def interpret_text(self, utterance_id: int, text: str, language: str, target: str) -> None:
        """Translate and speak what somebody has put right in an utterance that has ended."""

    def hear_as(self, utterance_id: int, language: str, target: str) -> None:
        """Recognise an utterance of a moment ago once more, in the language that it was in after all."""

    def say_again(self, utterance_id: int, text: str, language: str) -> None:
        """Speak a translation once more."""

    def set_languages(self, first: str, second: str) -> None:
        """Interpret between these two from now on."""

    def set_stability(self, stability: Stability) -> None:
        """Show translations this soon while somebody speaks, from now on."""

    def set_voice(self, speed: int, volume: int) -> None:
        """Speak at this speed and this loud from now on, both in per cent."""

    def use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Use the devices of these names; None is the system's default."""

    def refresh_devices(self) -> None:
        """Look for devices; answered by a `DevicesListed` event."""

    def retry(self) -> None:
        """Open failed devices and load failed engines again."""

    def reload_engines(self, stages: Collection[StageName]) -> None:
        """Make the engines of these stages anew, of the models and voices that are there now."""

    def close(self) -> None:
        """Stop everything. Blocks until all threads have ended: never call it on the GUI thread."""
