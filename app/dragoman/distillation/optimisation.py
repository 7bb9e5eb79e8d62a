"""How weights are changed by what is learnt, and the mean of what they pass through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

_LONGEST_GRADIENT = 1.0
"""A longer one, all weights together, is shortened to this."""


class Optimizer:
    """Muon for the matrices, AdamW for the vectors.

    Muon (Jordan et al., 2024; Liu et al., 2025, arXiv:2502.16982) makes all directions of a matrix's step equally long;
    scaled as in the second paper, both take the same learning rate.
    """

    def __init__(self, weights: Mapping[str, nn.Parameter]) -> None:
        """Change these weights, of which each is two-dimensional; a vector has one row or column."""
        self._weights = list(weights.values())
        matrices = [each for each in self._weights if min(each.shape) > 1]
        vectors = [each for each in self._weights if min(each.shape) == 1]
        self._parts = [
            torch.optim.Muon(matrices, lr=0.0, weight_decay=0.0, momentum=0.95, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(vectors, lr=0.0, weight_decay=0.0, betas=(0.9, 0.98)),
        ]

    def step(self, loss: Tensor, rate: float) -> None:
        """Make the loss smaller."""
        for part in self._parts:
            part.zero_grad()
            for group in part.param_groups:
                group["lr"] = rate
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self._weights, _LONGEST_GRADIENT)
        for part in self._parts:
            part.step()

    def state(self) -> list[dict[str, Any]]:
        """Return what it remembers of earlier steps."""
        return [part.state_dict() for part in self._parts]

    def resume(self, state: list[dict[str, Any]]) -> None:
        """Remember what `state` has returned."""
        for part, each in zip(self._parts, state, strict=True):
            part.load_state_dict(each)


class MovingMean:
    """An exponential moving mean of weights: better than the last ones, which jump about where the best lie."""

    def __init__(self, weights: Mapping[str, nn.Parameter], decay: float) -> None:
        """Begin with the weights as they are.

        Args:
            weights: that change.
            decay: share of the mean that a step leaves, when there have been many.
        """
        self._weights = weights
        self._decay = decay
        self.values = {name: each.detach().clone() for name, each in weights.items()}

    def add(self, step: int) -> None:
        """Take in the weights after a step; at the beginning, where they change most, the mean forgets faster."""
        decay = min(self._decay, (1 + step) / (10 + step))
        for name, each in self._weights.items():
            self.values[name].lerp_(each.detach(), 1 - decay)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Use the mean in the place of the weights for a while."""
        last = {name: each.data for name, each in self._weights.items()}
        try:
            for name, each in self._weights.items():
                each.data = self.values[name]
            yield
        finally:
            for name, each in self._weights.items():
                each.data = last[name]
