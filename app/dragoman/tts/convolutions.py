"""Quantised convolutions as matrix products, for which ONNX Runtime has faster kernels.

`ConvInteger` packs its weights anew each time and multiplies unsigned by unsigned bytes. `MatMulIntegerToFloat` packs
them once, multiplies unsigned by signed bytes, for which processors have instructions (VNNI on x86), and applies scale
and bias at the same time. What is summed up are the same whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dragoman.tts.onnx_format import (
    Integers,
    Message,
    add_tensor,
    integers_of,
    keep_needed,
    new_model,
    new_node,
    read_model,
    replace_nodes,
    values_of,
)

_MICROSOFT = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""
_SWAP = [0, 2, 1]
"""(batch, channels, time) -> (batch, time, channels), and back."""
_TIME, _CHANNELS = 1, 2
_TO_THE_END = 2**62
_BIAS_NODES = ("Reshape", "Cast", "Floor", "Div")
"""What quantises a bias, last first."""
_LARGEST_UNSIGNED, _LARGEST_SIGNED = 255, 127


@contextmanager
def with_products(model: Path) -> Iterator[Path]:
    """Provide, for a while, a file whose quantised one-dimensional convolutions are matrix products.

    On a processor that cannot compute these exactly it is `model` itself.

    Args:
        model: an ONNX model without control flow, quantised by ONNX Runtime.

    Raises:
        ValueError: it is no model, or a damaged one.
        OSError: it cannot be read, or the disk is full.
    """
    if not are_products_exact():
        yield model
        return
    with TemporaryDirectory(prefix="dragoman-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / model.name
        made.write_bytes(_rewritten(model))
        yield made


@cache
def are_products_exact() -> bool:
    """Return whether products of unsigned and signed bytes are summed up without overflow.

    ONNX Runtime lets pairs of them overflow on x86 processors without VNNI.
    """
    from onnxruntime import InferenceSession

    length = 64
    model = new_model()
    add_tensor(model.graph, "left", np.full((16, length), _LARGEST_UNSIGNED, np.uint8))
    add_tensor(model.graph, "right", np.full((length, 16), _LARGEST_SIGNED, np.int8))
    model.graph.node.append(new_node("MatMulInteger", ["left", "right"], "product"))
    model.graph.output.add(name="product")
    session = InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return bool(np.all(session.run(None, {})[0] == length * _LARGEST_UNSIGNED * _LARGEST_SIGNED))


def _rewritten(model: Path) -> bytes:
    message = read_model(model.read_bytes())
    _Rewriting(message.graph).run()
    return bytes(message.SerializeToString())


class _Rewriting:
    def __init__(self, graph: Message) -> None:
        self._graph = graph
        self._producers = {output: node for node in graph.node for output in node.output}
        self._constants = {tensor.name: tensor for tensor in graph.initializer}

    def run(self) -> None:
        replace_nodes(self._graph, [made for node in self._graph.node for made in self._replaced(node)])
        keep_needed(self._graph)

    def _replaced(self, node: Message) -> list[Message]:
        """Return nodes that compute what `node` does: itself, unless a quantised convolution ends with it.

        Such a one is Mul(Cast(Add(ConvInteger, bias)), scales), or the same without Add.
        """
        if node.op_type != "Mul":
            return [node]
        total, bias = self._before(node.input[0], "Cast"), ""
        added = self._producers.get(total)
        if added is not None and added.op_type == "Add":
            total, bias = added.input[0], self._before(added.input[1], *_BIAS_NODES)
        convolution, scales = self._producers.get(total), self._producers.get(node.input[1])
        if convolution is None or scales is None or not _is_supported(convolution):
            return [node]
        return list(self._product(convolution, [*scales.input], [bias] if bias else [], node.output[0]))

    def _before(self, name: str, *kinds: str) -> str:
        """Follow a chain of nodes of these kinds, last first, to its first input; empty where there is no such."""
        for kind in kinds:
            node = self._producers.get(name)
            if node is None or node.op_type != kind:
                return ""
            name = node.input[0]
        return name

    def _product(self, convolution: Message, scales: list[str], bias: list[str], output: str) -> Iterator[Message]:
        """Yield nodes that compute a convolution as one product."""
        _, weights, zero, weights_zero = convolution.input
        kernel = values_of(self._constants[weights])
        filters, _, taps = kernel.shape
        rows, product = f"{output}/rows", f"{output}/product"
        matrix = self._signed(weights, kernel.transpose(2, 1, 0).reshape(-1, filters))
        matrix_zero = self._signed(weights_zero, values_of(self._constants[weights_zero]))
        yield from self._rows(convolution, taps, rows)
        inputs = [rows, matrix, *scales, zero, matrix_zero, *bias]
        yield new_node("MatMulIntegerToFloat", inputs, product, domain=_MICROSOFT)
        yield new_node("Transpose", [product], output, perm=_SWAP)

    def _rows(self, convolution: Message, taps: int, output: str) -> Iterator[Message]:
        """Yield nodes that gather what lies under the kernel at each time: (batch, time, taps * channels)."""
        source, _, zero, _ = convolution.input
        before, after = integers_of(convolution, "pads")
        (dilation,), (stride,) = integers_of(convolution, "dilations"), integers_of(convolution, "strides")
        swapped, padded = f"{output}/swapped", f"{output}/padded"
        yield new_node("Transpose", [source], swapped, perm=_SWAP)
        yield new_node("Pad", [swapped, self._integers(0, before, 0, 0, after, 0), zero], padded)
        seen = [f"{output}/{tap}" for tap in range(taps)]
        for tap, name in enumerate(seen):
            end = (tap + 1 - taps) * dilation or _TO_THE_END
            span = [self._integers(number) for number in (tap * dilation, end, _TIME, stride)]
            yield new_node("Slice", [padded, *span], name)
        yield new_node("Concat", seen, output, axis=_CHANNELS)

    def _integers(self, *numbers: int) -> str:
        """Return the name of a constant with these numbers."""
        return self._constant(f"integers {numbers}", np.array(numbers, np.int64))

    def _signed(self, name: str, values: Integers) -> str:
        """Return the name of a constant with unsigned bytes as signed ones, 128 less."""
        return self._constant(f"{name}/signed", (values ^ np.uint8(128)).view(np.int8))

    def _constant(self, name: str, values: Integers) -> str:
        if name not in self._constants:
            self._constants[name] = add_tensor(self._graph, name, values)
        return name


def _is_supported(node: Message) -> bool:
    return (
        node.op_type == "ConvInteger"
        and integers_of(node, "group") == [1]
        and len(integers_of(node, "kernel_shape")) == 1
        and len(integers_of(node, "pads")) > 0
    )
