"""What the first bytes of a model in CTranslate2's format say about it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

WHISPER, TRANSFORMER = "WhisperSpec", "TransformerSpec"
"""Names of the architectures that recognise speech and that translate."""

_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Header:
    """The beginning of `model.bin`."""

    version: int
    """Of the format."""
    architecture: str
    """For example `WHISPER`."""

    @property
    def is_newer(self) -> bool:
        """Whether the installed CTranslate2 is too old to read the model."""
        from ctranslate2.specs.model_spec import CURRENT_BINARY_VERSION

        return self.version > int(CURRENT_BINARY_VERSION)


def read_header(path: Path) -> Header | None:
    """Return the header of a model file, or None where it has none.

    The format's version as 4 bytes, the length of the architecture's name with its final zero as 2, then the name
    (`ctranslate2.specs.model_spec.ModelSpec.save`).
    """
    with path.open("rb") as file:
        beginning = file.read(6 + _LONGEST_NAME)
    if len(beginning) < 6:  # noqa: PLR2004 - the two numbers
        return None
    version, length = struct.unpack_from("<IH", beginning)
    name = beginning[6 : 6 + length].removesuffix(b"\0")
    if not name.isalnum() or not name.isascii() or length != len(name) + 1:
        return None
    return Header(version, name.decode("ascii"))
