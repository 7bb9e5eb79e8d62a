"""Cuts the stream of sound into utterances, hands-free or by push-to-talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.events import SpeechStarted, UtteranceDiscarded
from dragoman.domain.protocols import Boundary, VoiceActivityDetector
from dragoman.domain.speech import Utterance, UtterancePhase

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
    """Silence this long ends an utterance whose words are not known yet ..."""
    complete_hold_s: float = 0.5
    """... one whose words are a whole sentence ..."""
    hesitation_hold_s: float = 0.9
    """... and one that breaks off in the middle of a sentence."""
    pause_s: float = 0.1
    """Silence after which an utterance may be over, so that it is recognised on suspicion ..."""
    second_pause_s: float = 0.5
    """... and after which that is done once more, unless its words are a whole sentence by then: a last word that fades
    away is understood better with the silence after it. Not longer than `hang_over_s`."""
    update_s: float = 0.4
    """While somebody speaks, what they said so far is handed on this often ..."""
    update_share: float = 0.1
    """... or, once it is long and takes longer to recognise, whenever so much of it is new."""
    pre_roll_s: float = 0.5
    """Sound kept from before the first speech, so that a soft first consonant is not lost."""
    hang_over_s: float = 0.5
    """Sound kept from after the last speech."""
    long_s: float = 12.0
    """From this length on an utterance ends at the first pause: short ones are interpreted sooner, and cheaply."""
    is_live: bool = True
    """Somebody waits: what is said so far is handed on, and the words decide how long a pause may be."""
    max_s: float = 25.0
    """An utterance that gets this long is cut at its quietest recent moment (Whisper hears 30 s at once)."""
    cut_window_s: float = 10.0
    """How far back that moment may lie."""
    release_s: float = 0.25
    """Sound still taken after push-to-talk is released: what the device holds back, and the last syllable ..."""
    quiet_release_s: float = 0.15
    """... unless there has been silence for so long."""


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    samples: Samples
    start_s: float
    captured_at_s: float
    probability: float


@dataclass(slots=True)
class _Open:
    """An utterance that is being spoken."""

    started: SpeechStarted
    heard_frames: int = 0
    """How many of its frames the last snapshot held."""
    paused_at_s: float | None = None
    """`end_s` of the last snapshot that was handed on in a pause."""
    is_complete: bool | None = None
    """How the words up to that pause read; None where nobody has said."""
    release_frames: int | None = None
    """Frames still taken after push-to-talk was released."""


class SpeechEndpointer:
    """`Endpointer` that takes chunks of sound and yields where speech starts, snapshots of it, and where it ends.

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
        self._silent_count = 0
        """Frames since the last speech."""
        self._next_id = 1
        self._open: _Open | None = None

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        """Take the next chunk (16 kHz) and yield what it completes."""
        for frame in self._split(chunk):
            self._frames.append(frame)
            self._silent_count = self._silent_count + 1 if frame.probability < self._settings.offset else 0
            if self._open is None:
                yield from self._wait_for_speech(frame)
            elif self._is_over(self._open):
                yield from self._close()
            elif len(self._frames) >= self._count(self._settings.max_s):
                yield from self._cut(self._open)
            elif self._settings.is_live:
                yield from self._look_in(self._open)

    def use(self, *, hands_free: bool) -> Iterator[Boundary]:
        """Find utterances by voice activity from now on, or by push-to-talk; what is open ends here."""
        yield from self._close()
        self._hands_free = hands_free

    def press(self, language: str | None) -> Iterator[Boundary]:
        """Push-to-talk begins: everything from the pre-roll on belongs to the utterance."""
        yield from self._close()
        self._keep_last(self._settings.pre_roll_s)
        yield self._begin(language)

    def release(self) -> Iterator[Boundary]:
        """Push-to-talk ends, at once after a silence, else after the short tail that `accept` still takes."""
        if self._open is not None:
            self._open.release_frames = self._count(self._settings.release_s)
            if self._is_over(self._open):
                yield from self._close()

    def judge(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """Take note of how the words up to a pause read; see `Endpointer`."""
        current = self._open
        if current is not None and current.started.utterance_id == utterance_id and current.paused_at_s == end_s:
            current.is_complete = is_complete

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

    def _is_over(self, current: _Open) -> bool:
        if self._hands_free:
            return self._silent_count >= self._count(self._hold_s(current))
        if current.release_frames is None:
            return False
        current.release_frames -= 1
        is_quiet = self._silent_count >= self._count(self._settings.quiet_release_s)
        return is_quiet or current.release_frames < 0

    def _hold_s(self, current: _Open) -> float:
        """Return how long the silence has to last that ends the utterance."""
        settings = self._settings
        if not settings.is_live:
            return settings.hold_s
        by_words = {None: settings.hold_s, True: settings.complete_hold_s, False: settings.hesitation_hold_s}
        hold_s = by_words[current.is_complete]
        is_long = len(self._frames) >= self._count(settings.long_s)
        return min(hold_s, settings.complete_hold_s) if is_long else hold_s

    def _look_in(self, current: _Open) -> Iterator[Boundary]:
        """Hand on a snapshot, at the first short silence and every now and then during speech."""
        is_pausing = self._silent_count == self._count(self._settings.pause_s) or (
            self._silent_count == self._count(self._settings.second_pause_s) and not current.is_complete
        )
        new_s = max(self._settings.update_s, self._settings.update_share * len(self._frames) * self._frame_s)
        is_due = len(self._frames) - current.heard_frames >= self._count(new_s)
        if not is_pausing and not (is_due and not self._silent_count):
            return
        current.heard_frames = len(self._frames)
        phase = UtterancePhase.PAUSING if is_pausing else UtterancePhase.SPEAKING
        snapshot = self._taken(current.started, self._frames, phase)
        if snapshot is not None:
            paused_at_s = snapshot.end_s if is_pausing else None
            if paused_at_s is None or paused_at_s != current.paused_at_s:
                current.is_complete = None
            current.paused_at_s = paused_at_s
            yield snapshot

    def _begin(self, language: str | None) -> SpeechStarted:
        started = SpeechStarted(utterance_id=self._next_id, language=language)
        self._open = _Open(started, heard_frames=len(self._frames))
        self._next_id += 1
        return started

    def _close(self) -> Iterator[Boundary]:
        """End the open utterance, if any."""
        if self._open is None:
            return
        yield self._ended(self._open.started, self._frames)
        self._open = None
        self._onset_count = 0
        self._keep_last(self._settings.pre_roll_s)

    def _cut(self, current: _Open) -> Iterator[Boundary]:
        """Cut a monologue where speech is least likely; nothing between the two halves is lost or doubled."""
        window = self._count(self._settings.cut_window_s)
        recent = np.array([frame.probability for frame in self._frames[-window:]])
        smooth = np.convolve(recent, np.ones(_SMOOTHING) / _SMOOTHING, mode="valid")
        cut = len(self._frames) - window + int(np.argmin(smooth)) + _SMOOTHING // 2
        before, self._frames = self._frames[:cut], self._frames[cut:]
        yield self._ended(current.started, before)
        yield self._begin(current.started.language)

    def _ended(self, started: SpeechStarted, frames: list[_Frame]) -> Boundary:
        whole = self._taken(started, frames, UtterancePhase.ENDED)
        return whole or UtteranceDiscarded(utterance_id=started.utterance_id)

    def _taken(self, started: SpeechStarted, frames: list[_Frame], phase: UtterancePhase) -> Utterance | None:
        """Make an utterance of the speech in `frames` with a margin around it; None where there is none."""
        speech = [i for i, frame in enumerate(frames) if frame.probability >= self._settings.offset]
        if len(speech) < self._count(self._settings.onset_s):
            return None
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
            phase=phase,
            speech_probability=float(np.mean([frames[i].probability for i in speech])),
        )

    def _keep_last(self, duration_s: float) -> None:
        del self._frames[: -self._count(duration_s)]

    def _count(self, duration_s: float) -> int:
        """Return how many frames a duration spans, at least one."""
        return max(1, round(duration_s / self._frame_s))
