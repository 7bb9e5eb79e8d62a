"""Run by test_real_devices.py: uses a device until the sound server is gone, and tells what that looked like.

Its argument is `microphone` or `loudspeaker`; it prints `running` when sound flows, then the result as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import numpy as np

from dragoman.audio.loudspeaker import Loudspeaker
from dragoman.audio.microphone import Microphone
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import Event, PlaybackStarted
from dragoman.domain.speech import Speech


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def lose_microphone() -> None:
    chunks = Microphone(None, lambda _: None).chunks()
    next(chunks)
    tell("running")
    for _ in chunks:
        pass


def lose_loudspeaker() -> None:
    def announce(event: Event) -> None:
        if isinstance(event, PlaybackStarted):
            tell("running")

    loudspeaker = Loudspeaker(None, announce)
    try:
        loudspeaker.play(Speech(1, AudioChunk(np.full(20 * 24_000, 0.1, np.float32), 24_000), is_last=True))
    finally:
        loudspeaker.close()


def main() -> None:
    result: dict[str, object] = {}
    try:
        {"microphone": lose_microphone, "loudspeaker": lose_loudspeaker}[sys.argv[1]]()
    except DeviceError as error:
        result = {"error": error.problem, "retry": error.retry, "at": time.time()}
    tell(json.dumps(result | {"threads_left": threading.active_count() - 1}))


if __name__ == "__main__":
    main()
