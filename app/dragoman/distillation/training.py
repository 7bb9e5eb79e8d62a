"""Distillation: the copy learns to predict what the original predicts (Hinton et al., 2015, arXiv:1503.02531)."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.distillation.corpus import Batch, Pair, batches
from dragoman.distillation.network import Copy, Decoded, Original
from dragoman.distillation.optimisation import MovingMean, Optimizer
from dragoman.domain.errors import InputError

LAST = "checkpoint.pt"
"""The state after the last look, from which training goes on."""
BEST = "best.pt"
"""The mean weights that had the least divergence."""
LOOKS = "looks.jsonl"
_FORMAT = torch.bfloat16
"""Of what is computed and kept; the weights are trained in float32."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast the copy learns."""

    steps: int
    """Batches in all; the learning rate falls to zero on the way."""
    first_steps: int = 300
    """Of these, so many at the beginning train the new attention alone, on what the original's layers get and give:
    they take a fraction of the others' time."""
    batch_tokens: int = 1500
    learning_rate: float = 3e-3
    warm_up: int = 50
    """Steps in which the learning rate rises."""
    check_every: int = 100
    """Steps between two looks at the held-out pairs, each with a checkpoint."""
    patience: int = 10
    """Looks in a row without a better one that end the training."""
    likeness: float = 1.0
    """Weight of the layers' difference at the beginning; it fades with the learning rate."""
    decay: float = 0.9985
    """Share of the weights' moving mean that a step leaves."""
    common_tokens: int = 2500
    """Predictions are compared on the batch's own tokens and so many of the most frequent ones."""

    def rate(self, step: int) -> float:
        """Return the learning rate of a step: a linear rise, then half a cosine."""
        if step < self.warm_up:
            return self.learning_rate * (step + 1) / self.warm_up
        passed = (step - self.warm_up) / max(1, self.steps - self.warm_up)
        return self.learning_rate * 0.5 * (1 + math.cos(math.pi * min(1.0, passed)))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch and what the original makes of it, kept for the next time it comes."""

    batch: Batch
    encoded: Tensor
    wanted: Decoded


@dataclass(frozen=True, slots=True)
class Look:
    """How like its original the copy is on pairs it does not learn from."""

    step: int
    agreement: float
    """Share of tokens for which both predict the same one, with all tokens to choose from."""
    divergence: float
    """Mean Kullback-Leibler divergence of a token's predictions, in nats."""
    seconds: float
    """Of training, over all runs."""


class Training:
    """Trains one copy. What it has done lies in its folder; from there the next run goes on."""

    def __init__(
        self,
        original: Original,
        copy: Copy,
        folder: Path,
        schedule: Schedule,
        *,
        device: str = "cpu",
        tell: Callable[[str], None] = print,
    ) -> None:
        """Go on from the folder's checkpoint, or begin.

        Raises:
            InputError: the checkpoint is of another network.
        """
        self._original: Original = original.to(device)
        self._copy: Copy = copy.to(device)
        self._folder = folder
        self._schedule = schedule
        self._device = device
        self._tell = tell
        self._trained = {name: each for name, each in copy.weights.items() if each.requires_grad}
        self._optimizer = Optimizer(self._trained)
        self._mean = MovingMean(self._trained, schedule.decay)
        self._step = 0
        self._seconds = 0.0
        self.looks: list[Look] = []
        folder.mkdir(parents=True, exist_ok=True)
        if self._checkpoint.is_file():
            self._resume()

    @property
    def _checkpoint(self) -> Path:
        return self._folder / LAST

    def run(self, pairs: Sequence[Pair], held_out: Sequence[Pair]) -> None:
        """Train to the end of the schedule, or until the held-out pairs say that nothing more is learnt."""
        self._common = _most_frequent(pairs, self._schedule.common_tokens).to(self._device)
        examination = self._examination(held_out)
        begun = time.monotonic()
        for lesson in self._lessons(pairs):
            if self._step >= self._schedule.steps or self._is_stale():
                break
            self._learn(lesson)
            self._step += 1
            self._mean.add(self._step)
            if self._step % self._schedule.check_every == 0 or self._step == self._schedule.steps:
                self._seconds, begun = self._seconds + time.monotonic() - begun, time.monotonic()
                self._look(examination)

    def examine(self, held_out: Sequence[Pair], step: int) -> None:
        """Teach nothing: look at the held-out pairs, tell it, and keep a checkpoint as if after so many steps."""
        self._step = step
        self._look(self._examination(held_out))

    def _examination(self, held_out: Sequence[Pair]) -> list[Lesson]:
        return [self._lesson(batch) for batch in batches(held_out, self._schedule.batch_tokens, 0)]

    def _lessons(self, pairs: Sequence[Pair]) -> Iterator[Lesson]:
        """Go through the pairs again and again, each time in another order."""
        shuffler = random.Random(self._step)  # noqa: S311
        lessons = []
        for batch in batches(pairs, self._schedule.batch_tokens, self._step):
            lessons.append(self._lesson(batch))
            yield lessons[-1]
        while True:
            shuffler.shuffle(lessons)
            yield from lessons

    def _lesson(self, batch: Batch) -> Lesson:
        source, mask = batch.source.to(self._device), batch.source_mask.to(self._device)
        with torch.no_grad(), self._precision():
            encoded = self._original.encode(source, mask)
            wanted = self._original.decode(batch.target.to(self._device), encoded, mask)
        return Lesson(batch, encoded.to(_FORMAT), Decoded(tuple(layer.to(_FORMAT) for layer in wanted.layers)))

    def _is_stale(self) -> bool:
        return bool(self.looks) and _best(self.looks) not in self.looks[-self._schedule.patience :]

    def _learn(self, lesson: Lesson) -> None:
        rate = self._schedule.rate(self._step)
        is_first = self._step < self._schedule.first_steps
        loss = self._attention_loss(lesson) if is_first else self._loss(lesson, rate / self._schedule.learning_rate)
        self._optimizer.step(loss, rate)

    def _attention_loss(self, lesson: Lesson) -> Tensor:
        """Return how the new attention differs from the SSRU when it gets what that gets."""
        layers, chosen = lesson.wanted.layers, _chosen(lesson.batch, self._device)
        with self._precision():
            inputs = [self._copy.embed(lesson.batch.target.to(self._device)), *layers[1:-1:2]]
            made = [self._copy.remember(number, each) for number, each in enumerate(inputs, 1)]
        return _difference(layers[::2], made, chosen)

    def _loss(self, lesson: Lesson, likeness: float) -> Tensor:
        """Return how the predictions differ, and the layers by their weight."""
        chosen = _chosen(lesson.batch, self._device)
        tokens = torch.unique(torch.cat((lesson.batch.target.flatten().to(self._device), self._common)))
        with self._precision():
            made = self._decoded(lesson)
            right = self._original.logits(lesson.wanted.hidden[chosen], tokens)
            guess = self._copy.logits(made.hidden[chosen], tokens)
        weight = self._schedule.likeness * likeness
        return _divergence(right, guess) + weight * _difference(lesson.wanted.layers, made.layers, chosen)

    def _decoded(self, lesson: Lesson) -> Decoded:
        target, mask = lesson.batch.target.to(self._device), lesson.batch.source_mask.to(self._device)
        return self._copy.decode(target, lesson.encoded, mask)

    def _precision(self) -> torch.autocast:
        return torch.autocast(torch.device(self._device).type, dtype=_FORMAT)

    def _look(self, examination: Sequence[Lesson]) -> None:
        """Compare the mean weights with the original on the held-out pairs, tell it, and keep a checkpoint."""
        agreed = diverged = count = 0.0
        for lesson in examination:
            chosen = _chosen(lesson.batch, self._device)
            with torch.no_grad(), self._precision(), self._mean.in_place():
                right = self._original.logits(lesson.wanted.hidden[chosen])
                guess = self._copy.logits(self._decoded(lesson).hidden[chosen])
            agreed += float((right.argmax(1) == guess.argmax(1)).sum())
            diverged += float(_divergence(right, guess)) * lesson.batch.tokens
            count += lesson.batch.tokens
        look = Look(self._step, agreed / count, diverged / count, self._seconds)
        self.looks.append(look)
        self._save()
        self._tell(
            f"step {look.step}: agreement {look.agreement:.2%}, divergence {look.divergence:.4f} nats, "
            f"{look.seconds / 60:.1f} min"
        )

    def _save(self) -> None:
        state = {
            "step": self._step,
            "weights": {name: each.cpu() for name, each in self._mean.values.items()},
            "looks": [asdict(look) for look in self.looks],
        }
        if self.looks[-1] == _best(self.looks):
            _write(state, self._folder / BEST)
        last = {name: each.detach().cpu() for name, each in self._trained.items()}
        _write({**state, "last": last, "optimizer": self._optimizer.state()}, self._checkpoint)
        lines = "".join(json.dumps(asdict(look)) + "\n" for look in self.looks)
        (self._folder / LOOKS).write_text(lines, encoding="utf-8")

    def _resume(self) -> None:
        state = torch.load(self._checkpoint, map_location=self._device, weights_only=True)
        shapes = {name: each.shape for name, each in state.get("last", {}).items()}
        if shapes != {name: each.shape for name, each in self._trained.items()}:
            raise InputError(
                "The training in “{folder}” is of a network of another size.",
                "Give the same --feed-forward as before, or name another folder.",
                folder=self._folder,
            )
        with torch.no_grad():
            for name, each in self._trained.items():
                each.copy_(state["last"][name])
                self._mean.values[name].copy_(state["weights"][name])
        self._optimizer.resume(state["optimizer"])
        self._step = state["step"]
        self.looks = [Look(**look) for look in state["looks"]]
        self._seconds = self.looks[-1].seconds
        self._tell(f"going on from step {self._step}")


def _best(looks: Sequence[Look]) -> Look:
    return min(looks, key=lambda look: look.divergence)


def _write(state: Mapping[str, Any], path: Path) -> None:
    """Write a file so that there is a whole one at all times."""
    new = path.with_suffix(".new")
    torch.save(state, new)
    new.replace(path)


def _divergence(right: Tensor, guess: Tensor) -> Tensor:
    """Return the mean Kullback-Leibler divergence of the guess from what is right, rows of logits."""
    return functional.kl_div(
        functional.log_softmax(guess.float(), 1),
        functional.log_softmax(right.float(), 1),
        reduction="batchmean",
        log_target=True,
    )


def _difference(right: Sequence[Tensor], guess: Sequence[Tensor], chosen: tuple[Tensor, ...]) -> Tensor:
    """Return the mean square difference of layers, as a share of their mean square."""
    shares = []
    for right_layer, guess_layer in zip(right, guess, strict=True):
        right_rows, guess_rows = right_layer[chosen].float(), guess_layer[chosen].float()
        shares.append((guess_rows - right_rows).square().mean() / right_rows.square().mean())
    return torch.stack(shares).mean()


def _chosen(batch: Batch, device: str) -> tuple[Tensor, ...]:
    """Return where there are tokens to predict: sentences, places."""
    sentences, places = batch.target_mask.to(device).nonzero(as_tuple=True)
    return sentences, places


def _most_frequent(pairs: Sequence[Pair], count: int) -> Tensor:
    tokens = torch.tensor([token for pair in pairs for token in pair.target])
    return torch.bincount(tokens).topk(min(count, int(tokens.max()) + 1)).indices
