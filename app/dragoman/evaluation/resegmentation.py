"""Cutting what was put out without sentence borders where the reference sentences end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from dragoman.evaluation.word_errors import plain_words

_BOTH, _HYPOTHESIS, _REFERENCE = range(3)
"""Where an alignment comes from: a step in both texts, or in one of them."""


def resegment(words: Sequence[str], references: Sequence[Sequence[str]]) -> list[range]:
    """Cut `words` into as many stretches as there are references, with the least word errors in all of them together.

    The least number of edits against each reference is the least number against all of them in a row, since an
    alignment may be cut anywhere (Matusov et al., 2005, "Evaluating Machine Translation Output with Automatic Sentence
    Segmentation"; the tool is known as mwerSegmenter). Case and punctuation do not count. Surplus words between two
    sentences go to the first of them.

    Args:
        words: the words of the hypothesis.
        references: the words of each reference sentence.

    Returns:
        The places in `words` of each stretch; one after the other they are all of `words`.
    """
    hypothesis = [plain_words(word) for word in words]
    reference = [plain_words(word) for sentence in references for word in sentence]
    reached = _reached(_steps(hypothesis, reference), len(hypothesis), len(reference))
    ends = [reached[end] for end in accumulate(len(sentence) for sentence in references)]
    if ends:
        ends[-1] = len(words)
    return [range(begin, end) for begin, end in pairwise([0, *ends])]


def _steps(hypothesis: Sequence[str], reference: Sequence[str]) -> list[bytearray]:
    """Return the last step of the cheapest alignment of each pair of prefixes (Levenshtein), by length of prefix."""
    costs = list(range(len(reference) + 1))
    steps = [bytearray([_REFERENCE]) * (len(reference) + 1)]
    for row, word in enumerate(hypothesis, start=1):
        before, costs = costs, [row]
        taken = bytearray([_HYPOTHESIS])
        for column, wanted in enumerate(reference, start=1):
            choices = (before[column - 1] + (word != wanted), before[column] + 1, costs[column - 1] + 1)
            least = min(choices)
            costs.append(least)
            taken.append(choices.index(least))
        steps.append(taken)
    return steps


def _reached(steps: list[bytearray], row: int, column: int) -> list[int]:
    """Return how many words of the hypothesis are used up by the end of each prefix of the reference."""
    reached = [0] * (column + 1)
    reached[column] = row
    while column:
        step = steps[row][column]
        row -= step != _REFERENCE
        if step != _HYPOTHESIS:
            column -= 1
            reached[column] = row
    return reached
