"""Not showing yet what is about to change."""

from __future__ import annotations

from dragoman.domain.stability import Stability
from dragoman.text.local_agreement import LocalAgreement
from dragoman.text.words import split_words

_AGREEING = {Stability.BALANCED: 2, Stability.STEADY: 3}
"""So many successive texts have to begin alike before the words they share are shown ..."""
_HELD_BACK = {Stability.BALANCED: 0, Stability.STEADY: 1}
"""... but for so many of the last words of each."""


class ShownText:
    """Chooses what is shown of texts that grow and change. One thread uses it.

    Only what successive texts agree on is shown. Against leaving out the last few words (mask-k: Arivazhagan et al.,
    2020) that takes back less than half as many words for the same delay.
    """

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self._of: tuple[int, Stability] | None = None
        self._agreement: LocalAgreement[str] = LocalAgreement()
        self._shown: list[str] = []

    def tentative(
        self, utterance_id: int, committed: str, tentative: str, stability: Stability, *, is_whole: bool = False
    ) -> str:
        """Return what is shown of the tentative text.

        Args:
            utterance_id: whose text it is; each has its own.
            committed: what stays; it is shown anyway.
            tentative: what may still change.
            stability: how much may be taken back.
            is_whole: whether all of it is shown.
        """
        if self._of != (utterance_id, stability):
            self._of, self._shown = (utterance_id, stability), []
            self._agreement = LocalAgreement(_AGREEING.get(stability, 2), _HELD_BACK.get(stability, 0))
        words = split_words(committed + tentative)
        agreed = self._agreement.agreed(words)
        still_holds = words[: len(self._shown)] == self._shown
        count = max(agreed, len(self._shown)) if still_holds else agreed
        is_whole = is_whole or stability is Stability.QUICK
        self._shown = words if is_whole else words[:count]
        return "".join(self._shown)[len(committed) :]
