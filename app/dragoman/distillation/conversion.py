"""From a copy's weights to a model that CTranslate2 runs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.distillation.marian_file import MarianModel, Weights
from dragoman.distillation.sinusoids import sinusoids
from dragoman.distillation.students import read_pieces

_PLACES = 2048
"""So many tokens a sentence may have; CTranslate2 computes up to there with a table."""
_PIECES = "sentencepiece.model"
"""The SentencePiece model's name in the folder of a converted model."""
_SOURCE_PIECES, _TARGET_PIECES = "source.spm", "target.spm"
"""Those of a model with a vocabulary for each language."""
_VOCABULARIES = tuple(f"{side}_vocabulary.json" for side in ("shared", "source", "target"))


def convert(
    weights: Weights,
    model: MarianModel,
    source_pieces: Path,
    target_pieces: Path,
    folder: Path,
    *,
    quantization: str = "int8",
) -> None:
    """Write a model in CTranslate2's format, with its vocabularies and SentencePiece models.

    It goes by way of a file in Marian's own format, which CTranslate2's converter reads.

    Args:
        weights: of a copy.
        model: its original.
        source_pieces: the SentencePiece model of the source language.
        target_pieces: that of the target language; the same file where both share one.
        folder: for the model; one that is there is replaced, other files stay.
        quantization: one of CTranslate2's types.
    """
    from ctranslate2.converters import MarianConverter

    with tempfile.TemporaryDirectory() as temporary:
        archive, made, vocabularies = Path(temporary, "model.npz"), Path(temporary, "made"), []
        # Marian's sinusoids are not quite those that the converter takes where the model brings none.
        table = sinusoids(_PLACES, weights[model.source_embeddings].shape[1])
        configuration = _configuration({**model.configuration, "transformer-decoder-autoreg": "self-attention"})
        arrays: dict[str, Any] = {**weights, "Wpos": table, "special:model.yml": configuration}
        np.savez(archive, **arrays)
        for number, pieces in enumerate((source_pieces, target_pieces)):
            vocabularies.append(Path(temporary, f"{number}.yml"))
            vocabularies[-1].write_text(_vocabulary(pieces), encoding="utf-8")
        converter = MarianConverter(str(archive), [str(path) for path in vocabularies])
        converter.convert(str(made), quantization=quantization)
        is_shared = source_pieces == target_pieces
        shutil.copyfile(source_pieces, made / (_PIECES if is_shared else _SOURCE_PIECES))
        if not is_shared:
            shutil.copyfile(target_pieces, made / _TARGET_PIECES)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*_VOCABULARIES, _PIECES, _SOURCE_PIECES, _TARGET_PIECES):
            (folder / name).unlink(missing_ok=True)
        shutil.copytree(made, folder, dirs_exist_ok=True)


def _configuration(values: Mapping[str, Any]) -> npt.NDArray[np.int8]:
    """Return the options as Marian keeps them: text, and a zero after it."""
    import yaml

    return np.frombuffer(yaml.safe_dump(values).encode() + b"\0", np.int8)


def _vocabulary(pieces: Path) -> str:
    """Return Marian's list of tokens and their numbers."""
    model = read_pieces(pieces)
    tokens = (model.id_to_piece(number).replace("'", "''") for number in range(model.get_piece_size()))
    return "".join(f"'{token}': {number}\n" for number, token in enumerate(tokens))
