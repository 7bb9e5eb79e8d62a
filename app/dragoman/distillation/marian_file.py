"""Marian's binary model format, as the Bergamot students come in it."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.domain.errors import InputError

Weights = Mapping[str, npt.NDArray[np.float32]]

OUTPUT = "decoder_ff_logit_out_Wt"
"""The output layer's matrix where it is not that of the embeddings: (tokens, dimensions)."""
_OUTPUT_TRANSPOSED = "decoder_ff_logit_out_W"
_CONFIGURATION = "special:model.yml"
_VERSION = 1
_FLOAT32 = 0x404
_INT8 = 0x4101
"""intgemm's type: int8 values, and after them the float32 they were multiplied with."""
_MOST = 1e6
"""Multipliers are far below; what is above is no multiplier."""
_SIZES = {_FLOAT32: 4, _INT8: 1}
"""Type -> bytes of a value."""
_ENTRY = struct.Struct("<4Q")
_MULTIPLIED_TRANSPOSED = ("Wemb", OUTPUT)


class MarianFormatError(InputError):
    """A file is no Marian model, or one of a kind that is not read here."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            "“{path}” is no Marian model that can be read: {reason}.",
            "Take a student's model in Marian's binary format: its name ends in .bin.",
            path=path,
            reason=reason,
        )


@dataclass(frozen=True, slots=True)
class MarianModel:
    """Weights as they are used: float32, matrices as (inputs, outputs), embeddings as (tokens, dimensions)."""

    weights: Weights
    configuration: Mapping[str, Any]

    @property
    def encoder_layers(self) -> int:
        """How many layers the encoder has."""
        return int(self.configuration["enc-depth"])

    @property
    def decoder_layers(self) -> int:
        """How many layers the decoder has."""
        return int(self.configuration["dec-depth"])

    @property
    def heads(self) -> int:
        """How many attention heads a layer has."""
        return int(self.configuration["transformer-heads"])

    @property
    def activation(self) -> str:
        """The function inside of the feed-forward layers."""
        return str(self.configuration.get("transformer-ffn-activation", "relu"))

    @property
    def source_embeddings(self) -> str:
        """The name of the source tokens' embeddings."""
        return "encoder_Wemb" if "encoder_Wemb" in self.weights else "Wemb"

    @property
    def target_embeddings(self) -> str:
        """The name of the target tokens' embeddings; the same where both languages share a vocabulary."""
        return "decoder_Wemb" if "decoder_Wemb" in self.weights else "Wemb"

    @property
    def output(self) -> str:
        """The name of the output layer's matrix, (tokens, dimensions): mostly the target tokens' embeddings."""
        return OUTPUT if OUTPUT in self.weights else self.target_embeddings


def read_marian(path: Path) -> MarianModel:
    """Read a model in Marian's binary format, quantised or not.

    Raises:
        MarianFormatError: the file is not such a model, or cannot be read.
    """
    import yaml

    try:
        arrays = dict(_arrays(path.read_bytes()))
        configuration = yaml.safe_load(bytes(arrays.pop(_CONFIGURATION)).rstrip(b"\0").decode())
    except KeyError as error:
        raise MarianFormatError(path, f"it has no {_CONFIGURATION}") from error
    except (OSError, struct.error, ValueError, OverflowError, MemoryError, yaml.YAMLError) as error:
        raise MarianFormatError(path, error) from error
    if not isinstance(configuration, dict):
        raise MarianFormatError(path, f"{_CONFIGURATION} has no options")
    if _OUTPUT_TRANSPOSED in arrays:
        arrays[OUTPUT] = arrays.pop(_OUTPUT_TRANSPOSED).T.copy()
    return MarianModel({name: array for name, array in arrays.items() if "QuantMultA" not in name}, configuration)


def _arrays(raw: bytes) -> list[tuple[str, npt.NDArray[Any]]]:
    version, count = struct.unpack_from("<2Q", raw)
    if version != _VERSION:
        raise ValueError(f"version {version} instead of {_VERSION}")
    entries = [_ENTRY.unpack_from(raw, 16 + _ENTRY.size * index) for index in range(count)]
    position = 16 + _ENTRY.size * count
    names, shapes = [], []
    for length, *_rest in entries:
        names.append(raw[position : position + length - 1].decode())
        position += length
    for _length, _kind, dimensions, _size in entries:
        shapes.append(struct.unpack_from(f"<{dimensions}i", raw, position))
        position += 4 * dimensions
    (padding,) = struct.unpack_from("<Q", raw, position)
    position += 8 + padding
    arrays = []
    for name, shape, (_length, kind, _dimensions, size) in zip(names, shapes, entries, strict=True):
        arrays.append((name, _array(name, kind, shape, raw[position : position + size])))
        position += size
    return arrays


def _array(name: str, kind: int, shape: tuple[int, ...], data: bytes) -> npt.NDArray[Any]:
    if name == _CONFIGURATION:
        return np.frombuffer(data, np.int8)
    if kind not in _SIZES:
        raise ValueError(f"{name} has the unknown type {kind:#x}")
    count = math.prod(shape)
    # NumPy counts the bytes in 64 bits, which a damaged shape exceeds.
    if min(shape, default=1) < 1 or count * _SIZES[kind] > len(data):
        raise ValueError(f"{name} has the shape {shape} and {len(data)} bytes")
    if kind == _FLOAT32:
        return np.frombuffer(data, "<f4", count).reshape(shape).astype(np.float32)
    values = np.frombuffer(data, np.int8, count).astype(np.float32)
    (multiplier,) = struct.unpack_from("<f", data, count)
    if not 1 / _MOST < multiplier < _MOST:
        raise ValueError(f"{name} is multiplied with {multiplier}")
    matrix = values / np.float32(multiplier)
    # Stored as intgemm multiplies: all are transposed but those that the network itself multiplies transposed.
    return matrix.reshape(shape) if name.endswith(_MULTIPLIED_TRANSPOSED) else matrix.reshape(shape[::-1]).T.copy()
