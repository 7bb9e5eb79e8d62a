"""Run by test_echo.py where the virtual sound server is: speaks, hears itself and another, and keeps what it heard.

Its arguments are a NumPy file with `app` and `person` (16 kHz), the seconds after which the person begins to speak, and
a file for `heard` and `cleaned`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

import numpy as np

from dragoman.audio.echo_canceller import EchoCanceller
from dragoman.audio.loudspeaker import Loudspeaker
from dragoman.audio.microphone import Microphone
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.speech import Speech


def say_into_microphone(samples: np.ndarray) -> None:
    player = ["pacat", "--playback", "--device=vmic", "--format=float32le", "--rate=16000", "--channels=1"]
    subprocess.run(player, input=samples.astype("<f4").tobytes(), check=True, timeout=60)


def main() -> None:
    voices = np.load(sys.argv[1])
    canceller = EchoCanceller()
    heard: list[AudioChunk] = []
    cleaned: list[AudioChunk] = []

    def listen() -> None:
        for chunk in microphone.chunks():
            heard.append(chunk)
            cleaned.append(canceller.heard(chunk))

    microphone = Microphone(None, lambda _: None)
    loudspeaker = Loudspeaker(None, lambda _: None, canceller.played)
    listening = threading.Thread(target=listen)
    listening.start()
    time.sleep(0.5)
    began_s = time.monotonic()
    person = threading.Timer(float(sys.argv[2]), say_into_microphone, [voices["person"]])
    person.start()
    try:
        loudspeaker.play(Speech(1, AudioChunk(voices["app"], SPEECH_SAMPLE_RATE), is_last=True))
        loudspeaker.drain()
    finally:
        person.join()
        time.sleep(1)
        microphone.close()
        listening.join()
        loudspeaker.close()
    np.savez(
        sys.argv[3],
        heard=np.concatenate([chunk.samples for chunk in heard]),
        cleaned=np.concatenate([chunk.samples for chunk in cleaned]),
    )
    result = {
        "app_from_s": began_s - heard[0].captured_at_s + heard[0].duration_s,
        "end_differs_s": heard[-1].captured_at_s - cleaned[-1].captured_at_s - heard[-1].end_s + cleaned[-1].end_s,
        "threads_left": threading.active_count() - 1,
    }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
