"""What training has told at its looks, as a picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.distillation.text_files import read_lines
from dragoman.domain.errors import InputError
from dragoman.evaluation.plot import Panel, Series

_Looks = Sequence[Mapping[str, float]]


def read_looks(path: Path) -> _Looks:
    """Read the looks of a training.

    Raises:
        InputError: they cannot be read.
    """
    try:
        looks = [json.loads(line) for line in read_lines(path)]
        return [{key: float(look[key]) for key in ("step", "agreement", "divergence")} for look in looks]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "“{path}” holds no looks of a training: {reason}.",
            "Name looks.jsonl in the folder of a training.",
            path=path,
            reason=f"{type(error).__name__}: {error}",
        ) from error


def learning_curves(looks: Mapping[str, _Looks]) -> list[Panel]:
    """Draw how agreement and divergence change with the steps.

    Args:
        looks: name of a training -> its looks.
    """
    return [
        Panel(
            "Same next token as the original, on held-out sentences",
            "steps",
            "%",
            tuple(Series(name, _points(each, "agreement", 100)) for name, each in looks.items()),
            is_from_zero=False,
        ),
        Panel(
            "Divergence from the original's predictions, on held-out sentences",
            "steps",
            "nats",
            tuple(Series(name, _points(each, "divergence", 1)) for name, each in looks.items()),
        ),
    ]


def _points(looks: _Looks, key: str, factor: float) -> tuple[tuple[float, float], ...]:
    return tuple((look["step"], factor * look[key]) for look in looks)
