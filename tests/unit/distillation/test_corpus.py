"""Pairs come in batches of like length, each of them once, in an order that the seed decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.domain.errors import InputError
from support.bergamot import SHAPES, make_student

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `distill`")


def test_pairs_end_with_the_end_and_long_ones_are_left_out(tmp_path: Path) -> None:
    from dragoman.distillation.corpus import read_pairs
    from dragoman.distillation.students import read_pieces

    student = make_student(tmp_path / "student", SHAPES["two vocabularies"])
    pieces = read_pieces(student.source_pieces), read_pieces(student.target_pieces)
    table = tmp_path / "table.tsv"
    table.write_text(f"one two\tum dois\n\n{'three ' * 200}\ttres\n", "utf-8")
    (pair,) = read_pairs([table], *pieces)
    assert pair.source == (*pieces[0].encode("one two"), 0)
    assert pair.target == (*pieces[1].encode("um dois"), 0)


@pytest.mark.parametrize("line", ["no tab", "too\tmany\ttabs"])
def test_a_line_that_is_no_pair_is_told(line: str, tmp_path: Path) -> None:
    from dragoman.distillation.corpus import read_pairs

    table = tmp_path / "table.tsv"
    table.write_text(line, "utf-8")
    with pytest.raises(InputError, match=r"table\.tsv"):
        read_pairs([table], None, None)


def test_each_pair_comes_once_and_padding_is_masked() -> None:
    from dragoman.distillation.corpus import Pair, batches

    pairs = [Pair((*range(1, 2 + n % 7), 0), (*range(1, 2 + n % 11), n + 20, 0)) for n in range(100)]
    seen = []
    for batch in batches(pairs, 60, seed=3):
        assert batch.target.shape[0] * batch.target.shape[1] < 60 + batch.target.shape[1]
        for row, mask in zip(batch.target, batch.target_mask, strict=True):
            assert set(row[~mask].tolist()) <= {0}
            seen.append(tuple(row[mask].tolist()))
        assert batch.tokens == int(batch.target_mask.sum())
    assert sorted(seen) == sorted(pair.target for pair in pairs)


def test_the_seed_decides_the_order() -> None:
    from dragoman.distillation.corpus import Pair, batches

    pairs = [Pair((n + 1, 0), (n + 1, 0)) for n in range(50)]
    orders = [[batch.source.tolist() for batch in batches(pairs, 8, seed)] for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]
