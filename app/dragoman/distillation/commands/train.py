"""`train`: distils a copy from its original."""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial

from dragoman.distillation.commands.need import need
from dragoman.distillation.students import find_student, read_pieces
from dragoman.domain.errors import InputError


def run(arguments: argparse.Namespace) -> None:
    """Train, or go on training.

    Raises:
        DragomanError: what stopped it.
    """
    need("torch", "yaml")
    import torch

    from dragoman.distillation.checkpoint import read_checkpoint
    from dragoman.distillation.corpus import read_pairs
    from dragoman.distillation.network import Copy, Original, first_weights, widened
    from dragoman.distillation.training import Schedule, Training

    if arguments.device.startswith("cuda") and not torch.cuda.is_available():
        raise InputError("PyTorch finds no graphics processor.", "Choose --device cpu, or install a PyTorch for CUDA.")
    torch.set_num_threads(arguments.threads)
    student = find_student(arguments.original)
    model = student.load()
    pieces = read_pieces(student.source_pieces), read_pieces(student.target_pieces)
    held_out = read_pairs(arguments.held_out, *pieces)
    examined = {pair.source for pair in held_out}
    pairs = [pair for pair in read_pairs(arguments.tables, *pieces) if pair.source not in examined]
    if not pairs or not held_out:
        raise InputError("There is nothing to learn from, or nothing to be examined in.", "Name other tables.")
    print(f"{len(pairs):,} pairs, {sum(len(pair.target) for pair in pairs):,} tokens; {len(held_out):,} pairs held out")
    weights = first_weights(model)
    if arguments.begin:
        weights |= read_checkpoint(arguments.begin)["weights"]
    if arguments.feed_forward:
        weights = widened(weights, model, arguments.feed_forward)
    schedule = Schedule(
        arguments.steps,
        first_steps=arguments.first_steps,
        batch_tokens=arguments.batch_tokens,
        learning_rate=arguments.learning_rate,
        check_every=arguments.check_every,
        patience=arguments.patience,
    )
    if arguments.begin:
        # The layers are like the original's already; now they may find ways of their own.
        schedule = replace(schedule, first_steps=0, likeness=0.0)
    tell = partial(print, flush=True)
    copy = Copy(weights, model)
    training = Training(Original(model), copy, arguments.into, schedule, device=arguments.device, tell=tell)
    training.run(pairs, held_out)
