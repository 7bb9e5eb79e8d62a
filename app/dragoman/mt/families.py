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
    is_token_text: bool = False
    """Whether that token is a word of the text, and so has the piece of a word's beginning, `▁`, in front of it."""
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
    "quickmt": Family(("source.spm",), ("target.spm",), has_source_end=False),
    "argos": Family(("sentencepiece.model",), ("sentencepiece.model",), has_source_end=False),
    "nllb": Family(_SHARED, _SHARED, known_by="eng_Latn", names_source=nllb_tokens, names_target=nllb_tokens),
    "m2m100": Family(_SHARED, _SHARED, known_by="__en__", names_source=m2m100_tokens, names_target=m2m100_tokens),
    "madlad": Family(_SHARED, _SHARED, known_by="<2en>", names_target_in_source=madlad_tokens, is_token_text=True),
}
"""Name of the family -> what its models have in common.

Marian models end the source with `</s>`; those of several target languages take `>>pt<<` first, which their
SentencePiece model does not know (https://github.com/Helsinki-NLP/Opus-MT,
https://huggingface.co/docs/transformers/model_doc/marian). QuickMT's models, made with Eole, take the pieces alone;
where one wants `<s>` first, CTranslate2 adds it (https://github.com/quickmt/quickmt/blob/main/quickmt/translator.py,
https://huggingface.co/quickmt/quickmt-en-uk/blob/main/config.json). Argos packages are OpenNMT models that take the
pieces alone too; those of several languages begin the translation with the `target_prefix` of their metadata.json
(https://github.com/argosopentech/argos-translate). NLLB-200 was trained with the source language first (NLLB Team et
al., 2022, section 6.1.1; https://huggingface.co/docs/transformers/model_doc/nllb), as was M2M-100
(https://huggingface.co/docs/transformers/model_doc/m2m_100); both end the source with `</s>` and begin the translation
with the target language. MADLAD-400 reads `<2pt> text` as one text, and `</s>` after it (Kudugunta et al., 2023;
https://huggingface.co/santhosh/madlad400-3b-ct2): its SentencePiece model splits that into `▁`, `<2pt>`, `▁text`, and
without the first piece the translation is garbled (https://huggingface.co/olob0/madlad400-3b-mt-ct2-int8_float16).
"""
