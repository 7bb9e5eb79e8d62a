"""What of an ONNX file has to be known to change nodes and constants; the rest of it is kept as it stands.

The numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. The package onnx would do the same, at
40 MB on the disk.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Message = Any
"""A message of the file format; its attributes are the fields below."""
Integers = NDArray[np.integer[Any]]

_FIELDS = {
    "Model": {"ir_version": (1, "int64"), "graph": (7, "Graph"), "opset_import": (8, "Operators*")},
    "Operators": {"domain": (1, "string"), "version": (2, "int64")},
    "Graph": {
        "node": (1, "Node*"),
        "name": (2, "string"),
        "initializer": (5, "Tensor*"),
        "input": (11, "Value*"),
        "output": (12, "Value*"),
    },
    "Value": {"name": (1, "string"), "type": (2, "Type")},
    "Type": {"tensor_type": (1, "TensorType")},
    "TensorType": {"elem_type": (1, "int32")},
    "Node": {
        "input": (1, "string*"),
        "output": (2, "string*"),
        "op_type": (4, "string"),
        "attribute": (5, "Attribute*"),
        "domain": (7, "string"),
    },
    "Attribute": {"name": (1, "string"), "i": (3, "int64"), "ints": (8, "int64*"), "type": (20, "int32")},
    "Tensor": {
        "dims": (1, "int64*"),
        "data_type": (2, "int32"),
        "int32_data": (5, "int32*"),
        "name": (8, "string"),
        "raw_data": (9, "bytes"),
    },
}
"""Message -> field -> its number and type; `*` marks those that occur any number of times."""
_PACKAGE = "dragoman.onnx"
_INTEGER, _INTEGERS = 2, 7
_ELEMENTS: dict[int, str] = {2: "|u1", 3: "|i1", 7: "<i8"}
"""`Tensor.data_type` -> NumPy's name for its elements."""
FLOAT, BOOLEAN = 1, 9
"""Types of elements that an input can have."""


@cache
def _classes() -> dict[str, Any]:
    from google.protobuf import (
        descriptor_pb2,
        descriptor_pool,
        message_factory,
    )

    described = descriptor_pb2.FileDescriptorProto(name="onnx", package=_PACKAGE, syntax="proto2")
    for message, fields in _FIELDS.items():
        field = described.message_type.add(name=message).field
        for name, (number, kind) in fields.items():
            field.add(name=name, number=number, **_kind(kind, descriptor_pb2.FieldDescriptorProto))
    pool = descriptor_pool.DescriptorPool()
    pool.Add(described)
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}")) for name in _FIELDS}


def _kind(kind: str, proto: Any) -> dict[str, Any]:
    single = kind.rstrip("*")
    label = proto.LABEL_OPTIONAL if kind == single else proto.LABEL_REPEATED
    if single in _FIELDS:
        return {"label": label, "type": proto.TYPE_MESSAGE, "type_name": f".{_PACKAGE}.{single}"}
    return {"label": label, "type": proto.Type.Value(f"TYPE_{single.upper()}")}


def read_model(content: bytes) -> Message:
    """Return the `Model` message of a file; its `SerializeToString` returns the content of a file again.

    Raises:
        ValueError: it is none.
    """
    from google.protobuf.message import DecodeError

    model = _classes()["Model"]()
    try:
        model.ParseFromString(content)
    except DecodeError as error:
        raise ValueError(f"no ONNX model ({error})") from error
    return model


def new_model() -> Message:
    """Return a `Model` without nodes, of a version that any ONNX Runtime in use reads."""
    model = _classes()["Model"](ir_version=8)
    model.opset_import.add(version=17)
    model.graph.name = "new"
    return model


def new_node(kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: int | list[int]) -> Message:
    """Return a `Node` with one output.

    Args:
        kind: the operator.
        inputs: names of tensors.
        output: name of a tensor.
        domain: of the operator, where it is not ONNX's own.
        attributes: those that are whole numbers.
    """
    node = _classes()["Node"](op_type=kind, input=inputs, output=[output], domain=domain)
    for name, value in attributes.items():
        if isinstance(value, int):
            node.attribute.add(name=name, i=value, type=_INTEGER)
        else:
            node.attribute.add(name=name, ints=value, type=_INTEGERS)
    return node


def integers_of(node: Message, attribute: str) -> list[int]:
    """Return a node's attribute of one or several whole numbers; none where it is missing."""
    for found in node.attribute:
        if found.name == attribute:
            return [found.i] if found.type == _INTEGER else list(found.ints)
    return []


def add_tensor(graph: Message, name: str, values: Integers) -> Message:
    """Add a constant of type uint8, int8 or int64 to a `Graph` and return its `Tensor`."""
    data_type = next(number for number, element in _ELEMENTS.items() if element == values.dtype.str)
    return graph.initializer.add(name=name, dims=values.shape, data_type=data_type, raw_data=values.tobytes())


def add_input(graph: Message, name: str, element: int) -> None:
    """Add an input of any shape to a `Graph`; `element` is `FLOAT` or `BOOLEAN`."""
    graph.input.add(name=name).type.tensor_type.elem_type = element


def keep_needed(graph: Message) -> None:
    """Drop the nodes and constants of a `Graph` that do not contribute to its outputs."""
    names, nodes = {output.name for output in graph.output}, []
    for node in reversed(graph.node):
        if names.intersection(node.output):
            names.update(node.input)
            nodes.append(node)
    replace_nodes(graph, nodes[::-1])
    constants = graph.initializer
    for index in reversed(range(len(constants))):
        if constants[index].name not in names:
            del constants[index]


def replace_nodes(graph: Message, nodes: list[Message]) -> None:
    """Let a `Graph` consist of these nodes."""
    del graph.node[:]
    graph.node.extend(nodes)


def values_of(tensor: Message) -> Integers:
    """Return what is in a `Tensor` of type uint8, int8 or int64.

    Raises:
        ValueError: it is of another type, or damaged.
    """
    element = _ELEMENTS.get(tensor.data_type)
    if element is None:
        raise ValueError(f"the constant {tensor.name} does not consist of whole numbers")
    values = np.frombuffer(tensor.raw_data, element) if tensor.raw_data else np.array(tensor.int32_data, element)
    return values.reshape(tuple(tensor.dims))
