"""Word error rate."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordErrors:
    """Errors of hypotheses against references, summed over a corpus."""

    words: int
    """Words in the references."""
    substitutions: int
    deletions: int
    insertions: int

    @property
    def rate(self) -> float:
        """Errors per reference word, in percent."""
        return 100 * (self.substitutions + self.deletions + self.insertions) / max(1, self.words)


def count_word_errors(references: Sequence[str], hypotheses: Sequence[str]) -> WordErrors:
    """Compare texts pairwise, after `plain_words`, with the least number of edits (Levenshtein, through `jiwer`)."""
    import jiwer

    compared = jiwer.process_words([plain_words(t) for t in references], [plain_words(t) for t in hypotheses])
    words = compared.hits + compared.substitutions + compared.deletions
    return WordErrors(words, compared.substitutions, compared.deletions, compared.insertions)


def plain_words(text: str) -> str:
    """Return the words of a text in lower case, without punctuation and symbols; apostrophes and accents stay."""
    kept = (
        character if character == "'" or unicodedata.category(character)[0] not in "PS" else " "
        for character in unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()
    )
    return " ".join("".join(kept).split())
