"""What a window needs of the pipeline: two people talking with each other, or one who listens to others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from dragoman.domain.audio import AudioChunk, AudioDevice
from dragoman.domain.events import DevicesListed, StageFailed, StageName
from dragoman.domain.mode import Mode
from dragoman.domain.protocols import AudioSink, AudioSource, Publish
from dragoman.domain.routes import Routes
from dragoman.domain.stability import Stability
from dragoman.pipeline.channel import Channel
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Engines, Interpreter
from dragoman.pipeline.stage import known

_CLOSING_S = 10.0
"""How long `close` waits for an engine that is in the middle of something."""


@dataclass(frozen=True, slots=True)
class Devices:
    """How to reach the sound devices. A name of None is the system's default."""

    microphone: Callable[[str | None], AudioSource]
    system_audio: Callable[[], AudioSource]
    """What the computer plays."""
    loudspeaker: Callable[[str | None], AudioSink]
    without_echo: Callable[[AudioSource, str | None], tuple[AudioSource, AudioSink]]
    """Make a source and a loudspeaker of this name of which the one does not hear the other."""
    listed: Callable[[], Iterable[AudioDevice]]
    ready_sound: AudioChunk | None = None
    """See `Interpreter`."""


class Conversation:
    """What a window needs of the pipeline.

    Every method but `close` returns at once, from any thread: a thread of its own does, in order, what was asked.
    """

    def __init__(self, engines: Engines, devices: Devices, bus: EventBus, routes: Routes) -> None:
        """Prepare a conversation; nothing is loaded or opened before `start`."""
        self._devices = devices
        self._bus = bus
        self._microphone: str | None = None
        self._loudspeaker: str | None = None
        self._mode = Mode.HOLD
        self._hears_computer = False
        self._is_listening = True
        sink = devices.loudspeaker(None)
        self._interpreter = Interpreter(engines, routes, bus, sink=sink, ready_sound=devices.ready_sound)
        self._is_started = False
        self._requests: Channel[Callable[[], None]] = Channel(capacity=1_000)
        self._thread = threading.Thread(target=self._serve, name="dragoman-conversation")

    def subscribe(self, listener: Publish) -> None:
        """Have `listener` called with every event, from many threads."""
        self._bus.subscribe(listener)

    def start(self) -> None:
        """Load the engines, open the microphone, list the devices; events tell how it goes."""
        self._thread.start()
        self._requests.put(self._start)

    def press(self, language: str) -> None:
        """Somebody begins to speak `language`."""
        self._requests.put(lambda: self._interpreter.press(language))

    def release(self) -> None:
        """They have finished; what was said is interpreted."""
        self._requests.put(self._interpreter.release)

    def use_mode(self, mode: Mode, routes: Routes, *, hears_computer: bool = False) -> None:
        """Change who speaks when, and into which language it is interpreted; see `Mode`.

        Args:
            mode: live, nobody is listened to before `listen`; else at once.
            routes: the languages.
            hears_computer: listen to what the computer plays instead of the microphone.
        """
        self._requests.put(lambda: self._use_mode(mode, routes, hears_computer))

    def listen(self, wanted: bool) -> None:
        """Begin to listen, or stop; what was said by then is interpreted."""
        self._requests.put(lambda: self._listen(wanted))

    def mute(self, muted: bool) -> None:
        """Speak nothing from now on, or speak again."""
        self._requests.put(lambda: self._interpreter.mute(muted))

    def interpret_text(self, utterance_id: int, text: str, language: str, target: str) -> None:
        """Translate and speak what somebody has put right in an utterance that has ended."""
        self._requests.put(lambda: self._interpreter.interpret_text(utterance_id, text, language, target))

    def hear_as(self, utterance_id: int, language: str, target: str) -> None:
        """Recognise an utterance of a moment ago once more, in the language that it was in after all."""
        self._requests.put(lambda: self._interpreter.hear_as(utterance_id, language, target))

    def say_again(self, utterance_id: int, text: str, language: str) -> None:
        """Speak a translation once more."""
        self._requests.put(lambda: self._interpreter.say_again(utterance_id, text, language))

    def set_languages(self, first: str, second: str) -> None:
        """Interpret between these two from now on."""
        self._requests.put(lambda: self._interpreter.use(Routes.both_ways(first, second)))

    def set_stability(self, stability: Stability) -> None:
        """Show translations sooner or later while somebody speaks."""
        self._requests.put(lambda: self._interpreter.use_stability(stability))

    def set_voice(self, speed: int, volume: int) -> None:
        """Speak at this speed and this loud from now on, both in per cent."""
        self._requests.put(lambda: self._interpreter.use_voice(speed / 100, volume / 100))

    def use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Use the devices of these names; None is the system's default."""
        self._requests.put(lambda: self._use_devices(microphone, loudspeaker))

    def refresh_devices(self) -> None:
        """Look for devices; answered by a `DevicesListed` event."""
        self._requests.put(self._list_devices)

    def retry(self) -> None:
        """Open failed devices and load failed engines again."""
        self._requests.put(self._retry)

    def reload_engines(self, stages: Collection[StageName]) -> None:
        """Make the engines of these stages anew, of the models and voices that are there now."""
        self._requests.put(lambda: self._interpreter.reload(stages))

    def close(self) -> None:
        """Stop everything. Blocks until the threads have ended: never call it where nothing may wait."""
        self._requests.abort()
        if not self._thread.ident:
            return
        self._thread.join()
        self._interpreter.cancel()
        self._interpreter.join(_CLOSING_S)

    def _serve(self) -> None:
        for request in self._requests:
            try:
                request()
            except Exception as fault:
                self._bus.publish(StageFailed(stage=StageName.CAPTURE, error=known(fault)))

    def _start(self) -> None:
        self._is_started = True
        self._interpreter.start()
        self._open()
        self._list_devices()

    def _open(self) -> None:
        """Open the source that the mode wants, with a loudspeaker that it does not hear."""
        if self._mode is Mode.HOLD:
            self._interpreter.listen_to(self._devices.microphone(self._microphone))
        elif self._is_listening:
            source = (
                self._devices.system_audio() if self._hears_computer else self._devices.microphone(self._microphone)
            )
            source, sink = self._devices.without_echo(source, self._loudspeaker)
            self._interpreter.speak_to(sink)
            self._interpreter.listen_to(source)

    def _use_mode(self, mode: Mode, routes: Routes, hears_computer: bool) -> None:
        self._interpreter.use(routes)
        if (mode, hears_computer) == (self._mode, self._hears_computer):
            return
        self._interpreter.stop_listening()
        if mode is Mode.HOLD:
            self._interpreter.speak_to(self._devices.loudspeaker(self._loudspeaker))
        self._interpreter.listen_hands_free(mode.is_hands_free)
        self._mode, self._hears_computer = mode, hears_computer
        self._is_listening = mode is not Mode.LIVE
        if self._is_started:
            self._open()

    def _listen(self, wanted: bool) -> None:
        if wanted == self._is_listening:
            return
        self._is_listening = wanted
        if not wanted:
            self._interpreter.stop_listening()
        elif self._is_started:
            self._open()

    def _list_devices(self) -> None:
        self._bus.publish(DevicesListed(devices=tuple(self._devices.listed())))

    def _use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        if (microphone, loudspeaker) == (self._microphone, self._loudspeaker):
            return
        is_other_microphone = microphone != self._microphone
        is_other_loudspeaker = loudspeaker != self._loudspeaker
        self._microphone, self._loudspeaker = microphone, loudspeaker
        if is_other_loudspeaker and self._mode is Mode.HOLD:
            self._interpreter.speak_to(self._devices.loudspeaker(loudspeaker))
        if self._is_started and (is_other_microphone or self._mode is not Mode.HOLD):
            self._open()

    def _retry(self) -> None:
        self._interpreter.retry()
        if not self._interpreter.is_listening:
            self._open()
        self._list_devices()
