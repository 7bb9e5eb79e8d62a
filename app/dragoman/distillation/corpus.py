"""Pairs of sentences and their translations, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from dragoman.distillation.text_files import read_lines
from dragoman.domain.errors import InputError

END = 0
"""The number of `</s>` in every Bergamot vocabulary."""
_WINDOW = 4000
"""So many pairs are sorted by length at a time: batches hold little padding, and their order stays random."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation as token numbers, with the end."""

    source: tuple[int, ...]
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs side by side, filled up with the end: (sentences, tokens)."""

    source: Tensor
    target: Tensor
    source_mask: Tensor
    """True where there is a token."""
    target_mask: Tensor

    @property
    def tokens(self) -> int:
        """How many tokens are predicted."""
        return int(self.target_mask.sum())


def read_pairs(paths: Sequence[Path], source_pieces: Any, target_pieces: Any, longest: int = 190) -> list[Pair]:
    """Read tables of a sentence and its translation a line, with a tab between.

    Args:
        paths: the tables.
        source_pieces: the SentencePiece model of the sentences.
        target_pieces: that of the translations.
        longest: what has more tokens on a side is left out.

    Raises:
        InputError: one cannot be read, or has a line that is no pair.
    """
    pairs = []
    for path in paths:
        columns = [line.split("\t") for line in read_lines(path) if line.strip("\t")]
        if any(len(each) != 2 for each in columns):  # noqa: PLR2004
            raise InputError(
                "“{path}” is no table of translations.",
                "Each line has to be a sentence, a tab and its translation.",
                path=path,
            )
        sources = source_pieces.encode([source for source, _target in columns])
        targets = target_pieces.encode([target for _source, target in columns])
        pairs += [
            Pair((*source, END), (*target, END))
            for source, target in zip(sources, targets, strict=True)
            if source and target and max(len(source), len(target)) < longest
        ]
    return pairs


def batches(pairs: Sequence[Pair], tokens: int, seed: int) -> Iterator[Batch]:
    """Go once through the pairs, in a random order.

    Args:
        pairs: all of them.
        tokens: about so many target tokens come in one batch, padding included.
        seed: of the order.
    """
    order = list(pairs)
    shuffler = random.Random(seed)  # noqa: S311
    shuffler.shuffle(order)
    for start in range(0, len(order), _WINDOW):
        window = sorted(order[start : start + _WINDOW], key=lambda pair: (len(pair.target), len(pair.source)))
        groups = list(_groups(window, tokens))
        shuffler.shuffle(groups)
        for group in groups:
            yield make_batch(group)


def _groups(window: Sequence[Pair], tokens: int) -> Iterator[list[Pair]]:
    group: list[Pair] = []
    for pair in window:
        group.append(pair)
        if len(group) * len(pair.target) >= tokens:
            yield group
            group = []
    if group:
        yield group


def make_batch(group: Sequence[Pair]) -> Batch:
    """Put pairs side by side."""
    source, source_mask = _padded([pair.source for pair in group])
    target, target_mask = _padded([pair.target for pair in group])
    return Batch(source, target, source_mask, target_mask)


def _padded(rows: Sequence[tuple[int, ...]]) -> tuple[Tensor, Tensor]:
    width = max(map(len, rows))
    numbers = torch.tensor([[*row, *[END] * (width - len(row))] for row in rows])
    lengths = torch.tensor([len(row) for row in rows])
    return numbers, torch.arange(width)[None] < lengths[:, None]
