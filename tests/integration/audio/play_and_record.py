"""Run by test_real_devices.py where the virtual sound server is: plays a sweep and records it off the loudspeaker."""

from __future__ import annotations

import json
import sys
import threading
import time

import numpy as np

from dragoman.audio.devices import list_devices
from dragoman.audio.loudspeaker import Loudspeaker
from dragoman.audio.microphone import Microphone
from dragoman.audio.resampling import resample
from dragoman.domain.audio import AudioChunk, DeviceKind
from dragoman.domain.events import Event, PlaybackStarted
from dragoman.domain.speech import Speech

RATE = 24_000


def main() -> None:
    time_s = np.arange(2 * RATE) / RATE
    sweep = (0.4 * np.sin(2 * np.pi * (200 * time_s + 500 * time_s**2))).astype(np.float32)
    events: list[Event] = []
    chunks: list[AudioChunk] = []
    devices = list_devices()
    microphone = Microphone(None, lambda _: None, DeviceKind.SYSTEM_AUDIO)
    recording = threading.Thread(target=lambda: chunks.extend(microphone.chunks()))
    recording.start()
    time.sleep(0.5)
    loudspeaker = Loudspeaker(None, events.append)
    loudspeaker.play(Speech(1, AudioChunk(sweep[:RATE], RATE), is_last=False))
    loudspeaker.play(Speech(1, AudioChunk(sweep[RATE:], RATE), is_last=True))
    loudspeaker.drain()
    time.sleep(0.3)
    microphone.close()
    recording.join()
    loudspeaker.close()
    heard = np.concatenate([chunk.samples for chunk in chunks])
    played = resample(sweep, RATE, chunks[0].sample_rate)
    products = np.correlate(heard, played, "valid")
    onset = int(np.argmax(products))
    excerpt = heard[onset : onset + len(played)]
    correlation = products[onset] / max(float(np.linalg.norm(excerpt) * np.linalg.norm(played)), 1e-9)
    chunk = next(chunk for chunk in chunks if chunk.end_s > onset / chunk.sample_rate)
    captured_at_s = chunk.captured_at_s - chunk.end_s + onset / chunk.sample_rate
    started = next(event for event in events if isinstance(event, PlaybackStarted))
    result = {
        "correlation": float(correlation),
        "latency_s": captured_at_s - started.at_s,
        "events": [type(event).__name__ for event in events],
        "devices": [[device.kind, device.name, device.is_default] for device in devices],
        "threads_left": threading.active_count() - 1,
    }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
