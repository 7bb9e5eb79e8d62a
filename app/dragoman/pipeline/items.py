"""What goes from stage to stage, and which of it a later item replaces."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.domain.audio import AudioChunk
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Speech, Utterance, UtterancePhase
from dragoman.pipeline.speech_output import Clause


@dataclass(frozen=True, slots=True)
class Press:
    """Push-to-talk begins; `language` is the speaker's, where it is known."""

    language: str | None


class Release:
    """Push-to-talk is let go."""


@dataclass(frozen=True, slots=True)
class HandsFree:
    """Utterances are found by voice activity from now on, or by push-to-talk."""

    is_wanted: bool


class EndOfAudio:
    """The source has ended."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance, or a snapshot of it, for recognition."""

    utterance: Utterance
    routes: Routes
    is_simultaneous: bool
    """Whether the translation is spoken while the speaker goes on."""

    @property
    def is_final(self) -> bool:
        """Whether the utterance has ended."""
        return self.utterance.phase is UtterancePhase.ENDED


@dataclass(frozen=True, slots=True)
class Again:
    """An utterance that was taken for another language."""

    utterance: Utterance
    target: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was recognised, for translation."""

    spoken: Spoken
    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody has typed, or put right, for translation."""

    utterance_id: int
    text: str
    language: str
    target: str
    english: str | None = None
    """See `Hypothesis.english`."""


Heard = AudioChunk | Routes | Press | Release | HandsFree | EndOfAudio
"""What reaches endpointing."""


def utterance_of(item: object) -> int | None:
    """Return the id of the utterance an item of any stage belongs to, if it belongs to one."""
    match item:
        case Spoken(utterance=utterance) | Again(utterance=utterance) | Clause(utterance=utterance):
            return utterance.id
        case Understood(spoken=spoken):
            return spoken.utterance.id
        case Speech(utterance_id=utterance_id) | Written(utterance_id=utterance_id):
            return utterance_id
        case _:
            return None


def supersedes(new: object, waiting: object) -> bool:
    """Return whether a snapshot, or what was made of it, is useless because a later one of its utterance has come."""
    if utterance_of(new) != utterance_of(waiting):
        return False
    match waiting:
        case Spoken():
            return not waiting.is_final
        case Understood():
            return not waiting.hypothesis.is_final
        case Clause():
            return waiting.is_suspected
        case _:
            return False
