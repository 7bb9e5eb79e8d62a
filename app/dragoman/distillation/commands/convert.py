"""`convert`: makes a model for CTranslate2, with its card, of what training has left."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.distillation.card import Card
from dragoman.distillation.commands.need import need
from dragoman.distillation.language_pairs import languages_of
from dragoman.distillation.students import find_student
from dragoman.distillation.text_files import read_text, write_text
from dragoman.domain.errors import InputError


def run(arguments: argparse.Namespace) -> None:
    """Convert a copy.

    Raises:
        DragomanError: what stopped it.
    """
    need("torch", "yaml")
    from dragoman.distillation.checkpoint import read_checkpoint
    from dragoman.distillation.conversion import convert
    from dragoman.distillation.network import first_weights

    source, target = languages_of(arguments.into)
    student = find_student(arguments.original)
    model = student.load()
    figures = _figures(arguments.figures, source, target)
    checkpoint = read_checkpoint(arguments.checkpoint)
    weights = {**first_weights(model), **checkpoint["weights"]}
    convert(
        {name: weight.float().numpy() for name, weight in weights.items()},
        model,
        student.source_pieces,
        student.target_pieces,
        arguments.into,
        quantization=arguments.quantization,
    )
    card = Card(
        source,
        target,
        student.folder.resolve().name,
        arguments.licence,
        model,
        checkpoint["looks"][-1],
        arguments.learnt_from,
        figures,
    )
    write_text(arguments.into / "README.md", card.text())
    size = sum(path.stat().st_size for path in arguments.into.iterdir())
    print(f"{arguments.into}: {size / 1e6:.1f} MB")


def _figures(path: Path | None, source: str, target: str) -> Mapping[str, Any]:
    """Return what `evaluate` has measured of this direction.

    Raises:
        InputError: it cannot be read.
    """
    if path is None:
        return {}
    try:
        directions = json.loads(read_text(path))["directions"]
        return next(each for each in directions if (each["source"], each["target"]) == (source, target))
    except (ValueError, KeyError, TypeError, StopIteration) as error:
        raise InputError(
            "“{path}” has no figures of {source} to {target}.",
            "Name what `evaluate --json` has written.",
            path=path,
            source=source,
            target=target,
        ) from error
