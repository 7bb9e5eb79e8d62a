"""Feeds recordings to SpeechRecognition 3.17.0 (see README.md in this folder).

`Recognizer.listen` finds the phrases with its default settings (a phrase ends after 0.8 s of quiet) in blocks of 1024
samples, as its microphone gives them; the package's faster-whisper recogniser writes them down. The method
`recognize_faster_whisper` loads the model anew for each phrase; this calls what it calls, with the model loaded once.
There are no partial texts.
"""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import speech_recognition as sr
from faster_whisper import WhisperModel
from feeding import RATE, Tell, drive
from speech_recognition.recognizers.whisper_local.base import WhisperCompatibleRecognizer
from speech_recognition.recognizers.whisper_local.faster_whisper import TranscribableAdapter

PATIENCE_S = 30.0


class Stream(sr.AudioSource):
    """A microphone whose sound comes from `hear`."""

    SAMPLE_RATE = RATE
    SAMPLE_WIDTH = 2
    CHUNK = 1024

    def __init__(self) -> None:
        self.stream = self
        self.ended = False
        self._sound = b""
        self._changed = threading.Condition()

    def hear(self, pcm: bytes, *, last: bool = False) -> None:
        with self._changed:
            self._sound += pcm
            self.ended = last
            self._changed.notify_all()

    def read(self, samples: int) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self.ended or len(self._sound) >= 2 * samples)
            block, self._sound = self._sound[: 2 * samples], self._sound[2 * samples :]
            return block

    def unread(self) -> int:
        return len(self._sound) // 2


class SpeechRecognition:
    def __init__(self, model: Path, language: str) -> None:
        self._language = language
        loaded = WhisperModel(str(model), device="cpu", compute_type="int8")
        list(loaded.transcribe(np.zeros(RATE, np.float32), language=language)[0])
        self._whisper = WhisperCompatibleRecognizer(TranscribableAdapter(loaded))

    def begin(self, tell: Tell) -> None:
        self._stream = Stream()
        self._finals = 0
        self._listening = threading.Thread(target=self._listen, args=(self._stream, tell), daemon=True)
        self._listening.start()

    def hear(self, pcm: bytes) -> None:
        self._stream.hear(pcm)

    def settled(self) -> bool:
        return self._finals > 0 and self._stream.unread() < 2 * Stream.CHUNK

    def end(self) -> None:
        self._stream.hear(b"", last=True)
        self._listening.join(PATIENCE_S)

    def _listen(self, stream: Stream, tell: Tell) -> None:
        recognizer = sr.Recognizer()
        while not stream.ended or stream.unread():
            phrase = recognizer.listen(stream)
            if phrase.frame_data.strip(b"\0"):
                tell("final", self._whisper.recognize(phrase, language=self._language))
                self._finals += 1


if __name__ == "__main__":
    drive(__doc__, SpeechRecognition)
