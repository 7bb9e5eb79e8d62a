"""What is written in Marian's format is read; what is damaged is refused with a sentence, whatever is wrong with it."""

from __future__ import annotations

import contextlib
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.distillation.marian_file import MarianFormatError, read_marian
from support.bergamot import (
    CHARACTERS,
    FLOAT32,
    INT8,
    SHAPES,
    Item,
    Shape,
    as_item,
    make_student,
    random_weights,
    write_marian,
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_student(tmp_path_factory.mktemp("student"), SHAPES["int8"]).model


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_is_written_is_read(shape: Shape, tmp_path: Path) -> None:
    model = make_student(tmp_path, shape).load()
    assert (model.encoder_layers, model.decoder_layers, model.heads) == (
        shape.encoder_layers,
        shape.decoder_layers,
        shape.heads,
    )
    sizes = [len(model.weights[name]) for name in (model.source_embeddings, model.target_embeddings)]
    for name, array in random_weights(shape, sizes).items():
        if name == "decoder_ff_logit_out_W":
            name, array = model.output, array.T  # noqa: PLW2901
        assert model.weights[name] == pytest.approx(array, abs=1 / 80 + 1e-6 if shape.is_quantised else 0)
    assert not any("QuantMult" in name for name in model.weights)


def test_matrices_of_int8_are_stored_transposed_and_embeddings_are_not(tmp_path: Path) -> None:
    values = np.arange(6, dtype=np.float32).reshape(2, 3)
    shape = replace(SHAPES["int8"], width=2)
    items = {name: as_item(name, values, shape) for name in ("Wemb", "encoder_l1_self_Wq")}
    write_marian(tmp_path / "model.bin", items, {})
    model = read_marian(tmp_path / "model.bin")
    assert items["Wemb"].data[:6] == bytes([0, 40, 80, 120, 127, 127])
    assert items["encoder_l1_self_Wq"].data[:6] == bytes([0, 120, 40, 127, 80, 127])
    for name in items:
        assert model.weights[name] == pytest.approx(np.minimum(values, 127 / 40))


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (Item(0x402, (1, 2), b"\0" * 4), "0x402"),
        (Item(FLOAT32, (1, 2), b"\0" * 4), "4 bytes"),
        (Item(INT8, (1, 2), b"\0" * 2), "4 bytes"),
        (Item(FLOAT32, (-1, 2), b"\0" * 8), "shape"),
        (Item(FLOAT32, (2**31 - 1, 2**31 - 1), b""), "0 bytes"),
    ],
)
def test_an_array_that_cannot_be_is_refused(item: Item, told: str, tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    write_marian(path, {"Wemb": item}, {})
    with pytest.raises(MarianFormatError, match=told) as raised:
        read_marian(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "16 bytes"),
        (struct.pack("<2Q", 2, 0), "version 2"),
        (struct.pack("<2Q", 1, 2**60), "bytes"),
        (struct.pack("<3Q", 1, 0, 0), "special:model.yml"),
        (b"PK\3\4" + b"\0" * 40, "version"),
    ],
)
def test_what_is_no_model_is_refused(raw: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(raw)
    with pytest.raises(MarianFormatError, match=told):
        read_marian(path)


def test_a_model_without_options_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    write_marian(path, {}, {})
    path.write_bytes(path.read_bytes().replace(b"{}\0", b"no\0"))
    with pytest.raises(MarianFormatError, match="options"):
        read_marian(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MarianFormatError, match=r"nowhere\.bin"):
        read_marian(tmp_path / "nowhere.bin")


def test_a_file_that_was_cut_off_is_refused_wherever_it_was(written: Path, tmp_path: Path) -> None:
    raw, path = written.read_bytes(), tmp_path / "model.bin"
    for length in [*range(0, 2000, 37), len(raw) // 2, len(raw) - 33]:
        path.write_bytes(raw[:length])
        with pytest.raises(MarianFormatError):
            read_marian(path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 6000), value=st.integers(0, 255))
def test_a_damaged_head_is_refused_or_read_and_nothing_else(
    place: int, value: int, written: Path, tmp_path: Path
) -> None:
    raw = bytearray(written.read_bytes())
    raw[place] = value
    path = tmp_path / "model.bin"
    path.write_bytes(raw)
    with contextlib.suppress(MarianFormatError):
        read_marian(path)


def test_kinds_are_those_of_marian() -> None:
    assert (FLOAT32, INT8, CHARACTERS) == (0x404, 0x4101, 0x101)
