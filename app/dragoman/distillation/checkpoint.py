"""What training has left: weights, and how like the original they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch

from dragoman.distillation.training import BEST, LAST
from dragoman.domain.errors import InputError


def read_checkpoint(path: Path) -> Mapping[str, Any]:
    """Read weights and looks: of a training's folder the best ones.

    Raises:
        InputError: they cannot be read.
    """
    if path.is_dir():
        path = path / (BEST if (path / BEST).is_file() else LAST)
    try:
        checkpoint: Mapping[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, UnpicklingError, EOFError) as error:
        raise InputError(
            "“{path}” is no checkpoint of a training: {reason}.",
            "Name the folder that `train` writes into.",
            path=path,
            reason=error,
        ) from error
    return checkpoint


def mean_weights(checkpoints: Sequence[Mapping[str, Any]]) -> dict[str, torch.Tensor]:
    """Return the mean of each weight.

    What one training passes through lies in one valley, whose middle is often better than its banks (Izmailov et al.,
    2018, arXiv:1803.05407; Wortsman et al., 2022, arXiv:2203.05482).

    Raises:
        InputError: they are not of one student.
    """
    shapes = [{name: weight.shape for name, weight in each["weights"].items()} for each in checkpoints]
    if any(each != shapes[0] for each in shapes):
        raise InputError("These checkpoints are of different students.", "Name those of one student's copies.")
    return {name: torch.stack([each["weights"][name].float() for each in checkpoints]).mean(0) for name in shapes[0]}
