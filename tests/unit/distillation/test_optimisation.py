"""Weights find the least of a loss, and their mean is nearer to it than they are."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")


def test_matrices_and_vectors_come_to_where_the_loss_is_least() -> None:
    from dragoman.distillation.optimisation import Optimizer

    wanted = {"matrix": torch.eye(4), "vector": torch.arange(4.0)[None] / 4}
    weights = {name: torch.nn.Parameter(torch.zeros_like(each)) for name, each in wanted.items()}
    optimizer = Optimizer(weights)
    for step in range(200):
        loss = sum(((weights[name] - each) ** 2).sum() for name, each in wanted.items())
        optimizer.step(loss, 0.05 * (1 - step / 200))
    for name, each in wanted.items():
        assert torch.allclose(weights[name], each, atol=0.02), name


def test_what_was_remembered_makes_the_next_step_the_same() -> None:
    from dragoman.distillation.optimisation import Optimizer

    made = []
    for is_resumed in (False, True):
        weights = {"matrix": torch.nn.Parameter(torch.eye(3)), "vector": torch.nn.Parameter(torch.ones(1, 3))}
        optimizer = Optimizer(weights)
        for step in range(2):
            if step and is_resumed:
                state, optimizer = optimizer.state(), Optimizer(weights)
                optimizer.resume(state)
            optimizer.step(((weights["matrix"] @ weights["vector"].T) * torch.arange(3.0)).square().sum(), 0.1)
        made.append(weights)
    assert all(torch.equal(made[0][name], made[1][name]) for name in made[0])


def test_the_mean_stands_still_where_weights_jump_about() -> None:
    from dragoman.distillation.optimisation import MovingMean

    weight = torch.nn.Parameter(torch.zeros(1))
    mean = MovingMean({"weight": weight}, 0.99)
    for step in range(1, 1001):
        weight.data = torch.tensor([1.0 + (-1) ** step])
        mean.add(step)
    assert float(mean.values["weight"]) == pytest.approx(1.0, abs=0.02)
    with mean.in_place():
        assert weight.item() == pytest.approx(1.0, abs=0.02)
    assert weight.item() == 2.0, "afterwards they are what they were"


def test_the_mean_soon_forgets_the_beginning() -> None:
    from dragoman.distillation.optimisation import MovingMean

    weight = torch.nn.Parameter(torch.full((1,), 100.0))
    mean = MovingMean({"weight": weight}, 0.9985)
    weight.data = torch.zeros(1)
    for step in range(1, 101):
        mean.add(step)
    assert abs(float(mean.values["weight"])) < 1.0
