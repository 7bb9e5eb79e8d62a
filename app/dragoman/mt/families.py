"""How the families of translation models want their tokens: files, language tokens, ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.mt.language_codes import m2m100_tokens, madlad_tokens, nllb_tokens, opus_tokens

LanguageTokens = Callable[[str], tuple[str, ...]]
"""Returns the tokens that may stand for a language, the best first."""


@dataclass(frozen=True, slots=True)
class Family:
    """What models of a family have in common."""

    source_pieces: tuple[str, ...]
    """Names that the SentencePiece model of the source may have."""
    target_pieces: tuple[str, ...]
    """The same of the target."""
    known_by: str = ""
    """A token that the vocabulary of every model of the family holds."""
    names_source: LanguageTokens | None = None
    """Makes the source begin with the source language's token."""
    names_target_in_source: LanguageTokens | None = None
    """Makes the source begin with the target language's token, if the model has such tokens."""
    names_target: LanguageTokens | None = None
    """Makes the translation begin with the target language's token."""
    has_source_end: bool = True
    """Whether the source ends with `</s>`."""


_SHARED = ("sentencepiece.bpe.model", "sentencepiece.model", "spiece.model", "flores200_sacrebleu_tokenizer_spm.model")

FAMILIES: Mapping[str, Family] = {
    "marian": Family(
        ("source.spm", "sentencepiece.model"),
        ("target.spm", "sentencepiece.model"),
        known_by="</s>",
        names_target_in_source=opus_tokens,
    ),
    "argos": Family(("sentencepiece.model",), ("sentencepiece.model",), has_source_end=False),
    "nllb": Family(_SHARED, _SHARED, known_by="eng_Latn", names_source=nllb_tokens, names_target=nllb_tokens),
    "m2m100": Family(_SHARED, _SHARED, known_by="__en__", names_source=m2m100_tokens, names_target=m2m100_tokens),
    "madlad": Family(_SHARED, _SHARED, known_by="<2en>", names_target_in_source=madlad_tokens),
}
"""Name of the family -> what its models have in common.

Marian models of several target languages take `>>pt<<` first (https://github.com/Helsinki-NLP/Opus-MT). Argos packages
are OpenNMT models without an end of the source (https://github.com/argosopentech/argos-translate). NLLB-200 was trained
with the source language first (NLLB Team et al., 2022, section 6.1.1), as was M2M-100; both begin the translation with
the target language. MADLAD-400 takes `<2pt>` first (Kudugunta et al., 2023).
"""
