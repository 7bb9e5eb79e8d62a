"""What a voice is given to speak at a time, and how the sound of it goes over into the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.text.clauses import split_clauses
from dragoman.text.spoken_text import spoken_text
from dragoman.text.symbols import speakable
from dragoman.tts.phrase_sound import PhraseSound

_SENTENCE_PAUSE_S = 0.25
_CLAUSE_PAUSE_S = 0.12
_CUT_PAUSE_S = 0.04
"""Where a clause was cut that has no comma."""
_SENTENCE_ENDS = frozenset(".!?。！？؟।")  # noqa: RUF001
_CLOSING = "\"'”’»›)]」』 "  # noqa: RUF001

MIN_RATE, MAX_RATE = 0.5, 2.0
"""How slow and fast voices can speak."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is spoken at a time."""

    text: str
    """Has a word, and a comma where it goes on although there is none."""
    pause_s: float
    """Silence after it, at the normal speaking rate."""


def phrases(text: str, language: str) -> list[Phrase]:
    """Return what of a text can be spoken, in order."""
    clauses = split_clauses(spoken_text(speakable(text), language), language)
    spoken = [clause for clause in map(speakable, clauses) if clause]
    return [_phrase(clause, is_last=index == len(spoken)) for index, clause in enumerate(spoken, 1)]


def _phrase(clause: str, *, is_last: bool) -> Phrase:
    end = clause.rstrip(_CLOSING)[-1:]
    if is_last or end in _SENTENCE_ENDS:
        return Phrase(clause, _SENTENCE_PAUSE_S)
    if end.isalnum():
        return Phrase(f"{clause},", _CUT_PAUSE_S)
    return Phrase(clause, _CLAUSE_PAUSE_S)


def usable_rate(rate: float) -> float:
    """Return the speaking rate nearest to `rate` that voices have."""
    return min(max(rate, MIN_RATE), MAX_RATE)


def with_pause(samples: Samples, sample_rate: int, pause_s: float) -> AudioChunk:
    """Return a phrase's sound without the silence around it, faded in and out, and with a pause after it.

    Args:
        samples: shape (n,), any level; what exceeds full scale is scaled down.
        sample_rate: Hz.
        pause_s: seconds.
    """
    sound = PhraseSound(sample_rate)
    return AudioChunk(np.concatenate((sound.feed(samples), sound.end(pause_s))), sample_rate)
