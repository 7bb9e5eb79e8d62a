"""Feeds recordings to WhisperLive (whisper-live) 0.10.0 (see README.md in this folder).

Drives the server's faster-whisper client object without the WebSocket: the same loop, nothing sent over a socket. The
settings are those that the package's own client asks for (`whisper_live/client.py`); int8 is what it chooses on a CPU.
A segment becomes final when Whisper begins another or when it comes out unchanged more than ten times.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
from feeding import RATE, Tell, drive
from whisper_live.backend.faster_whisper_backend import ServeClientFasterWhisper

STEADY_S = 1.0


class Socket:
    """Stands in for the WebSocket: passes on what the server would send."""

    def __init__(self, tell: Tell) -> None:
        self.changed = 0.0
        self.partial = ""
        self.heard = False
        self._tell = tell
        self._finals = 0

    def send(self, message: str) -> None:
        segments = json.loads(message).get("segments")
        if segments is None:
            return
        finals = [segment["text"] for segment in segments if segment["completed"]]
        partial = "".join(segment["text"] for segment in segments if not segment["completed"])
        for text in finals[self._finals :]:
            self._tell("final", text)
        self._tell("partial", partial)
        if len(finals) > self._finals or partial != self.partial:
            self.changed = time.monotonic()
        self._finals, self.partial, self.heard = len(finals), partial, True

    def close(self) -> None:
        pass


class WhisperLive:
    def __init__(self, model: Path, language: str) -> None:
        self._model, self._language = model, language
        self.begin(lambda _kind, _text: None)
        list(self._client.transcribe_audio(np.zeros(RATE, np.float32)) or [])
        self.end()

    def begin(self, tell: Tell) -> None:
        self._tell = tell
        self._socket = Socket(tell)
        self._client = ServeClientFasterWhisper(
            self._socket,
            language=self._language,
            client_uid="benchmark",
            model=str(self._model),
            use_vad=True,
            single_model=True,
            send_last_n_segments=1000,
            no_speech_thresh=0.45,
            clip_audio=False,
            same_output_threshold=10,
        )

    def hear(self, pcm: bytes) -> None:
        self._client.add_frames(np.frombuffer(pcm, np.int16).astype(np.float32) / 32768)

    def settled(self) -> bool:
        steady = time.monotonic() - self._socket.changed > STEADY_S
        return self._socket.heard and steady and not self._socket.partial

    def end(self) -> None:
        self._client.cleanup()
        self._client.trans_thread.join()
        self._tell("final", self._socket.partial)


if __name__ == "__main__":
    drive(__doc__, WhisperLive)
