"""A student is what its folder says; one that no copy can be made of is refused with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.distillation.students import CONFIGURATION, find_student, installed_student
from dragoman.domain.errors import InputError
from support.bergamot import SHAPES, make_student


def test_the_folder_names_its_parts(tmp_path: Path) -> None:
    student = make_student(tmp_path, SHAPES["two vocabularies"])
    assert (student.source_pieces.name, student.target_pieces.name) == ("source.spm", "target.spm")
    assert student.load().heads == 2


@pytest.mark.parametrize(
    "text", ["", "[]", "models: [a]", "models: [a]\nvocabs: [b]", "models: a\nvocabs: 1", "a: : b", "\tx"]
)
def test_a_configuration_that_names_too_little_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / CONFIGURATION).write_text(text)
    with pytest.raises(InputError, match=CONFIGURATION):
        find_student(tmp_path)


def test_a_folder_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of a Bergamot student"):
        find_student(tmp_path)


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    make_student(tmp_path).source_pieces.unlink()
    with pytest.raises(InputError, match=r"both\.spm"):
        find_student(tmp_path)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("type", "s2s"),
        ("transformer-decoder-autoreg", "self-attention"),
        ("dec-cell", "gru"),
        ("transformer-ffn-depth", 3),
        ("transformer-preprocess", "n"),
        ("transformer-train-position-embeddings", True),
        ("transformer-tied-layers", [1, 1]),
    ],
)
def test_another_architecture_is_refused_with_what_differs(option: str, value: object, tmp_path: Path) -> None:
    student = make_student(tmp_path, **{option: value})
    with pytest.raises(InputError, match=f"its option {option} is") as raised:
        student.load()
    assert repr(value) in str(raised.value)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"enc-depth": 4}, "encoder_l4_self_Wq"),
        ({"dec-depth": 2}, "decoder_l2_rnn_W"),
        ({"enc-depth": "three"}, "enc-depth"),
        ({"transformer-heads": 5}, "5 heads"),
    ],
)
def test_options_that_do_not_fit_the_weights_are_refused(options: dict[str, object], told: str, tmp_path: Path) -> None:
    student = make_student(tmp_path, **options)
    with pytest.raises(InputError, match=told):
        student.load()


def test_a_vocabulary_of_another_model_is_refused(tmp_path: Path) -> None:
    student = make_student(tmp_path / "one", SHAPES["two vocabularies"])
    other = make_student(tmp_path / "other")
    student.target_pieces.write_bytes(other.target_pieces.read_bytes())
    with pytest.raises(InputError, match=r"target\.spm"):
        student.load()


def test_a_vocabulary_that_is_damaged_is_refused(tmp_path: Path) -> None:
    student = make_student(tmp_path)
    student.source_pieces.write_bytes(b"no pieces")
    with pytest.raises(InputError, match=r"both\.spm"):
        student.load()


def test_a_pair_that_is_not_installed_is_told() -> None:
    with pytest.raises(InputError, match="from xx to yy"):
        installed_student("xx", "yy")


def test_the_configuration_is_the_engines(tmp_path: Path) -> None:
    make_student(tmp_path)
    assert set(json.loads((tmp_path / CONFIGURATION).read_text())) == {"models", "vocabs"}
