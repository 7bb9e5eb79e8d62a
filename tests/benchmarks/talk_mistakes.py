"""Which words of a talk were understood as others, were lost, or were added."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import jiwer

from dragoman.evaluation.word_errors import count_word_errors, plain_words


@dataclass(frozen=True, slots=True)
class Mistake:
    """A place where the words differ."""

    place: tuple[int, int]
    """Which words of the reference."""
    said: str
    understood: str
    before: str
    start_s: float | None = None
    """When the utterance began."""


def report(
    name: str, reference: str, texts: Sequence[str], starts_s: Sequence[float | None], usual: Collection[Mistake] = ()
) -> tuple[float, list[Mistake]]:
    """Print how many mistakes there are, and which; `=` marks the usual ones.

    Args:
        name: how the talk was heard.
        reference: what is said in it.
        texts: what was understood, utterance by utterance.
        starts_s: when each utterance began, where that is known.
        usual: the mistakes of another way to hear it.

    Returns:
        The word error rate in percent, and the mistakes.
    """
    errors = count_word_errors([reference], [" ".join(texts)])
    print(
        f"{name:8} word error rate {errors.rate:5.2f} %: {errors.substitutions} other words, "
        f"{errors.deletions} lost, {errors.insertions} added of {errors.words}; {len(texts)} utterances"
    )
    found = mistakes(reference, texts, starts_s)
    known = {(mistake.place, mistake.understood) for mistake in usual}
    for mistake in found:
        at = "        " if mistake.start_s is None else f"{mistake.start_s:6.1f} s"
        mark = "=" if (mistake.place, mistake.understood) in known else " "
        print(f"  {mark} {at}  {mistake.before} [{mistake.said} -> {mistake.understood}]", flush=True)
    return errors.rate, found


def mistakes(reference: str, texts: Sequence[str], starts_s: Sequence[float | None]) -> list[Mistake]:
    """Align the words of all texts with those of the reference."""
    timed = zip(texts, starts_s, strict=True)
    words = [(word, start_s) for text, start_s in timed for word in plain_words(text).split()]
    compared = jiwer.process_words([plain_words(reference)], [" ".join(word for word, _ in words)])
    said, understood = compared.references[0], compared.hypotheses[0]
    return [
        Mistake(
            (part.ref_start_idx, part.ref_end_idx),
            " ".join(said[part.ref_start_idx : part.ref_end_idx]),
            " ".join(understood[part.hyp_start_idx : part.hyp_end_idx]),
            " ".join(said[max(0, part.ref_start_idx - 3) : part.ref_start_idx]),
            words[min(part.hyp_start_idx, len(words) - 1)][1],
        )
        for part in compared.alignments[0]
        if part.type != "equal"
    ]
