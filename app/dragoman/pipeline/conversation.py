"""Two people at one machine: push-to-talk in two languages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.domain.audio import AudioDevice
from dragoman.domain.events import DevicesListed, StageFailed, StageName
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
    loudspeaker: Callable[[str | None], AudioSink]
    listed: Callable[[], Iterable[AudioDevice]]


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
        self._interpreter = Interpreter(engines, routes, bus, sink=devices.loudspeaker(None))
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

    def set_languages(self, first: str, second: str) -> None:
        """Interpret between these two from now on."""
        self._requests.put(lambda: self._interpreter.use(Routes.both_ways(first, second)))

    def set_stability(self, stability: Stability) -> None:
        """Show translations sooner or later while somebody speaks."""
        self._requests.put(lambda: self._interpreter.use_stability(stability))

    def use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Use the devices of these names; None is the system's default."""
        self._requests.put(lambda: self._use_devices(microphone, loudspeaker))

    def refresh_devices(self) -> None:
        """Look for devices; answered by a `DevicesListed` event."""
        self._requests.put(self._list_devices)

    def retry(self) -> None:
        """Open failed devices and load failed engines again."""
        self._requests.put(self._retry)

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
        self._open_microphone()
        self._list_devices()

    def _open_microphone(self) -> None:
        self._interpreter.listen_to(self._devices.microphone(self._microphone))

    def _list_devices(self) -> None:
        self._bus.publish(DevicesListed(devices=tuple(self._devices.listed())))

    def _use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        if loudspeaker != self._loudspeaker:
            self._loudspeaker = loudspeaker
            self._interpreter.speak_to(self._devices.loudspeaker(loudspeaker))
        if microphone != self._microphone:
            self._microphone = microphone
            if self._is_started:
                self._open_microphone()

    def _retry(self) -> None:
        self._interpreter.retry()
        if not self._interpreter.is_listening:
            self._open_microphone()
        self._list_devices()
