"""An open stream of sound from or to a device."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dragoman.audio.devices import PortAudioDevice, find_device
from dragoman.audio.portaudio import count_stream, lock, portaudio, refresh
from dragoman.domain.audio import DeviceKind
from dragoman.domain.errors import QT_TRANSLATE_NOOP, DeviceError

BLOCKS_PER_S = 100
_CAPTURE_BUFFER_S = 0.04
"""Asked of the device: four blocks. More lets blocks arrive in bursts."""
_PLAYBACK_BUFFER_S = 0.1
"""Asked of the device. With less, speech cracks while the engines keep the processor busy."""

Callback = Callable[[Any, int, Any, Any], None]
"""(block of shape (frames, channels), frames, time, status), called from PortAudio's own thread."""


class DeviceStream:
    """A running stream, mono where the device can, else with as many channels as it wants."""

    def __init__(
        self, device_name: str | None, kind: DeviceKind, callback: Callback, on_stopped: Callable[[], None]
    ) -> None:
        """Look for the device among those there are now, open it, and start.

        Args:
            device_name: a name from `list_devices`, or None for the system's default.
            kind: what it is used for.
            callback: takes or fills each block of 10 ms.
            on_stopped: called from PortAudio's thread when the stream ends, by itself or by `close`.

        Raises:
            DeviceError: the device is missing, in use, or forbidden.
        """
        with lock:
            refresh()
            device = find_device(device_name, kind)
            self.sample_rate = device.sample_rate
            """Hz."""
            self._stream = _open(device, kind, callback, on_stopped)
            count_stream(1)
            self._is_open = True
        self.latency_s = float(self._stream.latency)
        """Seconds between the callback and the ear or mouth, as far as PortAudio knows."""

    def close(self) -> None:
        """Drop the sound still under way and release the device. Callable more than once."""
        with lock:
            if self._is_open:
                self._is_open = False
                count_stream(-1)
                self._stream.close(ignore_errors=True)


def _open(device: PortAudioDevice, kind: DeviceKind, callback: Callback, on_stopped: Callable[[], None]) -> Any:
    sounddevice = portaudio()
    is_output = kind is DeviceKind.LOUDSPEAKER
    make = sounddevice.OutputStream if is_output else sounddevice.InputStream
    failure: Exception | None = None
    for channels in _channel_counts(device, kind):
        stream = None
        try:
            with device.selected():
                stream = make(
                    device=device.index,
                    samplerate=device.sample_rate,
                    channels=channels,
                    dtype="float32",
                    blocksize=device.sample_rate // BLOCKS_PER_S,
                    latency=_PLAYBACK_BUFFER_S if is_output else _CAPTURE_BUFFER_S,
                    callback=callback,
                    finished_callback=on_stopped,
                )
                stream.start()
        except sounddevice.PortAudioError as error:
            failure = error
            if stream is not None:
                stream.close(ignore_errors=True)
        else:
            return stream
    raise _cannot_open(device, kind) from failure


def _channel_counts(device: PortAudioDevice, kind: DeviceKind) -> Iterator[int]:
    """Yield the numbers of channels to try: some systems accept only the device's own."""
    wanted = (2, 1) if kind is DeviceKind.LOUDSPEAKER else (1, 2)
    yield from (count for count in wanted if count <= device.max_channels)
    if device.max_channels > max(wanted):
        yield device.max_channels


def _cannot_open(device: PortAudioDevice, kind: DeviceKind) -> DeviceError:
    if kind is DeviceKind.LOUDSPEAKER:
        return DeviceError(
            QT_TRANSLATE_NOOP("errors", "The loudspeaker “{name}” cannot be used now."),
            QT_TRANSLATE_NOOP("errors", "Close other programs that may have taken it, or choose another one."),
            retry=True,
            name=device.name,
        )
    return DeviceError(
        QT_TRANSLATE_NOOP("errors", "The microphone “{name}” cannot be used now."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Close other programs that may have taken it, allow its use in the privacy settings of this computer,"
            " or choose another one.",
        ),
        retry=True,
        name=device.name,
    )
