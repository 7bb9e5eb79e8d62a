"""Which part of a growing translation can be spoken already."""

from __future__ import annotations

from dragoman.domain.speech import Translation
from dragoman.text.clauses import LONG_LETTERS, LONG_OPENING_LETTERS, split_clauses


class SpokenClauses:
    """Hands out the clauses of a translation in order, each once. One thread uses it."""

    def __init__(self) -> None:
        self._utterance_id = -1
        self._handed_out = 0
        """Characters of the translation."""

    def next(self, translation: Translation, *, is_final: bool) -> list[str]:
        """Return the clauses that are committed and complete; at the end, all that are left."""
        clauses = self._left(translation.utterance_id, translation.committed, translation.target_language)
        if not is_final:
            clauses = clauses[:-1]
        self._handed_out += sum(map(len, clauses))
        return clauses

    def expected(self, translation: Translation, outlook: str, *, is_whole: bool = True) -> str:
        """Return the clause that comes next if the translation will be `outlook`, or begin with it; empty if none."""
        clauses = self._left(translation.utterance_id, outlook, translation.target_language)
        if not is_whole:
            clauses = clauses[:-1]
        return clauses[0] if clauses else ""

    def _left(self, utterance_id: int, text: str, language: str) -> list[str]:
        if utterance_id != self._utterance_id:
            self._utterance_id, self._handed_out = utterance_id, 0
        long_letters = LONG_LETTERS if self._handed_out else LONG_OPENING_LETTERS
        return split_clauses(text[self._handed_out :], language, long_letters=long_letters)
