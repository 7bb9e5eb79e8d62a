"""Feeds recordings to whisper-streaming 0.1.0 (see README.md in this folder).

The package is a rework of ufal/whisper_streaming and recommends no settings of its own, so these are the original's
defaults: a recognition for each second of sound, at most 15 seconds kept, 200 characters of prompt. Trimming goes by
time, since trimming by sentence raises an exception in this version; the arithmetic is int8. Words are given out once
two recognitions agree on them: there are final texts only.
"""

from __future__ import annotations

import queue
import threading
from pathlib import Path

import numpy as np
from feeding import RATE, Tell, drive
from whisper_streaming import ASRProcessor, AudioReceiver, Backend, OutputSender, TimeTrimming, Word
from whisper_streaming.backend import (
    FasterWhisperASR,
    FasterWhisperFeatureExtractorConfig,
    FasterWhisperModelConfig,
    FasterWhisperTranscribeConfig,
)

CHUNK_S = 1.0
PATIENCE_S = 30.0


class Receiver(AudioReceiver):
    def __init__(self) -> None:
        super().__init__()
        self._sound: queue.Queue[bytes | None] = queue.Queue()

    def hear(self, pcm: bytes | None) -> None:
        self._sound.put(pcm)

    def _do_receive(self) -> np.ndarray | None:
        heard = b""
        while len(heard) < CHUNK_S * RATE * 2:
            pcm = self._sound.get()
            if pcm is None:
                return None
            heard += pcm
        return np.frombuffer(heard, np.int16).astype(np.float32) / 32768

    def _do_close(self) -> None:
        self.hear(None)


class Sender(OutputSender):
    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def _do_output(self, data: Word) -> None:
        self._tell("final", data.word)

    def _do_close(self) -> None:
        while not self.queue.empty():
            self._do_output(self.queue.get())


class WhisperStreaming:
    def __init__(self, model: Path, language: str) -> None:
        self._language = language
        self._config = FasterWhisperModelConfig(str(model), device="cpu", compute_type="int8")
        self.begin(lambda _kind, _text: None)
        loaded = self._processor.backend.model
        list(loaded.transcribe(np.zeros(RATE, np.float32), language=language, word_timestamps=True)[0])
        self.end()
        FasterWhisperASR._load_model = lambda _self, _config: loaded  # the package would load it again for each stream

    def begin(self, tell: Tell) -> None:
        self._receiver = Receiver()
        self._processor = ASRProcessor(
            ASRProcessor.ProcessorConfig(
                sampling_rate=RATE,
                prompt_size=200,
                audio_receiver_timeout=1.5 * CHUNK_S,
                audio_trimming=TimeTrimming(15),
                language=self._language,
            ),
            self._receiver,
            Sender(tell),
            Backend.FASTER_WHISPER,
            self._config,
            FasterWhisperTranscribeConfig(),
            FasterWhisperFeatureExtractorConfig(),
        )
        self._running = threading.Thread(target=self._processor.run, daemon=True)
        self._running.start()

    def hear(self, pcm: bytes) -> None:
        self._receiver.hear(pcm)

    def settled(self) -> bool:
        return False  # it never says that nothing is left open, so it gets all the silence there is

    def end(self) -> None:
        self._receiver.hear(None)
        self._running.join(PATIENCE_S)


if __name__ == "__main__":
    drive(__doc__, WhisperStreaming)
