"""Sound that comes from memory and goes to memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator

import numpy as np

from dragoman.audio.speech_stream import SpeechStream
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import PlaybackFinished, PlaybackStarted
from dragoman.domain.protocols import Publish, Synthesizer
from dragoman.domain.speech import Speech

_CHUNK_SAMPLES = 1_600


class SoundSource:
    """An `AudioSource` of samples at 16 kHz."""

    def __init__(self, samples: Samples) -> None:
        """Deliver `samples`, shape (n,), as fast as they are taken."""
        self._samples = samples
        self._closed = threading.Event()

    def chunks(self) -> Iterator[AudioChunk]:
        """Yield chunks of 0.1 s; see `AudioSource`."""
        for begin in range(0, len(self._samples), _CHUNK_SAMPLES):
            if self._closed.is_set():
                return
            chunk = self._samples[begin : begin + _CHUNK_SAMPLES]
            yield AudioChunk(chunk, SPEECH_SAMPLE_RATE, begin / SPEECH_SAMPLE_RATE, time.monotonic())

    def close(self) -> None:
        """Make `chunks` end soon."""
        self._closed.set()


class SpeechCollector:
    """An `AudioSink` that keeps the speech of each utterance."""

    def __init__(self, publish: Publish) -> None:
        """Publish playback events as a loudspeaker would."""
        self._publish = publish
        self._streams: dict[int, SpeechStream] = {}
        self._parts: dict[int, list[Samples]] = {}

    def play(self, speech: Speech) -> None:
        """Keep the part."""
        if speech.utterance_id not in self._parts:
            self._parts[speech.utterance_id] = []
            self._streams[speech.utterance_id] = SpeechStream(SPEECH_SAMPLE_RATE)
            self._publish(PlaybackStarted(utterance_id=speech.utterance_id))
        self._parts[speech.utterance_id].append(self._streams[speech.utterance_id].feed(speech))
        if speech.is_last:
            self._publish(PlaybackFinished(utterance_id=speech.utterance_id))

    def pause(self, paused: bool) -> None:
        """Nobody listens who could be disturbed."""

    def stop(self) -> None:
        """Everything is kept."""

    def drain(self) -> None:
        """Everything is here already."""

    def close(self) -> None:
        """Everything is kept."""

    def samples(self, utterance_id: int) -> Samples:
        """Return the speech of an utterance at 16 kHz, shape (n,); empty where there was none."""
        return joined(self._parts.get(utterance_id, []))


def spoken(synthesizer: Synthesizer, text: str, language: str, *, pause_s: float) -> Samples:
    """Return `text` as the voice of `language` speaks it, at 16 kHz, with a pause after it."""
    stream = SpeechStream(SPEECH_SAMPLE_RATE)
    parts = [stream.feed(Speech(1, chunk, is_last=False)) for chunk in synthesizer.synthesize(text, language)]
    return joined([*parts, stream.feed(Speech(1, AudioChunk.empty(), is_last=True)), silence(pause_s)])


def silence(duration_s: float) -> Samples:
    """Return silence at 16 kHz."""
    return np.zeros(round(duration_s * SPEECH_SAMPLE_RATE), np.float32)


def joined(parts: Iterable[Samples]) -> Samples:
    """Return the parts one after the other."""
    return np.concatenate([silence(0), *parts])
