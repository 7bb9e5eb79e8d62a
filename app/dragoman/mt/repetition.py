"""Noticing that a model has begun to repeat itself."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 8
"""Tokens of what is repeated."""
_TIMES = 4
"""A translation that says the same so often in a row, where its source does not, has run astray."""


def repeats(tokens: Sequence[str]) -> bool:
    """Return whether the same few tokens come several times in a row."""
    return any(_longest_run(tokens, length) >= (_TIMES - 1) * length for length in range(1, _LONGEST + 1))


def _longest_run(tokens: Sequence[str], distance: int) -> int:
    """Return how many tokens in a row are the same as the one at a distance before."""
    longest = run = 0
    for before, token in zip(tokens, tokens[distance:], strict=False):
        run = run + 1 if token == before else 0
        longest = max(longest, run)
    return longest
