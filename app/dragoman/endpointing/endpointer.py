"""Cuts the stream of sound into utterances, hands-free or by push-to-talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import SpeechStarted, UtteranceDiscarded
from dragoman.domain.protocols import Boundary, VoiceActivityDetector
from dragoman.domain.speech import Utterance

_SMOOTHING = 5
"""Frames over which the probability of speech is averaged to find a quiet moment."""


@dataclass(frozen=True, slots=True)
class EndpointingSettings:
    """Thresholds are probabilities of speech, durations are seconds."""

    onset: float = 0.5
    """At or above this a frame begins speech ..."""
    offset: float = 0.35
    """... and at or above this it continues it (hysteresis)."""
    onset_s: float = 0.1
    """Speech this long in a row begins an utterance; shorter is a click or a cough."""
    hold_s: float = 0.6
    """Silence this long ends an utterance."""
    pre_roll_s: float = 0.5
    """Sound kept from before the first speech, so that a soft first consonant is not lost."""
    hang_over_s: float = 0.5
    """Sound kept from after the last speech."""
    max_s: float = 25.0
    """An utterance that gets this long is cut at its quietest recent moment (Whisper hears 30 s at once)."""
    cut_window_s: float = 10.0
    """How far back that moment may lie."""
    release_s: float = 0.25
    """Sound still taken after push-to-talk is released: what the device holds back, and the last syllable."""


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    samples: Samples
    start_s: float
    captured_at_s: float
    probability: float


class SpeechEndpointer:
    """`Endpointer` that takes chunks of sound and yields where speech starts and the utterances that end.

    Hands-free, speech is found by voice activity. With push-to-talk (`hands_free=False`) an utterance lasts from
    `press` to `release`. Not thread-safe: one thread feeds it.
    """

    def __init__(
        self, vad: VoiceActivityDetector, *, hands_free: bool, settings: EndpointingSettings | None = None
    ) -> None:
        self._vad = vad
        self._hands_free = hands_free
        self._settings = settings or EndpointingSettings()
        self._frame_s = vad.frame_samples / SPEECH_SAMPLE_RATE
        self._remainder: Samples = np.zeros(0, np.float32)
        self._frames: list[_Frame] = []
        self._onset_count = 0
        self._next_id = 1
        self._open: SpeechStarted | None = None
        self._release_frames: int | None = None

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        """Take the next chunk (16 kHz) and yield what it completes."""
        for frame in self._split(chunk):
            self._frames.append(frame)
            if self._open is None:
                yield from self._wait_for_speech(frame)
            elif self._hands_free:
                yield from self._wait_for_silence()
            else:
                yield from self._wait_for_release()

    def press(self, language: str | None) -> Iterator[Boundary]:
        """Push-to-talk begins: everything from the pre-roll on belongs to the utterance."""
        yield from self._close()
        self._keep_last(self._settings.pre_roll_s)
        yield self._begin(language)

    def release(self) -> Iterator[Boundary]:
        """Push-to-talk ends, after the short tail that `accept` still takes."""
        if self._open is not None:
            self._release_frames = self._count(self._settings.release_s)
        yield from ()

    def finish(self) -> Iterator[Boundary]:
        """The sound ends here: yield what was being said."""
        yield from self._close()
        self._frames.clear()
        self._remainder = np.zeros(0, np.float32)
        self._onset_count = 0
        self._vad.reset()

    def _split(self, chunk: AudioChunk) -> Iterator[_Frame]:
        if chunk.sample_rate != SPEECH_SAMPLE_RATE:
            raise ValueError(f"the endpointer takes {SPEECH_SAMPLE_RATE} Hz, not {chunk.sample_rate}")
        size = self._vad.frame_samples
        start_s = chunk.start_s - len(self._remainder) / SPEECH_SAMPLE_RATE
        samples = np.concatenate((self._remainder, chunk.samples))
        whole = len(samples) - len(samples) % size
        self._remainder = samples[whole:]
        for begin in range(0, whole, size):
            frame = samples[begin : begin + size]
            behind_s = (len(samples) - begin - size) / SPEECH_SAMPLE_RATE
            yield _Frame(
                frame,
                start_s + begin / SPEECH_SAMPLE_RATE,
                chunk.captured_at_s - behind_s,
                self._vad.probability(frame),
            )

    def _wait_for_speech(self, frame: _Frame) -> Iterator[Boundary]:
        self._onset_count = self._onset_count + 1 if frame.probability >= self._settings.onset else 0
        onset = self._count(self._settings.onset_s)
        if self._hands_free and self._onset_count >= onset:
            yield self._begin(None)
        else:
            self._keep_last(self._settings.pre_roll_s + self._settings.onset_s)

    def _wait_for_silence(self) -> Iterator[Boundary]:
        recent = self._frames[-self._count(self._settings.hold_s) :]
        if all(frame.probability < self._settings.offset for frame in recent):
            yield from self._close()
        else:
            yield from self._cut_if_long()

    def _wait_for_release(self) -> Iterator[Boundary]:
        if self._release_frames is None:
            yield from self._cut_if_long()
            return
        self._release_frames -= 1
        if self._release_frames <= 0:
            yield from self._close()

    def _begin(self, language: str | None) -> SpeechStarted:
        self._open = SpeechStarted(utterance_id=self._next_id, language=language)
        self._next_id += 1
        self._release_frames = None
        return self._open

    def _close(self) -> Iterator[Boundary]:
        """End the open utterance, if any."""
        if self._open is None:
            return
        yield self._end(self._open, self._frames)
        self._open = None
        self._onset_count = 0
        self._keep_last(self._settings.pre_roll_s)

    def _cut_if_long(self) -> Iterator[Boundary]:
        """Cut a monologue where speech is least likely; nothing between the two halves is lost or doubled."""
        if self._open is None or len(self._frames) < self._count(self._settings.max_s):
            return
        window = self._count(self._settings.cut_window_s)
        recent = np.array([frame.probability for frame in self._frames[-window:]])
        smooth = np.convolve(recent, np.ones(_SMOOTHING) / _SMOOTHING, mode="valid")
        cut = len(self._frames) - window + int(np.argmin(smooth)) + _SMOOTHING // 2
        before, self._frames = self._frames[:cut], self._frames[cut:]
        yield self._end(self._open, before)
        yield self._begin(self._open.language)

    def _end(self, started: SpeechStarted, frames: list[_Frame]) -> Utterance | UtteranceDiscarded:
        """Make an utterance of the speech in `frames` with a margin around it."""
        speech = [i for i, frame in enumerate(frames) if frame.probability >= self._settings.offset]
        if len(speech) < self._count(self._settings.onset_s):
            return UtteranceDiscarded(utterance_id=started.utterance_id)
        first, last = speech[0], speech[-1]
        begin = max(0, first - self._count(self._settings.pre_roll_s))
        kept = frames[begin : last + 1 + self._count(self._settings.hang_over_s)]
        audio = AudioChunk(
            np.concatenate([frame.samples for frame in kept]),
            SPEECH_SAMPLE_RATE,
            start_s=kept[0].start_s,
            captured_at_s=kept[-1].captured_at_s,
        )
        return Utterance(
            id=started.utterance_id,
            audio=audio,
            start_s=frames[first].start_s,
            end_s=frames[last].start_s + self._frame_s,
            speech_ended_at_s=frames[last].captured_at_s,
            language=started.language,
        )

    def _keep_last(self, duration_s: float) -> None:
        del self._frames[: -self._count(duration_s)]

    def _count(self, duration_s: float) -> int:
        """Return how many frames a duration spans, at least one."""
        return max(1, round(duration_s / self._frame_s))
