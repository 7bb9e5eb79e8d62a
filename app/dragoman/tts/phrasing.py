"""What a voice is given to speak at a time, and how the sound of it goes over into the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dragoman.domain.audio import AudioChunk, Samples
from dragoman.text.clauses import split_clauses
from dragoman.text.symbols import speakable

_SENTENCE_PAUSE_S = 0.25
_CLAUSE_PAUSE_S = 0.12
_CUT_PAUSE_S = 0.04
"""Where a clause was cut that has no comma."""
_SENTENCE_ENDS = frozenset(".!?。！？؟।")  # noqa: RUF001
_CLOSING = "\"'”’»›)]」』 "  # noqa: RUF001

_FRAME_S = 0.01
_QUIET = 10 ** (-50 / 20)
"""Amplitude, relative to the loudest, below which a voice is silent before its first sound and after its last."""
_MARGIN_FRAMES = 2, 4
"""What stays of that silence, before and after: consonants begin and vowels end in it."""
_FADE_S = 0.005

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
    spoken = [clause for clause in map(speakable, split_clauses(speakable(text), language)) if clause]
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
    sound = _within_full_scale(_faded(_trimmed(samples, sample_rate), sample_rate))
    return AudioChunk(np.concatenate((sound, np.zeros(round(pause_s * sample_rate), np.float32))), sample_rate)


def _trimmed(samples: Samples, sample_rate: int) -> Samples:
    frame = round(_FRAME_S * sample_rate)
    levels = np.maximum.reduceat(np.abs(samples), np.arange(0, len(samples), frame)) if len(samples) else samples
    loud = np.flatnonzero(levels > _QUIET * np.max(levels, initial=0.0))
    if not len(loud):
        return samples[:0]
    before, after = _MARGIN_FRAMES
    return samples[max(0, int(loud[0]) - before) * frame : (int(loud[-1]) + 1 + after) * frame]


def _faded(samples: Samples, sample_rate: int) -> Samples:
    faded = samples.astype(np.float32)
    length = min(round(_FADE_S * sample_rate), len(faded))
    ramp = np.linspace(0.0, 1.0, length, dtype=np.float32)
    faded[:length] *= ramp
    faded[len(faded) - length :] *= ramp[::-1]
    return faded


def _within_full_scale(samples: Samples) -> Samples:
    """Scale down sound that would clip; Kokoro's voice sometimes exceeds full scale by a fifth."""
    peak = float(np.max(np.abs(samples), initial=0.0))
    return (samples / peak if peak > 1.0 else samples).astype(np.float32)
