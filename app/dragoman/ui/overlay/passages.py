"""What of a conversation's turns is shown as subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.ui.view_models.turn import Turn

KEPT_PASSAGES = 3
"""More are never on the screen: each begins a line of its own."""
_LINE_END = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one utterance in one language."""

    utterance_id: int
    language: str
    committed: str
    """Words that stay."""
    tentative: str = ""
    """What follows them and may still change, white space between the two included."""

    @property
    def text(self) -> str:
        """All words."""
        return self.committed + self.tentative


def originals(turns: Sequence[Turn]) -> tuple[Passage, ...]:
    """Return what was said last, oldest first."""
    return _newest(_passage(turn, turn.source_language, turn.said, turn.said_tentative) for turn in reversed(turns))


def translations(turns: Sequence[Turn]) -> tuple[Passage, ...]:
    """Return what was translated last, oldest first."""
    return _newest(
        _passage(turn, turn.target_language, turn.translated, turn.translated_tentative) for turn in reversed(turns)
    )


def _newest(passages: Iterator[Passage]) -> tuple[Passage, ...]:
    """Return the first few with words, in reverse."""
    return tuple(islice((each for each in passages if each.text), KEPT_PASSAGES))[::-1]


def _passage(turn: Turn, language: str, committed: str, tentative: str) -> Passage:
    committed, tentative = _LINE_END.sub(" ", committed).lstrip(), _LINE_END.sub(" ", tentative)
    if not committed:
        tentative = tentative.lstrip()
    return Passage(turn.utterance_id, language, committed, tentative.rstrip())
