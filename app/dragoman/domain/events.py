"""What happens in a session, told to whoever listens: the window, the terminal, the event log, the latency observer.

`at_s` is `time.monotonic()` at the moment the event describes.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.domain.audio import AudioDevice
from dragoman.domain.errors import DragomanError
from dragoman.domain.speech import Hypothesis, Translation


class StageName(StrEnum):
    """The parts of the pipeline that run on their own threads."""

    CAPTURE = "capture"
    ENDPOINTING = "endpointing"
    RECOGNITION = "recognition"
    TRANSLATION = "translation"
    SYNTHESIS = "synthesis"
    PLAYBACK = "playback"


class StageState(StrEnum):
    """What a stage is doing."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events."""

    at_s: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class StateChanged(Event):
    """A stage loads its engine, is ready, failed, or stopped."""

    stage: StageName
    state: StageState


@dataclass(frozen=True, slots=True)
class LevelMeasured(Event):
    """How loud the microphone is, about ten times a second."""

    rms: float
    """Root mean square, 0 to 1 of full scale."""


@dataclass(frozen=True, slots=True)
class AudioDropped(Event):
    """Sound that could not be taken in time."""

    duration_s: float


@dataclass(frozen=True, slots=True)
class SpeechStarted(Event):
    """Somebody begins to speak."""

    utterance_id: int
    language: str | None
    """Language tag where it is known already (push-to-talk)."""


@dataclass(frozen=True, slots=True)
class UtteranceEnded(Event):
    """Somebody has finished a stretch of speech; `at_s` is when that was noticed."""

    utterance_id: int
    start_s: float
    """Seconds from the start of the source."""
    end_s: float
    """Seconds from the start of the source."""
    speech_ended_at_s: float
    """`time.monotonic()` when the last speech had been captured."""


@dataclass(frozen=True, slots=True)
class UtteranceDiscarded(Event):
    """What seemed to be speech held no words; nothing more comes for this utterance."""

    utterance_id: int


@dataclass(frozen=True, slots=True)
class HypothesisUpdated(Event):
    """The recogniser understood something, or something more."""

    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True)
class TranslationUpdated(Event):
    """What is said so far has been translated, while the speaker goes on."""

    translation: Translation


@dataclass(frozen=True, slots=True)
class TranslationReady(Event):
    """An utterance has been translated to its end."""

    translation: Translation


@dataclass(frozen=True, slots=True)
class PlaybackStarted(Event):
    """The first translated sound of an utterance goes out."""

    utterance_id: int


@dataclass(frozen=True, slots=True)
class PlaybackFinished(Event):
    """The last translated sound of an utterance has gone out."""

    utterance_id: int


@dataclass(frozen=True, slots=True)
class LatencyMeasured(Event):
    """How long the listener waited, in seconds after the speaker's last word; None for what did not happen."""

    utterance_id: int
    text_s: float | None
    """Until the final text."""
    translation_s: float | None
    """Until the translation."""
    audio_s: float | None
    """Until the first translated sound."""


@dataclass(frozen=True, slots=True)
class LagMeasured(Event):
    """How far the interpretation is behind the speaker right now, in seconds."""

    text_s: float
    """From the end of the newest speech that was taken in until its text and translation are shown."""
    speech_s: float | None
    """From the end of the speech by which a clause was committed until it begins to sound; None where nothing is
    spoken simultaneously."""


@dataclass(frozen=True, slots=True)
class SpeechShortened(Event):
    """The translated speech fell behind, so a part of the translation is not spoken. Its text stays complete."""

    utterance_id: int
    omitted: str
    """Text of the translation that is not spoken."""


@dataclass(frozen=True, slots=True)
class StageFailed(Event):
    """A stage could not do its work; with an utterance id only that utterance is affected."""

    stage: StageName
    error: DragomanError
    utterance_id: int | None = None


@dataclass(frozen=True, slots=True)
class ProcessorTookOver(Event):
    """The processor does a stage's work, more slowly, because the graphics processor cannot; the work goes on."""

    stage: StageName
    error: DragomanError
    """Why, and the way out."""
    is_lasting: bool = False
    """Whether the graphics processor could not be used at all, as it will be in the next session if nothing is done."""


@dataclass(frozen=True, slots=True)
class DevicesListed(Event):
    """The devices of this machine, asked for or changed."""

    devices: tuple[AudioDevice, ...]
