"""The networks in PyTorch compute what the reference does, for students of all sizes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.domain.errors import InputError
from support.bergamot import SHAPES, Shape, make_student
from support.bergamot_reference import Reference

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")

SOURCES = [[5, 9, 3, 7, 0], [4, 0], [8, 8, 8, 2, 6, 3, 0]]
TARGETS = [[7, 3, 0], [2, 9, 4, 4, 0], [6, 0]]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_original_is_the_reference(shape: Shape, tmp_path: Path) -> None:
    from dragoman.distillation.corpus import Pair, make_batch
    from dragoman.distillation.network import Original

    model = make_student(tmp_path, shape).load()
    original, reference = Original(model), Reference(model)
    batch = make_batch([Pair(tuple(s), tuple(t)) for s, t in zip(SOURCES, TARGETS, strict=True)])
    with torch.no_grad():
        encoded = original.encode(batch.source, batch.source_mask)
        logits = original.logits(original.decode(batch.target, encoded, batch.source_mask).hidden).numpy()
    for number, (source, target) in enumerate(zip(SOURCES, TARGETS, strict=True)):
        expected = reference.logits(target, reference.encode(source))
        assert logits[number, : len(target)] == pytest.approx(expected, abs=2e-4)


def test_some_tokens_get_the_scores_they_have_among_all(tmp_path: Path) -> None:
    from dragoman.distillation.network import Original

    original = Original(make_student(tmp_path).load())
    hidden, some = torch.randn(4, original.dimensions), torch.tensor([3, 1, 20])
    assert torch.allclose(original.logits(hidden, some), original.logits(hidden)[:, some], atol=1e-5)


def test_a_copy_begins_with_what_it_can_take_over_and_trains_its_decoder_alone(tmp_path: Path) -> None:
    from dragoman.distillation.network import Copy, first_weights

    model = make_student(tmp_path, SHAPES["two vocabularies"]).load()
    weights = first_weights(model)
    assert np.array_equal(weights["decoder_l2_self_Wv"], model.weights["decoder_l2_rnn_W"])
    assert np.array_equal(weights["decoder_l1_context_Wk"], model.weights["decoder_l1_context_Wk"])
    assert not any("_rnn_" in name for name in weights)
    trained = {name for name, weight in Copy(weights, model).weights.items() if weight.requires_grad}
    assert trained == {name for name in weights if name.startswith("decoder_l")}


def test_what_comes_later_changes_nothing_before(tmp_path: Path) -> None:
    from dragoman.distillation.network import Copy, first_weights

    model = make_student(tmp_path).load()
    copy = Copy(first_weights(model), model)
    source, mask = torch.tensor([[5, 9, 3, 0]]), torch.ones(1, 4, dtype=torch.bool)
    with torch.no_grad():
        encoded = copy.encode(source, mask)
        one = copy.decode(torch.tensor([[7, 3, 8, 0]]), encoded, mask).hidden
        other = copy.decode(torch.tensor([[7, 3, 9, 2]]), encoded, mask).hidden
    assert torch.allclose(one[:, :3], other[:, :3], atol=1e-6)
    assert not torch.allclose(one[:, 3], other[:, 3], atol=1e-3)


def test_more_units_change_nothing_at_first(tmp_path: Path) -> None:
    from dragoman.distillation.network import Copy, first_weights, widened

    model = make_student(tmp_path, SHAPES["two vocabularies"]).load()
    weights = first_weights(model)
    wide = widened(weights, model, 64)
    assert wide["decoder_l2_ffn_W1"].shape == (16, 64)
    assert wide["decoder_l2_ffn_W1"].std(0).min() > 0, "units that all say the same learn the same"
    source, mask, target = torch.tensor([[5, 9, 3, 0]]), torch.ones(1, 4, dtype=torch.bool), torch.tensor([[7, 3, 0]])
    with torch.no_grad():
        narrow, made = (
            copy.decode(target, copy.encode(source, mask), mask).hidden
            for copy in (Copy(weights, model), Copy(wide, model))
        )
    assert torch.allclose(narrow, made, atol=1e-6)


def test_units_are_not_taken_away(tmp_path: Path) -> None:
    from dragoman.distillation.network import first_weights, widened

    model = make_student(tmp_path).load()
    with pytest.raises(InputError, match="48 units already"):
        widened(first_weights(model), model, 47)
