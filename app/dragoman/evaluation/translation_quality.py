"""BLEU and chrF of translations, through `sacrebleu`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char"}


@dataclass(frozen=True, slots=True)
class TranslationQuality:
    """Both from 0 to 100."""

    bleu: float
    """Words and their order (Papineni et al., 2002; tokenised as Post, 2018)."""
    chrf: float
    """Characters, kinder to other endings of the same word (Popović, 2015)."""


def translation_quality(hypotheses: Sequence[str], references: Sequence[str], language: str) -> TranslationQuality:
    """Compare translations into `language` with one reference each, over the corpus as a whole."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu = BLEU(tokenize=_TOKENIZERS.get(language, "13a"))
    return TranslationQuality(
        bleu.corpus_score(list(hypotheses), [list(references)]).score,
        CHRF().corpus_score(list(hypotheses), [list(references)]).score,
    )
