"""Small Bergamot students with random weights, written down in Marian's binary format."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from dragoman.distillation.students import CONFIGURATION, Student, find_student

FLOAT32, INT8, CHARACTERS = 0x404, 0x4101, 0x101
_MULTIPLIER = 40.0
_ALIGNMENT = 256
_SOURCE_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "plus", "minus"]
_TARGET_WORDS = ["um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "mais", "cem", "mil"]


@dataclass(frozen=True)
class Shape:
    """How a student is built."""

    encoder_layers: int = 3
    decoder_layers: int = 1
    heads: int = 4
    width: int = 32
    inner: int = 48
    activation: str = "relu"
    is_shared: bool = True
    """Whether both languages share a vocabulary."""
    is_output_tied: bool = True
    """Whether the output layer's matrix is that of the target tokens' embeddings."""
    is_quantised: bool = False


TWO_VOCABULARIES = Shape(2, 2, 2, 16, 40, is_shared=False)
SHAPES = {
    "one vocabulary": Shape(),
    "two vocabularies": TWO_VOCABULARIES,
    "an output layer of its own": replace(TWO_VOCABULARIES, is_output_tied=False, activation="swish"),
    "int8": Shape(1, 3, 8, 64, 32, "gelu", is_quantised=True),
}


@dataclass(frozen=True)
class Item:
    """What a file holds under a name."""

    kind: int
    shape: tuple[int, ...]
    data: bytes


def make_student(folder: Path, shape: Shape = SHAPES["one vocabulary"], **options: object) -> Student:
    """Write a student; `options` replace those of its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["both.spm"] * 2 if shape.is_shared else ["source.spm", "target.spm"]
    sizes = []
    for name, words in zip(names, (_SOURCE_WORDS, _TARGET_WORDS), strict=True):
        make_pieces(folder / name, _SOURCE_WORDS + _TARGET_WORDS if shape.is_shared else words)
        sizes.append(sentencepiece.SentencePieceProcessor(model_file=str(folder / name)).get_piece_size())
    items = {name: as_item(name, array, shape) for name, array in random_weights(shape, sizes).items()}
    items["encoder_l1_self_Wq_QuantMultA"] = Item(FLOAT32, (1, 1), struct.pack("<f", 1.0))
    write_marian(folder / "model.bin", items, {**configuration(shape), **options})
    named = {"models": ["model.bin"], "vocabs": names}
    (folder / CONFIGURATION).write_text(json.dumps(named), "utf-8")  # which is YAML too
    return find_student(folder)


def make_pieces(path: Path, words: Sequence[str]) -> None:
    """Train a SentencePiece model with the numbers that Marian gives `</s>` and `<unk>`."""
    generator = random.Random(1)
    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(" ".join(generator.choices(words, k=6)) for _ in range(300)),
            model_writer=file,
            model_type="bpe",
            vocab_size=120,
            hard_vocab_limit=False,
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            minloglevel=2,
        )


def configuration(shape: Shape) -> dict[str, Any]:
    """Return the options that Marian keeps with the weights."""
    return {
        "type": "transformer",
        "enc-depth": shape.encoder_layers,
        "dec-depth": shape.decoder_layers,
        "dec-cell": "ssru",
        "transformer-heads": shape.heads,
        "transformer-decoder-autoreg": "rnn",
        "transformer-ffn-activation": shape.activation,
        "transformer-ffn-depth": 2,
        "transformer-guided-alignment-layer": "last",
        "transformer-no-projection": False,
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-postprocess-top": "",
    }


def random_weights(shape: Shape, sizes: Sequence[int]) -> dict[str, NDArray[np.float32]]:
    """Return weights by Marian's names, matrices as (inputs, outputs)."""
    generator = np.random.default_rng(7)
    width, inner = shape.width, shape.inner

    def matrix(rows: int, columns: int) -> NDArray[np.float32]:
        return (generator.standard_normal((rows, columns)) / np.sqrt(rows)).astype(np.float32)

    def attention(scope: str) -> dict[str, NDArray[np.float32]]:
        made = {f"{scope}_W{which}": 2 * matrix(width, width) for which in "qkvo"}
        return made | {f"{scope}_b{which}": matrix(1, width) for which in "qkvo"} | norm(f"{scope}_Wo")

    def norm(scope: str) -> dict[str, NDArray[np.float32]]:
        return {f"{scope}_ln_scale": 1 + 0.1 * matrix(1, width), f"{scope}_ln_bias": 0.1 * matrix(1, width)}

    def feed_forward(scope: str) -> dict[str, NDArray[np.float32]]:
        made = {f"{scope}_ffn_W1": matrix(width, inner), f"{scope}_ffn_b1": matrix(1, inner)}
        made |= {f"{scope}_ffn_W2": matrix(inner, width), f"{scope}_ffn_b2": matrix(1, width)}
        return made | norm(f"{scope}_ffn_ffn")

    names = ["Wemb"] if shape.is_shared else ["encoder_Wemb", "decoder_Wemb"]
    weights = {name: matrix(width, size).T.copy() for name, size in zip(names, sizes, strict=False)}
    for number in range(1, shape.encoder_layers + 1):
        weights |= attention(f"encoder_l{number}_self") | feed_forward(f"encoder_l{number}")
    for number in range(1, shape.decoder_layers + 1):
        rnn = f"decoder_l{number}_rnn"
        weights |= {f"{rnn}_W": matrix(width, width), f"{rnn}_Wf": matrix(width, width), f"{rnn}_bf": matrix(1, width)}
        weights |= norm(f"{rnn}_ffn") | attention(f"decoder_l{number}_context") | feed_forward(f"decoder_l{number}")
    if not shape.is_output_tied:
        weights["decoder_ff_logit_out_W"] = matrix(width, sizes[1])
    return weights | {"decoder_ff_logit_out_b": matrix(1, sizes[1])}


def as_item(name: str, array: NDArray[np.float32], shape: Shape) -> Item:
    """Return an array as it stands in a file: of what is quantised, all but the embeddings is transposed."""
    if not shape.is_quantised or len(array) == 1:
        return Item(FLOAT32, array.shape, array.astype("<f4").tobytes())
    stored = array if name.endswith("Wemb") else array.T
    values = np.clip(np.round(stored * _MULTIPLIER), -127, 127).astype(np.int8)
    return Item(INT8, array.shape, values.tobytes() + struct.pack("<f", _MULTIPLIER) + b"\0" * 28)


def write_marian(path: Path, items: Mapping[str, Item], options: Mapping[str, object]) -> None:
    """Write a file in Marian's binary format, version 1."""
    text = json.dumps(options).encode() + b"\0"
    held = {"special:model.yml": Item(CHARACTERS, (len(text),), text), **items}
    raw = struct.pack("<2Q", 1, len(held))
    for name, item in held.items():
        raw += struct.pack("<4Q", len(name) + 1, item.kind, len(item.shape), len(item.data))
    raw += b"".join(name.encode() + b"\0" for name in held)
    raw += b"".join(struct.pack(f"<{len(item.shape)}i", *item.shape) for item in held.values())
    padding = -(len(raw) + 8) % _ALIGNMENT
    raw += struct.pack("<Q", padding) + b"\0" * padding
    path.write_bytes(raw + b"".join(item.data for item in held.values()))
