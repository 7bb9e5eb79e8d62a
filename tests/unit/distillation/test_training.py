"""A copy comes closer to its original, goes on where it was, and stops when nothing more is learnt."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dragoman.distillation.marian_file import MarianModel
from support.bergamot import Shape, make_student
from support.bergamot_reference import Reference

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")
if TYPE_CHECKING:
    from dragoman.distillation.corpus import Pair
    from dragoman.distillation.training import Training

SHAPE = Shape(1, 1, 2, 16, 24)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> MarianModel:
    return make_student(tmp_path_factory.mktemp("student"), SHAPE).load()


@pytest.fixture(scope="module")
def pairs(model: MarianModel) -> Sequence[Pair]:
    """What the original makes of random sentences."""
    from dragoman.distillation.corpus import Pair

    generator, reference = random.Random(1), Reference(model)
    tokens = len(model.weights["Wemb"])
    sources = [[*(generator.randrange(2, tokens) for _ in range(generator.randint(1, 6))), 0] for _ in range(60)]
    return [Pair(tuple(source), (*reference.greedy(source, limit=6), 0)) for source in sources]


def training(model: MarianModel, folder: Path, told: list[str] | None = None, **schedule: Any) -> Training:
    from dragoman.distillation.network import Copy, Original, first_weights
    from dragoman.distillation.training import Schedule, Training

    usual = {"first_steps": 10, "batch_tokens": 120, "learning_rate": 3e-3, "warm_up": 5, "check_every": 10}
    copy = Copy(first_weights(model), model)
    tell = told.append if told is not None else lambda _line: None
    return Training(Original(model), copy, folder, Schedule(**{**usual, **schedule}), tell=tell)


def test_it_comes_closer_to_the_original(model: MarianModel, pairs: Sequence[Pair], tmp_path: Path) -> None:
    trained = training(model, tmp_path, steps=60)
    trained.run(pairs[10:], pairs[:10])
    assert [look.step for look in trained.looks] == [10, 20, 30, 40, 50, 60]
    assert trained.looks[-1].divergence < 0.7 * trained.looks[0].divergence
    assert 0 < trained.looks[-1].agreement <= 1
    lines = [json.loads(line) for line in (tmp_path / "looks.jsonl").read_text("utf-8").splitlines()]
    assert [line["step"] for line in lines] == [look.step for look in trained.looks]


def test_it_goes_on_where_it_was(model: MarianModel, pairs: Sequence[Pair], tmp_path: Path) -> None:
    first = training(model, tmp_path, steps=20)
    first.run(pairs[10:], pairs[:10])
    told: list[str] = []
    second = training(model, tmp_path, told, steps=30)
    assert told == ["going on from step 20"]
    assert second.looks == first.looks
    second.run(pairs[10:], pairs[:10])
    assert [look.step for look in second.looks] == [10, 20, 30]
    done = training(model, tmp_path, steps=30)
    done.run(pairs[10:], pairs[:10])
    assert done.looks == second.looks


def test_it_stops_when_it_gets_no_better_and_keeps_the_best(
    model: MarianModel, pairs: Sequence[Pair], tmp_path: Path
) -> None:
    from dragoman.distillation.training import BEST, LAST

    trained = training(model, tmp_path, steps=1000, learning_rate=3.0, patience=3, check_every=2, first_steps=1)
    trained.run(pairs[10:], pairs[:10])
    best = min(trained.looks, key=lambda look: look.divergence)
    assert trained.looks.index(best) == len(trained.looks) - 4
    kept, last = (torch.load(tmp_path / name, weights_only=True) for name in (BEST, LAST))
    assert (kept["step"], last["step"]) == (best.step, trained.looks[-1].step)
    assert kept["weights"].keys() == last["weights"].keys()


def test_the_learning_rate_rises_then_falls_to_nothing() -> None:
    from dragoman.distillation.training import Schedule

    schedule = Schedule(1000, learning_rate=2.0, warm_up=100)
    rates = [schedule.rate(step) for step in range(1001)]
    assert rates[:100] == sorted(rates[:100])
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert max(rates) == pytest.approx(2.0)
    assert rates[550] == pytest.approx(1.0)
    assert rates[1000] == pytest.approx(0.0)
