"""Subtitle cues: which text stands on the screen from when to when."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from dragoman.transcript.text_lines import break_text, width

LINES_PER_CUE = 2
MIN_CUE_S = 1.0
"""Shorter than this nobody can read a cue; it is kept where the next utterance leaves room."""
_SHORTEST_CUE_S = 0.3
"""Kept in any case, so that a cue is seen at all; the next one then begins later."""
_SHORTEST_CUE_COLUMNS = 12
"""A cue of one short word gets the time of one this wide."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle."""

    start_s: float
    """Seconds from the start of the source."""
    end_s: float
    lines: tuple[str, ...]


def make_cues(texts: tuple[str, ...], start_s: float, end_s: float, latest_end_s: float) -> list[Cue]:
    """Return the cues of one utterance.

    Args:
        texts: the translation; or the original and the translation, to be shown one above the other.
        start_s: when the utterance begins, in seconds from the start of the source.
        end_s: when it ends; cues too short to read stay longer.
        latest_end_s: when the next utterance begins, which ends that.
    """
    blocks = _lines_of_cues(texts)
    if not blocks:
        return []
    end_s = max(
        end_s,
        min(start_s + MIN_CUE_S * len(blocks), latest_end_s),
        start_s + _SHORTEST_CUE_S * len(blocks),
    )
    shares = [max(sum(width(line) for line in lines), _SHORTEST_CUE_COLUMNS) for lines in blocks]
    seconds_per_share = (end_s - start_s) / sum(shares)
    edges = [start_s + seconds_per_share * shown for shown in itertools.accumulate(shares, initial=0)]
    return [Cue(begin, end, lines) for begin, end, lines in zip(edges, edges[1:], blocks, strict=False)]


def _lines_of_cues(texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the lines of each cue, those of several texts side by side in proportion."""
    broken = [cues for text in texts if (cues := break_text(text, LINES_PER_CUE // len(texts)))]
    count = max((len(cues) for cues in broken), default=0)
    return [tuple(line for cues in broken for line in cues[index * len(cues) // count]) for index in range(count)]
