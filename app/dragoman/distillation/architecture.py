"""What a student has to be like for CTranslate2 to compute its copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.distillation.marian_file import MarianFormatError, MarianModel
from dragoman.domain.errors import InputError

_NEEDED: Mapping[str, tuple[Any, ...]] = {
    "type": ("transformer",),
    "transformer-decoder-autoreg": ("rnn",),
    "dec-cell": ("ssru",),
}
_POSSIBLE: Mapping[str, tuple[Any, ...]] = {
    "transformer-preprocess": ("",),
    "transformer-postprocess": ("dan",),
    "transformer-postprocess-emb": ("", "d"),
    "transformer-postprocess-top": ("",),
    "transformer-ffn-activation": ("relu", "swish", "gelu"),
    "transformer-ffn-depth": (2,),
    "transformer-decoder-ffn-depth": (0, 2),
    "transformer-no-projection": (False,),
    "transformer-rnn-projection": (False,),
    "transformer-train-position-embeddings": (False,),
    "transformer-tied-layers": ([],),
    "layer-normalization": (False,),
    "lemma-dim-emb": (0,),
    "output-omit-bias": (False,),
    "right-left": (False,),
}
"""Marian's options -> what they may be; where one is not named, it is of no importance or as it should be."""


def check_architecture(model: MarianModel, path: Path) -> None:
    """Look whether a copy of this student can be made.

    Args:
        model: the student.
        path: its file, to name it.

    Raises:
        InputError: it is built otherwise than what a copy can be made of.
        MarianFormatError: weights are missing, or do not fit together.
    """
    for option, allowed in _NEEDED.items():
        _check_option(path, option, model.configuration.get(option), allowed)
    for option, allowed in _POSSIBLE.items():
        _check_option(path, option, model.configuration.get(option, allowed[0]), allowed)
    for option in ("enc-depth", "dec-depth", "transformer-heads"):
        if not isinstance(model.configuration.get(option), int) or model.configuration[option] < 1:
            raise MarianFormatError(path, f"the option {option} is {model.configuration.get(option)}")
    for name in (model.source_embeddings, model.target_embeddings):
        if name not in model.weights or model.weights[name].ndim != 2:  # noqa: PLR2004
            raise MarianFormatError(path, f"it has no matrix {name}")
    width = model.weights[model.source_embeddings].shape[-1]
    if width % (2 * model.heads):
        raise MarianFormatError(path, f"{width} dimensions cannot be shared by {model.heads} heads")
    for name, shape in _shapes(model):
        if name not in model.weights:
            raise MarianFormatError(path, f"it has no {name}")
        if model.weights[name].shape != shape:
            raise MarianFormatError(path, f"{name} has the shape {model.weights[name].shape} instead of {shape}")


def _check_option(path: Path, option: str, value: object, allowed: tuple[Any, ...]) -> None:
    if value not in allowed:
        raise InputError(
            "No copy of “{path}” can be made: its option {option} is {value}, and has to be {allowed}.",
            "Take a student as Firefox Translations has them, with an SSRU as decoder.",
            path=path,
            option=option,
            value=repr(value),
            allowed=" or ".join(map(repr, allowed)),
        )


def _shapes(model: MarianModel) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Return each weight that is needed and the shape it has to have."""
    width = model.weights[model.source_embeddings].shape[-1]
    tokens = model.weights[model.target_embeddings].shape[0]
    yield model.target_embeddings, (tokens, width)
    yield model.output, (tokens, width)
    yield "decoder_ff_logit_out_b", (1, tokens)
    for number in range(1, model.encoder_layers + 1):
        yield from _attention(f"encoder_l{number}_self", width)
        yield from _feed_forward(model, f"encoder_l{number}", width)
    for number in range(1, model.decoder_layers + 1):
        scope = f"decoder_l{number}"
        yield from ((f"{scope}_rnn_{matrix}", (width, width)) for matrix in ("W", "Wf"))
        yield f"{scope}_rnn_bf", (1, width)
        yield from _normalisation(f"{scope}_rnn_ffn", width)
        yield from _attention(f"{scope}_context", width)
        yield from _feed_forward(model, scope, width)


def _attention(scope: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    for which in "qkvo":
        yield f"{scope}_W{which}", (width, width)
        yield f"{scope}_b{which}", (1, width)
    yield from _normalisation(f"{scope}_Wo", width)


def _feed_forward(model: MarianModel, scope: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    first = model.weights.get(f"{scope}_ffn_W1")
    inner = first.size // width if first is not None else 0
    yield f"{scope}_ffn_W1", (width, inner)
    yield f"{scope}_ffn_b1", (1, inner)
    yield f"{scope}_ffn_W2", (inner, width)
    yield f"{scope}_ffn_b2", (1, width)
    yield from _normalisation(f"{scope}_ffn_ffn", width)


def _normalisation(scope: str, width: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{scope}_ln_scale", (1, width)
    yield f"{scope}_ln_bias", (1, width)
