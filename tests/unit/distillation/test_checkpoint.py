"""Weights that are averaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.domain.errors import InputError

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")


def test_the_mean_is_taken_weight_by_weight() -> None:
    from dragoman.distillation.checkpoint import mean_weights

    checkpoints = [{"weights": {"a": torch.tensor([value, 1.0])}} for value in (1.0, 2.0, 6.0)]
    assert mean_weights(checkpoints)["a"].tolist() == [3.0, 1.0]


def test_copies_of_different_students_are_refused() -> None:
    from dragoman.distillation.checkpoint import mean_weights

    checkpoints = [{"weights": {"a": torch.zeros(size)}} for size in (2, 3)]
    with pytest.raises(InputError, match="different students"):
        mean_weights(checkpoints)


def test_what_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    from dragoman.distillation.checkpoint import read_checkpoint

    (tmp_path / "checkpoint.pt").write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match="no checkpoint"):
        read_checkpoint(tmp_path)
