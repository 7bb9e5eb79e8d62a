"""A conversation without microphone and engines: it notes what the window asks for and plays what a test tells it."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Collection, Iterable

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.events import (
    DevicesListed,
    Event,
    HypothesisUpdated,
    LatencyMeasured,
    PlaybackStarted,
    SpeechStarted,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    TranslationUpdated,
    UtteranceEnded,
)
from dragoman.domain.mode import Mode
from dragoman.domain.protocols import Publish
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.domain.stability import Stability

DEVICES = (
    AudioDevice("Built-in Microphone", DeviceKind.MICROPHONE, is_default=True),
    AudioDevice("USB Headset", DeviceKind.MICROPHONE),
    AudioDevice("Built-in Speakers", DeviceKind.LOUDSPEAKER, is_default=True),
    AudioDevice("USB Headset", DeviceKind.LOUDSPEAKER),
)
ENGINES = (StageName.CAPTURE, StageName.RECOGNITION, StageName.TRANSLATION, StageName.SYNTHESIS, StageName.PLAYBACK)


class FakeConversation:
    """Fulfils `ConversationPort`."""

    def __init__(self, close_s: float = 0.0) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.closing_thread: threading.Thread | None = None
        self._close_s = close_s
        self._listeners: list[Publish] = []
        self._ids = itertools.count(1)

    def names(self) -> list[object]:
        return [call[0] for call in self.calls]

    def publish(self, *happened: Event) -> None:
        for event in happened:
            for listener in self._listeners:
                listener(event)

    def subscribe(self, listener: Publish) -> None:
        self._listeners.append(listener)

    def start(self) -> None:
        self.calls.append(("start",))

    def press(self, language: str) -> None:
        self.calls.append(("press", language))

    def release(self) -> None:
        self.calls.append(("release",))

    def use_mode(self, mode: Mode, routes: Routes, *, hears_computer: bool = False) -> None:
        self.calls.append(("use_mode", mode, dict(routes.targets), hears_computer))

    def listen(self, wanted: bool) -> None:
        self.calls.append(("listen", wanted))

    def mute(self, muted: bool) -> None:
        self.calls.append(("mute", muted))

    def interpret_text(self, utterance_id: int, text: str, language: str, target: str) -> None:
        self.calls.append(("interpret_text", utterance_id, text, language, target))

    def hear_as(self, utterance_id: int, language: str, target: str) -> None:
        self.calls.append(("hear_as", utterance_id, language, target))

    def say_again(self, utterance_id: int, text: str, language: str) -> None:
        self.calls.append(("say_again", utterance_id, text, language))

    def set_languages(self, first: str, second: str) -> None:
        self.calls.append(("set_languages", first, second))

    def set_voice(self, speed: int, volume: int) -> None:
        self.calls.append(("set_voice", speed, volume))

    def set_stability(self, stability: Stability) -> None:
        self.calls.append(("set_stability", stability))

    def use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        self.calls.append(("use_devices", microphone, loudspeaker))

    def refresh_devices(self) -> None:
        self.calls.append(("refresh_devices",))

    def retry(self) -> None:
        self.calls.append(("retry",))

    def reload_engines(self, stages: Collection[StageName]) -> None:
        self.calls.append(("reload_engines", frozenset(stages)))

    def close(self) -> None:
        self.closing_thread = threading.current_thread()
        time.sleep(self._close_s)
        self.calls.append(("close",))

    def become_ready(self, stages: Iterable[StageName] = ENGINES) -> None:
        self.publish(*(StateChanged(stage, StageState.READY) for stage in stages), DevicesListed(DEVICES))

    def say(self, source: str, said: str, target: str, translated: str) -> int:
        """Play a whole turn, from the first sound to the measured wait."""
        number = next(self._ids)
        self.publish(
            SpeechStarted(number, source),
            UtteranceEnded(number, 0.0, 1.5, time.monotonic()),
            HypothesisUpdated(Hypothesis(number, said, source)),
            TranslationReady(Translation(number, said, source, translated, target)),
            LatencyMeasured(number, 0.4, 0.5, 0.9),
        )
        return number

    def begin(self, source: str) -> int:
        """Play the first sound of a turn."""
        number = next(self._ids)
        self.publish(SpeechStarted(number, source))
        return number

    def hear(self, number: int, language: str, committed: str, tentative: str = "") -> None:
        """Play what is understood while the person goes on speaking."""
        self.publish(HypothesisUpdated(Hypothesis(number, committed, language, tentative=tentative, is_final=False)))

    def translate(self, number: int, source: str, target: str, committed: str, tentative: str = "") -> None:
        """Play what is translated while the person goes on speaking."""
        self.publish(TranslationUpdated(Translation(number, "", source, committed, target, tentative)))

    def say_halfway(self, source: str, said: str = "", target: str = "", translated: str = "") -> int:
        """Play a turn that is still being spoken, recognised, translated or, with a translation, read out."""
        number = next(self._ids)
        self.publish(SpeechStarted(number, source))
        if said:
            self.publish(UtteranceEnded(number, 0.0, 1.5, time.monotonic()))
            self.publish(HypothesisUpdated(Hypothesis(number, said, source)))
        if translated:
            self.publish(TranslationReady(Translation(number, said, source, translated, target)))
            self.publish(PlaybackStarted(number))
        return number
