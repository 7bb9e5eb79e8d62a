"""A loudspeaker or headphones as a sink of translated speech."""

from __future__ import annotations

import queue
import threading
import time

from dragoman.audio.device_stream import DeviceStream
from dragoman.audio.playout import Block, Played, Playout, Progress
from dragoman.audio.speech_stream import SpeechStream
from dragoman.domain.audio import DeviceKind
from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError
from dragoman.domain.events import PlaybackFinished, PlaybackStarted
from dragoman.domain.protocols import Publish
from dragoman.domain.speech import Speech

_MAX_WAITING_S = 10.0
_BLOCK_S = 0.5
"""Length of the blocks speech is cut into: how finely the waiting sound is counted."""
_SILENT_DEVICE_S = 1.0
"""A device that takes no sound for so long is broken: some never say that they are."""
_OPENING_S = 3.0
"""The same for the first sound; wireless headphones take their time."""


class Loudspeaker:
    """Plays speech on a device, opened at the first sound.

    PortAudio's callback only copies; whatever it has to tell goes through a queue to a notifier thread, which publishes
    the events and wakes who waits. Listeners may thus take locks and time without making the sound crackle, and events
    come in time also while nobody is in `play`, which the playing thread could not promise.
    """

    def __init__(self, device_name: str | None, publish: Publish, played: Played | None = None) -> None:
        """Open nothing yet.

        Args:
            device_name: a name from `list_devices`, or None for the system's default.
            publish: is told `PlaybackStarted` and `PlaybackFinished`; each start is followed by a finish, also when
                the device is lost or closed meanwhile.
            played: is given everything that really goes out, from the opening of the device on, silence included;
                called from PortAudio's thread, so it must return at once.
        """
        self._device_name = device_name
        self._publish = publish
        self._played = played
        self._lock = threading.Lock()
        self._output: _Output | None = None
        self._was_open = False
        self._is_paused = False
        self._is_closed = False

    def play(self, speech: Speech) -> None:
        """Take over a part of an utterance; returns when less than 10 s of sound wait. Without effect after `close`.

        Raises:
            DeviceError: the device is missing or was lost, and the sound that waited with it; the next call tries to
                open it again, or the default one where it is gone.
        """
        self._drop_lost_output()
        with self._lock:
            if self._is_closed:
                return
            if self._output is None and len(speech.audio.samples):
                self._output = self._open()
            output = self._output
        if output is not None:
            output.play(speech)
        elif speech.is_last:
            self._publish(PlaybackFinished(utterance_id=speech.utterance_id))

    def pause(self, paused: bool) -> None:
        """Hold back sound or let it go on. Callable from any thread."""
        with self._lock:
            self._is_paused = paused
            if self._output is not None:
                self._output.playout.paused = paused

    def stop(self) -> None:
        """Drop what waits and release the device until there is something to play again. Callable from any thread."""
        with self._lock:
            output, self._output = self._output, None
        if output is not None:
            output.close()

    def drain(self) -> None:
        """Wait until everything taken over has been heard.

        Raises:
            DeviceError: the device was lost, and the sound that waited with it.
        """
        self._drop_lost_output()
        with self._lock:
            output = self._output
        if output is not None:
            output.drain()

    def close(self) -> None:
        """Drop what waits and release the device; `play` and `drain` return at once. Callable more than once."""
        with self._lock:
            self._is_closed = True
            output, self._output = self._output, None
        if output is not None:
            output.close()

    def _open(self) -> _Output:
        try:
            output = self._opened(self._device_name)
        except DeviceError:
            if not self._was_open or self._device_name is None:
                raise
            output = self._opened(None)
        self._was_open = True
        return output

    def _opened(self, device_name: str | None) -> _Output:
        return _Output(device_name, self._is_paused, self._publish, self._played)

    def _drop_lost_output(self) -> None:
        with self._lock:
            output = self._output
            if output is None or not output.is_lost:
                return
            self._output = None
        # Outside the lock: the notifier to be joined may be in a listener that calls `pause`.
        output.close()
        output.raise_if_sound_was_lost()


class _Output:
    """One opening of the device, with its notifier thread."""

    def __init__(self, device_name: str | None, paused: bool, publish: Publish, played: Played | None) -> None:
        self.is_lost = False
        self._publish = publish
        self._progress: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._changed = threading.Condition()
        self._is_closing = False
        self._loss_is_told = False
        self._waiting_samples = 0
        self._waiting_blocks = 0
        self._sounding: int | None = None
        self._opened_at_s = time.monotonic()
        self.playout = Playout(paused, self._progress.put, played)
        self._stream = DeviceStream(
            device_name, DeviceKind.LOUDSPEAKER, self.playout.fill, lambda: self._progress.put(None)
        )
        self.playout.fit(self._stream.sample_rate, self._stream.latency_s)
        self._speech = SpeechStream(self._stream.sample_rate)
        self._notifier = threading.Thread(target=self._notify, name="loudspeaker-notifier")
        self._notifier.start()

    def play(self, speech: Speech) -> None:
        """Queue a part of an utterance and wait until there is room for more."""
        rate = self._stream.sample_rate
        samples = self._speech.feed(speech)
        block_samples = round(_BLOCK_S * rate)
        with self._changed:
            for start in range(0, max(len(samples), 1), block_samples):
                block = samples[start : start + block_samples]
                is_last = speech.is_last and start + block_samples >= len(samples)
                self._waiting_samples += len(block)
                self._waiting_blocks += 1
                self.playout.put(Block(speech.utterance_id, block, is_last))
            max_waiting = round(_MAX_WAITING_S * rate)
            self._changed.wait_for(lambda: self._waiting_samples <= max_waiting or self._is_over)
        self.raise_if_sound_was_lost()

    def drain(self) -> None:
        """Wait until nothing waits any more."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting_blocks or self._is_over)
        self.raise_if_sound_was_lost()

    def close(self) -> None:
        """Drop what waits, release the device, end the notifier."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._stream.close()
        self._progress.put(None)
        if threading.current_thread() is not self._notifier:
            self._notifier.join()

    def raise_if_sound_was_lost(self) -> None:
        """Raise, once, where sound waited when the device was lost."""
        with self._changed:
            if not self.is_lost or not self._waiting_blocks or self._loss_is_told:
                return
            self._loss_is_told = True
        raise DeviceError(
            QT_TRANSLATE_NOOP("errors", "The loudspeaker stopped playing."),
            QT_TRANSLATE_NOOP("errors", "Check that it is plugged in and switched on, or choose another one."),
            retry=True,
        )

    @property
    def _is_over(self) -> bool:
        return self.is_lost or self._is_closing

    def _notify(self) -> None:
        """Pass on what the callback did until the device is closed or lost."""
        while True:
            try:
                progress = self._progress.get(timeout=_SILENT_DEVICE_S)
            except queue.Empty:
                if self._is_stalled():
                    break
                continue
            if progress is None or not self._wait_until(progress.due_s):
                break
            self._pass_on(progress)
        self._end()

    def _is_stalled(self) -> bool:
        """Tell whether the device no longer asks for sound although the stream counts as running."""
        patience_from_s = self.playout.filled_at_s or self._opened_at_s + _OPENING_S - _SILENT_DEVICE_S
        return time.monotonic() - patience_from_s > _SILENT_DEVICE_S

    def _wait_until(self, due_s: float) -> bool:
        """Return True at `due_s`, or False as soon as the device is being closed."""
        with self._changed:
            return not self._changed.wait_for(lambda: self._is_closing, max(due_s - time.monotonic(), 0.0))

    def _pass_on(self, progress: Progress) -> None:
        if progress.event is not None:
            started = isinstance(progress.event, PlaybackStarted)
            self._sounding = progress.event.utterance_id if started else None
            self._publish(progress.event)
        if progress.played is not None:
            with self._changed:
                self._waiting_blocks -= 1
                self._waiting_samples -= len(progress.played.samples)
                self._changed.notify_all()

    def _end(self) -> None:
        with self._changed:
            self.is_lost = not self._is_closing
            self._changed.notify_all()
        self._stream.close()
        if self._sounding is not None:
            self._publish(PlaybackFinished(utterance_id=self._sounding))
