"""One spoken sentence on its way through the app: utterance, hypothesis, translation, speech."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.domain.audio import AudioChunk


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One endpointed stretch of speech. Everything downstream carries its id."""

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


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the recogniser understood."""

    utterance_id: int
    text: str
    language: str
    """Language tag, for example "pt"."""
    language_probability: float = 1.0
    """0 to 1, among the languages in use; 1 where the language was given."""
    average_log_probability: float = 0.0
    """Mean natural log-probability of a token; below about -1 the text is a guess."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What was said, in the other person's language."""

    utterance_id: int
    source_text: str
    source_language: str
    text: str
    target_language: str


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A synthesised part of a translation, in playing order."""

    utterance_id: int
    audio: AudioChunk
    is_last: bool
    """True on the last part of the utterance; its audio may then be empty."""
    source_start_s: float = 0.0
    """Where the original speech begins, in seconds from the start of the source."""
