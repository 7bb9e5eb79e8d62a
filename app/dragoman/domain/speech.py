"""One spoken sentence on its way through the app: utterance, hypothesis, translation, speech."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.audio import AudioChunk


class UtterancePhase(StrEnum):
    """How far an utterance has come when it is handed on."""

    SPEAKING = "speaking"
    """A snapshot while the speaker goes on."""
    PAUSING = "pausing"
    """A snapshot after a short silence, which may turn out to be the end."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One stretch of speech, or what there is of it so far. Everything downstream carries its id."""

    id: int
    """Unique within a session, growing in the order of speaking."""
    audio: AudioChunk
    """16 kHz, with a margin before and after the speech."""
    start_s: float
    """First speech, in seconds from the start of the source."""
    end_s: float
    """End of the last speech, in seconds from the start of the source."""
    speech_ended_at_s: float
    """`time.monotonic()` when the last speech had been captured."""
    language: str | None = None
    """Language tag where it is known before recognition (push-to-talk), else None."""
    phase: UtterancePhase = UtterancePhase.ENDED
    speech_probability: float = 1.0
    """Mean probability (0 to 1) of the frames that count as speech."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the recogniser understood so far. Its texts joined are the whole."""

    utterance_id: int
    committed: str
    """Text that stays: the next hypothesis of the utterance begins with it."""
    language: str
    """Language tag, for example "pt"."""
    language_probability: float = 1.0
    """0 to 1, among the languages in use; 1 where the language was given."""
    average_log_probability: float = 0.0
    """Mean natural log-probability of a token; below about -1 the text is a guess."""
    tentative: str = ""
    """Text that may still change. Empty where the hypothesis is final."""
    is_final: bool = True
    """Whether the utterance has ended: nothing more comes for it."""
    english: str | None = None
    """The recogniser's own translation of the speech, where that is the way into the target language.

    Empty while the utterance goes on; None where the text is translated instead.
    """
    goes_on: bool = False
    """Whether it goes on with the sentence with which the utterance before it ended: a pause has cut it."""

    @property
    def text(self) -> str:
        """All that was understood."""
        return self.committed + self.tentative


@dataclass(frozen=True, slots=True)
class Translation:
    """What was said, in the other person's language. Its texts joined are the whole."""

    utterance_id: int
    source_text: str
    source_language: str
    committed: str
    """Text that stays: the next translation of the utterance begins with it."""
    target_language: str
    tentative: str = ""
    """Text that may still change. Empty once the utterance has ended."""

    @property
    def text(self) -> str:
        """All that is translated."""
        return self.committed + self.tentative


SIGNAL_ID = 0
"""In place of an utterance's id, for sounds of the app that say nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A synthesised part of a translation, in playing order."""

    utterance_id: int
    audio: AudioChunk
    is_last: bool
    """True on the last part of the utterance; its audio may then be empty."""
    source_start_s: float = 0.0
    """Where the original speech begins, in seconds from the start of the source."""
