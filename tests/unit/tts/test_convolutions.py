"""Convolutions of bytes and the products they are turned into give the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from dragoman.tts import convolutions
from dragoman.tts.convolutions import are_products_exact, with_products
from dragoman.tts.onnx_format import Message, add_tensor, new_model, new_node, read_model

FLOAT, INT32 = 1, 6


@dataclass
class Shape:
    channels: int = 3
    filters: int = 4
    taps: int = 3
    length: int = 20
    stride: int = 1
    dilation: int = 1
    padding: tuple[int, int] = (1, 1)
    group: int = 1
    has_bias: bool = True


SHAPES = st.builds(
    Shape,
    channels=st.integers(1, 5),
    filters=st.integers(1, 5),
    taps=st.integers(1, 5),
    length=st.integers(20, 40),
    stride=st.integers(1, 4),
    dilation=st.integers(1, 3),
    padding=st.tuples(st.integers(0, 4), st.integers(0, 4)),
    has_bias=st.booleans(),
)


def convolution(shape: Shape, seed: int = 0) -> bytes:
    """A model whose only output is a convolution of constants, written as ONNX Runtime's quantiser writes it."""
    numbers = np.random.default_rng(seed)
    model = new_model()
    graph = model.graph

    def constant(name: str, values: NDArray[np.int64], kind: type[np.integer] = np.uint8) -> str:
        add_tensor(graph, name, np.asarray(values).astype(kind))
        return name

    def computed(kind: str, *inputs: str, **attributes: int | list[int]) -> str:
        name = f"{kind} {len(graph.node)}"
        graph.node.append(new_node(kind, list(inputs), name, **attributes))
        return name

    constant("input", numbers.integers(0, 256, (1, shape.channels, shape.length)))
    constant("input zero", np.array(120))
    # Not the largest numbers, so that it is right on every processor.
    constant("weights", numbers.integers(70, 186, (shape.filters, shape.channels // shape.group, shape.taps)))
    constant("weights zero", np.array(131))
    scale = computed(
        "Mul",
        computed("Cast", constant("input scale", np.array(2)), to=FLOAT),
        computed("Cast", constant("weights scale", np.array(3)), to=FLOAT),
    )
    total = computed(
        "ConvInteger",
        "input",
        "weights",
        "input zero",
        "weights zero",
        kernel_shape=[shape.taps],
        strides=[shape.stride],
        dilations=[shape.dilation],
        pads=list(shape.padding),
        group=shape.group,
    )
    if shape.has_bias:
        bias = constant("bias", 6 * numbers.integers(0, 20, shape.filters))
        quantised = computed("Floor", computed("Div", computed("Cast", bias, to=FLOAT), scale))
        shaped = computed(
            "Reshape", computed("Cast", quantised, to=INT32), constant("shape", np.array([1, -1, 1]), np.int64)
        )
        total = computed("Add", total, shaped)
    graph.node.append(new_node("Mul", [computed("Cast", total, to=FLOAT), scale], "output"))
    graph.output.add(name="output")
    return bytes(model.SerializeToString())


def output_of(content: bytes) -> NDArray[np.float32]:
    session = InferenceSession(content, providers=["CPUExecutionProvider"])
    (output,) = session.run(None, {})
    return np.asarray(output)


def rewritten(content: bytes) -> bytes:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(convolutions, "are_products_exact", lambda: True)
        model = Path(folder) / "voice.onnx"
        model.write_bytes(content)
        with with_products(model) as made:
            assert made.name == model.name
            assert made != model
            changed = made.read_bytes()
        assert not made.exists()
        assert model.read_bytes() == content
    return changed


def kinds_in(content: bytes) -> set[str]:
    graph: Message = read_model(content).graph
    return {node.op_type for node in graph.node}


@settings(max_examples=60)
@given(shape=SHAPES, seed=st.integers(0, 9))
def test_the_product_is_the_convolution(shape: Shape, seed: int) -> None:
    content = convolution(shape, seed)
    changed = rewritten(content)
    assert not kinds_in(changed) & {"ConvInteger", "Floor", "Add"}
    np.testing.assert_array_equal(output_of(changed), output_of(content))


def test_what_is_no_convolution_of_that_kind_stays_as_it_is() -> None:
    content = convolution(Shape(channels=4, group=2))
    assert rewritten(content) == content


def test_constants_that_nothing_needs_are_left_out() -> None:
    names = {tensor.name for tensor in read_model(rewritten(convolution(Shape()))).graph.initializer}
    assert not names & {"weights", "weights zero", "shape"}
    assert {"input", "input zero", "bias"} <= names


def test_a_processor_that_would_be_wrong_keeps_the_convolutions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convolutions, "are_products_exact", lambda: False)
    model = tmp_path / "voice.onnx"
    with with_products(model) as made:
        assert made == model


def test_this_processor_gives_an_answer() -> None:
    assert are_products_exact() in (True, False)


@pytest.mark.parametrize("content", [b"\0" * 1_000, b"no model at all", convolution(Shape())[:-20]])
def test_a_damaged_model_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(convolutions, "are_products_exact", lambda: True)
    model = tmp_path / "voice.onnx"
    model.write_bytes(content)
    with pytest.raises(ValueError, match="no ONNX model"), with_products(model):
        pass
