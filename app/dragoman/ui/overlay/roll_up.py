"""Subtitles that roll up line by line, as those of live television do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.ui.overlay.line_breaks import character_ends, line_ends
from dragoman.ui.overlay.passages import Passage

Fits = Callable[[str, str], bool]
"""Says whether a text in a language is short enough for one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of subtitles; empty where one was and nothing is now."""

    text: str = ""
    committed: int = 0
    """How many of its characters stay as they are."""
    language: str = ""
    utterance_id: int = -1
    number: int = 0
    """Which line of its passage it is."""

    @property
    def place(self) -> tuple[int, int]:
        """Orders lines as they were spoken."""
        return self.utterance_id, self.number


class RollUp:
    """The newest lines of growing passages; each passage begins a new line.

    A line that has been shown is never broken elsewhere while the words up to its end stay the same, and what has
    rolled up does not come down again. So words that are read already stay where they are.
    """

    def __init__(self, rows: int, fits: Fits) -> None:
        """Begin empty, with room for so many lines."""
        self._rows = rows
        self._fits = fits
        self._wrapped: dict[int, _Wrapped] = {}
        self._lines: tuple[Line, ...] = ()
        self._seen = Line()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, top to bottom; once there were so many lines, there are not fewer until `clear`."""
        return self._lines

    def show(self, passages: Sequence[Passage]) -> int:
        """Take the passages as they are now, in order of their ids; return by how many lines the old ones roll up."""
        known = self._wrapped
        self._wrapped = {each.utterance_id: known.get(each.utterance_id) or _Wrapped() for each in passages}
        current = [line for each in passages for line in self._wrapped[each.utterance_id].lines(each, self._fits)]
        first = self._first_kept(current)
        start = max(first, len(current) - self._rows)
        shown = tuple(current[start:])
        before = len(self._lines)
        self._lines = shown + (Line(),) * (before - len(shown))
        return start + len(self._lines) - first - before if before else 0

    def clear(self) -> None:
        """Take all lines away for good; the last comes back only when it has changed."""
        self._seen = next((line for line in reversed(self._lines) if line.text), self._seen)
        self._lines = ()

    def _first_kept(self, current: Sequence[Line]) -> int:
        """Return which of the lines is the one that was on top, or, after `clear`, the first that is new."""
        top = self._lines[0] if self._lines else self._seen
        first = sum(line.place < top.place for line in current)
        if self._lines:
            return min(first, max(0, len(current) - 1))
        return first + (first < len(current) and current[first] == self._seen)


class _Wrapped:
    """Where one passage is broken into lines."""

    def __init__(self) -> None:
        self._text = ""
        self._starts = [0]

    def lines(self, passage: Passage, fits: Fits) -> list[Line]:
        """Return the lines of the passage as it is now, broken as before as far as it is the same."""
        text = passage.text
        same = _common(self._text, text)
        self._text = text
        self._starts = [0, *(start for start in self._starts[1:] if start <= same and text[start : start + 1].strip())]
        self._break_last(lambda part: fits(part, passage.language))
        ends = [*self._starts[1:], len(text)]
        return [
            Line(
                text=(words := text[start:end].rstrip()),
                committed=max(0, min(len(words), len(passage.committed) - start)),
                language=passage.language,
                utterance_id=passage.utterance_id,
                number=number,
            )
            for number, (start, end) in enumerate(zip(self._starts, ends, strict=True))
        ]

    def _break_last(self, fits: Callable[[str], bool]) -> None:
        """Break the last line as often as it needs."""
        rest = self._text[self._starts[-1] :]
        while not fits(rest.rstrip()):
            end = _longest(rest, line_ends(rest), fits) or _longest(rest, character_ends(rest), fits)
            end = end or character_ends(rest)[0]
            rest = rest[end:]
            if not rest:
                return
            self._starts.append(self._starts[-1] + end)


def _longest(text: str, ends: Sequence[int], fits: Callable[[str], bool]) -> int:
    """Return the last of the ends up to which the text fits, 0 where it fits up to none."""
    longest = 0
    for end in ends:
        if not fits(text[:end].rstrip()):
            break
        longest = end
    return longest


def _common(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))
