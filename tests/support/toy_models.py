"""Real CTranslate2 translation models that count to four, made in a moment by writing down their weights.

A Transformer of one layer (Vaswani et al., 2017). Tokens and positions are one-hot vectors. The decoder attends to the
source token at its own position, which says which number it is, and to a language token, in the source or at the
beginning of the translation, which says in which language; the word that fits both has the largest logit. The weights
are laid out as Marian does and go through CTranslate2's own converter.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.converters import MarianConverter
from numpy.typing import NDArray

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "en": ("one", "two", "three", "four"),
    "es": ("uno", "dos", "tres", "cuatro"),
    "pt": ("um", "dois", "três", "quatro"),
}
BEGINNING, END, UNKNOWN, STOP = "<s>", "</s>", "<unk>", "."
_SPACE = "▁"
_WIDTH = 256
_HEAD = _WIDTH // 2
_WORDS, _POSITIONS, _MEANT = 0, 128, 192
"""Where in a vector there is a token, its position, and what is to be said."""
_MOST_POSITIONS = 64
_SHARP = 5.0
"""Makes attention look at one token only."""

_Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Layout:
    """Which tokens a model takes and gives."""

    language_tokens: Mapping[str, str]
    """Language -> its token; none where the model translates into one language only."""
    targets: tuple[str, ...]
    is_language_in_target: bool = False
    """Whether the translation begins with the token of its language; else the source does."""
    shift: int = 0
    """How much further on a word is in the source than the decoder is when it says it."""
    add_source_bos: bool = False
    """Whether the converted model says that the beginning of the source is added by CTranslate2."""
    add_source_eos: bool = False
    """The same of its end."""


def make_model(folder: Path, layout: Layout) -> None:
    """Write a model in CTranslate2's format: words of all languages of `NUMBERS` into those of `layout.targets`."""
    folder.mkdir(parents=True, exist_ok=True)
    tokens = _tokens(layout)
    weights = _weights(layout, tokens)
    npz, vocabulary = folder / "model.npz", folder / "vocabulary.yml"
    np.savez(npz, **weights)  # type: ignore[arg-type]
    vocabulary.write_text("".join(f"{json.dumps(t, ensure_ascii=False)}: {i}\n" for i, t in enumerate(tokens)), "utf-8")
    MarianConverter(str(npz), [str(vocabulary)] * 2).convert(str(folder / "made"))
    for path in (folder / "made").iterdir():
        path.rename(folder / path.name)
    (folder / "made").rmdir()
    npz.unlink()
    vocabulary.unlink()
    configuration = json.loads((folder / "config.json").read_text("utf-8"))
    configuration |= {"add_source_bos": layout.add_source_bos, "add_source_eos": layout.add_source_eos}
    (folder / "config.json").write_text(json.dumps(configuration), "utf-8")


def make_pieces(path: Path, symbols: Sequence[str] = ()) -> None:
    """Train a SentencePiece model whose pieces are the words of all languages, and symbols that are never split."""
    words = [word for names in NUMBERS.values() for word in names]
    generator = random.Random(1)
    lines = [" ".join(generator.choices(words, k=5)) + " ." for _ in range(400)]
    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_writer=file,
            model_type="bpe",
            vocab_size=200,
            hard_vocab_limit=False,
            user_defined_symbols=[STOP, *symbols],
            minloglevel=2,
        )


def _tokens(layout: Layout) -> list[str]:
    words = [_SPACE + word for names in NUMBERS.values() for word in names]
    return [END, UNKNOWN, BEGINNING, STOP, _SPACE, *words, *layout.language_tokens.values()]


def _weights(layout: Layout, tokens: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    embeddings = np.zeros((len(tokens), _WIDTH), np.float32)
    embeddings[:, _WORDS : _WORDS + len(tokens)] = np.eye(len(tokens))
    embeddings[tokens.index(UNKNOWN)] = 0
    positions = np.zeros((_MOST_POSITIONS, _WIDTH), np.float32)
    positions[:, _POSITIONS : _POSITIONS + _MOST_POSITIONS] = np.eye(_MOST_POSITIONS) * np.sqrt(_WIDTH)
    looks_back = _attention(layout, tokens, is_aligned=False, tells_language=layout.is_language_in_target)
    looks_over = _attention(layout, tokens, is_aligned=True, tells_language=not layout.is_language_in_target)
    weights = {
        "encoder_Wemb": embeddings,
        "decoder_Wemb": embeddings,
        "Wpos": positions,
        **_named("encoder_l1_self", _attention(layout, tokens, is_aligned=False, tells_language=False)),
        **_named("decoder_l1_self", looks_back),
        **_named("decoder_l1_context", looks_over),
        **_idle("encoder_l1_ffn"),
        **_idle("decoder_l1_ffn"),
        "decoder_ff_logit_out_W": _logits(layout, tokens),
        "decoder_ff_logit_out_b": np.zeros((1, len(tokens)), np.float32),
    }
    return {**weights, "special:model.yml": np.frombuffer(_CONFIGURATION.encode() + b"\0", np.uint8)}


def _attention(layout: Layout, tokens: Sequence[str], *, is_aligned: bool, tells_language: bool) -> dict[str, _Matrix]:
    """Return an attention of two heads; one that neither is aligned nor tells the language adds nothing."""
    made = {name: np.zeros((_WIDTH, _WIDTH), np.float32) for name in ("Wq", "Wk", "Wv", "Wo")}
    made |= {name: np.zeros((1, _WIDTH), np.float32) for name in ("bq", "bk", "bv", "bo")}
    if is_aligned:
        for position in range(max(0, -layout.shift), _MOST_POSITIONS - max(0, layout.shift)):
            made["Wq"][_POSITIONS + position, position] = _SHARP
            made["Wk"][_POSITIONS + position + layout.shift, position] = _SHARP
        for index, token in enumerate(tokens):
            meaning = _meaning(token)
            if meaning is not None:
                made["Wv"][_WORDS + index, meaning] = 1
    if tells_language:
        made["bq"][0, _HEAD] = _SHARP
        for language, token in layout.language_tokens.items():
            if language in layout.targets:
                index = tokens.index(token)
                made["Wk"][_WORDS + index, _HEAD] = _SHARP
                made["Wv"][_WORDS + index, _HEAD + _meaning_of_language(language)] = 1
    for index in range(_WIDTH - _MEANT):
        made["Wo"][index, _MEANT + index] = made["Wo"][_HEAD + index, _MEANT + index] = 1
    return made


def _logits(layout: Layout, tokens: Sequence[str]) -> _Matrix:
    weights = np.zeros((_WIDTH, len(tokens)), np.float32)
    for index, token in enumerate(tokens):
        meaning = _meaning(token)
        language = next((tag for tag, names in NUMBERS.items() if token.removeprefix(_SPACE) in names), None)
        if meaning is None or (language is not None and language not in layout.targets):
            continue
        weights[_MEANT + meaning, index] = 2
        if language is not None:
            weights[_MEANT + _meaning_of_language(language), index] = 1
    weights[_WORDS + tokens.index(STOP), tokens.index(END)] = 5  # nothing follows a full stop
    return weights


def _meaning(token: str) -> int | None:
    """Return what stands for a word's number, whichever its language, or for an end."""
    if token in (END, STOP):
        return (END, STOP).index(token)
    numbers = (names.index(token[1:]) for names in NUMBERS.values() if token[1:] in names)
    return next((2 + number for number in numbers), None)


def _meaning_of_language(language: str) -> int:
    return 2 + len(NUMBERS["en"]) + list(NUMBERS).index(language)


def _named(scope: str, attention: Mapping[str, _Matrix]) -> dict[str, _Matrix]:
    return {f"{scope}_{name}": matrix for name, matrix in attention.items()} | _norm(f"{scope}_Wo")


def _idle(scope: str) -> dict[str, _Matrix]:
    """Return a feed-forward layer that adds nothing."""
    inner = 8
    shapes = {"W1": (_WIDTH, inner), "b1": (1, inner), "W2": (inner, _WIDTH), "b2": (1, _WIDTH)}
    return {f"{scope}_{name}": np.zeros(shape, np.float32) for name, shape in shapes.items()} | _norm(f"{scope}_ffn")


def _norm(scope: str) -> dict[str, _Matrix]:
    return {
        f"{scope}_ln_scale": np.ones((1, _WIDTH), np.float32),
        f"{scope}_ln_bias": np.zeros((1, _WIDTH), np.float32),
    }


_CONFIGURATION = """
type: transformer
enc-depth: 1
dec-depth: 1
transformer-heads: 2
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-ffn-activation: relu
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: ""
transformer-guided-alignment-layer: last
"""
