"""How far a translation that appears word by word is behind the speaker: LAAL and StreamLAAL, in seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.evaluation.emission import EmittedWord
from dragoman.evaluation.resegmentation import resegment
from dragoman.evaluation.text_units import units_of


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the original and its reference translation."""

    start_s: float
    """Seconds from the start of the recording."""
    end_s: float
    """Seconds from the start of the recording."""
    translation: str


def average_lagging(delays_s: Sequence[float], source_s: float, reference_length: int) -> float:
    """Return the length-adaptive average lagging (LAAL) of one segment, in seconds.

    The mean delay of the words against an ideal interpreter who puts out words evenly while the speaker speaks; words
    after the first one that comes with or after the end of the source do not count. The even pace is that of the longer
    of hypothesis and reference, so that too many words bring no advantage (Polák et al., 2022, "CUNI-KIT System for
    Simultaneous Speech Translation Task at IWSLT 2022"; Papi et al., 2022, "Over-Generation Cannot Be Rewarded";
    as computed by SimulEval).

    Args:
        delays_s: seconds from the start of the segment until each word was put out; at least one.
        source_s: length of the segment in seconds, above 0.
        reference_length: words of the reference.
    """
    if delays_s[0] > source_s:
        return delays_s[0]
    pace_s = source_s / max(len(delays_s), reference_length)
    count = next((place for place, delay_s in enumerate(delays_s, start=1) if delay_s >= source_s), len(delays_s))
    return sum(delay_s - place * pace_s for place, delay_s in enumerate(delays_s[:count])) / count


def segment_lags(
    words: Sequence[EmittedWord], segments: Sequence[Segment], language: str, time_of: Callable[[EmittedWord], float]
) -> list[float]:
    """Return the LAAL of each segment of a recording; their mean over a corpus is StreamLAAL.

    The words are assigned to the segments by `resegment`; a segment without words is left out (Papi et al., 2024,
    "StreamAtt: Direct Streaming Speech-to-Text Translation with Attention-based Audio History Selection").

    Args:
        words: what was put out for the whole recording.
        segments: what should have been, in order.
        language: the language of both.
        time_of: when a word was put out, in seconds from the start of the recording: by the clock for the
            computation-aware version, by the sound heard until then for the other.
    """
    references = [units_of(segment.translation, language) for segment in segments]
    stretches = resegment([word.text for word in words], references)
    return [
        average_lagging(
            [time_of(words[place]) - segment.start_s for place in stretch],
            segment.end_s - segment.start_s,
            len(reference),
        )
        for segment, reference, stretch in zip(segments, references, stretches, strict=True)
        if stretch
    ]
