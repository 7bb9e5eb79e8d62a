"""Reading the files of a translation model in CTranslate2's format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.domain.machine import Placement


def load_model(folder: Path, placement: Placement) -> Any:
    """Load a model.

    Raises:
        RuntimeError: it is damaged, of a newer format, or does not fit the device.
        IndexError: it is damaged: a matrix is missing.
        ValueError: the device cannot compute so.
    """
    import ctranslate2

    return ctranslate2.Translator(
        str(folder),
        device=placement.device,
        compute_type=placement.compute_type,
        intra_threads=placement.threads,
    )


def read_pieces(folder: Path, names: tuple[str, ...]) -> Any:
    """Load the first SentencePiece model there is of these names.

    Raises:
        OSError: there is none, or it is damaged.
    """
    from sentencepiece import SentencePieceProcessor

    path = next((folder / name for name in names if (folder / name).is_file()), None)
    if path is None:
        raise FileNotFoundError(" / ".join(names))
    return SentencePieceProcessor(model_file=str(path))


def read_object(path: Path) -> dict[str, Any]:
    """Return what a JSON file holds; nothing where there is none."""
    held = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return held if isinstance(held, dict) else {}


def read_vocabulary(folder: Path, side: str) -> frozenset[str]:
    """Return the tokens of a side, from the file of that side or the one that both share.

    Raises:
        OSError: there is none.
        ValueError: it is not what it should be.
    """
    for stem in (f"{side}_vocabulary", "shared_vocabulary"):
        if (folder / f"{stem}.json").is_file():
            return frozenset(json.loads((folder / f"{stem}.json").read_text(encoding="utf-8")))
        if (folder / f"{stem}.txt").is_file():
            return frozenset((folder / f"{stem}.txt").read_text(encoding="utf-8").split("\n"))
    raise FileNotFoundError("shared_vocabulary.json")
