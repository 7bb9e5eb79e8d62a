"""`plot`: draws what training has told."""

from __future__ import annotations

import argparse

from dragoman.distillation.learning_curve import learning_curves, read_looks
from dragoman.distillation.text_files import write_text
from dragoman.evaluation.plot import svg


def run(arguments: argparse.Namespace) -> None:
    """Write a picture.

    Raises:
        DragomanError: what stopped it.
    """
    looks = {name: read_looks(path) for name, path in arguments.trainings}
    write_text(arguments.into, svg(learning_curves(looks)))
