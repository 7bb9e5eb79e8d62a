"""`average`: makes a checkpoint whose weights are the mean of others'."""

from __future__ import annotations

import argparse

from dragoman.distillation.commands.need import need
from dragoman.distillation.students import find_student, read_pieces
from dragoman.domain.errors import InputError


def run(arguments: argparse.Namespace) -> None:
    """Average checkpoints, and look at what it gives.

    Raises:
        DragomanError: what stopped it.
    """
    need("torch", "yaml")
    import torch

    from dragoman.distillation.checkpoint import mean_weights, read_checkpoint
    from dragoman.distillation.corpus import read_pairs
    from dragoman.distillation.network import Copy, Original, first_weights
    from dragoman.distillation.training import LAST, Schedule, Training

    if (arguments.into / LAST).exists():
        raise InputError("There is a training in “{folder}” already.", "Name another folder.", folder=arguments.into)
    torch.set_num_threads(arguments.threads)
    student = find_student(arguments.original)
    model = student.load()
    held_out = read_pairs(arguments.held_out, read_pieces(student.source_pieces), read_pieces(student.target_pieces))
    checkpoints = [read_checkpoint(path) for path in arguments.checkpoints]
    copy = Copy({**first_weights(model), **mean_weights(checkpoints)}, model)
    steps = max(checkpoint["step"] for checkpoint in checkpoints)
    Training(Original(model), copy, arguments.into, Schedule(steps)).examine(held_out, steps)
