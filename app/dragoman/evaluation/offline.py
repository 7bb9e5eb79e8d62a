"""What is known of a recording when all of it may be heard: where its speech is, its text, its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.domain.speech import Utterance, UtterancePhase
from dragoman.evaluation.clips import Clip
from dragoman.evaluation.plain_whisper import TimedWord
from dragoman.evaluation.resegmentation import resegment
from dragoman.evaluation.sources import InARow
from dragoman.evaluation.streaming_lag import Segment
from dragoman.evaluation.text_units import units_of
from dragoman.installation import endpointer
from dragoman.text.sentences import split_sentences

_TAIL_S = 2.0


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """Where the speech of a recording is, in seconds from its start."""

    end_s: float
    """End of the last speech."""
    utterances: int
    duration_s: float
    """Length of the whole recording."""


def speech_span(path: Path) -> SpeechSpan:
    """Find the speech in a recording by voice activity.

    Raises:
        InputError: it cannot be read.
    """
    detector = endpointer(hands_free=True, is_recording=False)
    found = []
    end_s = 0.0
    for chunk in InARow([path], silence_s=_TAIL_S).chunks():
        found += list(detector.accept(chunk))
        end_s = chunk.end_s
    found += list(detector.finish())
    ended = [each for each in found if isinstance(each, Utterance) and each.phase is UtterancePhase.ENDED]
    return SpeechSpan(max((each.end_s for each in ended), default=0.0), len(ended), end_s - _TAIL_S)


def sentence_pairs(clip: Clip) -> list[tuple[str, str]]:
    """Return the sentences of a recording with their translations; one pair of the whole where they do not match."""
    said = _sentences(clip.reference, clip.language)
    meant = _sentences(clip.translation, clip.target)
    return list(zip(said, meant, strict=True)) if len(said) == len(meant) else [(clip.reference, clip.translation)]


def timed_segments(
    pairs: Sequence[tuple[str, str]], words: Sequence[TimedWord], language: str, duration_s: float
) -> list[Segment]:
    """Return when each sentence is said, by the times of the words that are closest to its words.

    Args:
        pairs: each sentence and its translation.
        words: the words recognised in the whole recording.
        language: the language of the sentences.
        duration_s: length of the recording, which is one segment where it has one sentence, or one that is not found.
    """
    units = [(unit, word) for word in words for unit in units_of(word.text, language)]
    stretches = resegment([unit for unit, _word in units], [units_of(said, language) for said, _meant in pairs])
    if len(pairs) == 1 or not all(stretches):
        return [Segment(0.0, duration_s, " ".join(meant for _said, meant in pairs))]
    return [
        Segment(units[stretch[0]][1].start_s, units[stretch[-1]][1].end_s, meant)
        for (_said, meant), stretch in zip(pairs, stretches, strict=True)
    ]


def _sentences(text: str, language: str) -> list[str]:
    return [sentence.strip() for sentence in split_sentences(text, language) if sentence.strip()]
