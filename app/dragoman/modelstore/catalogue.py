"""The models the app knows, read from `resources/catalogue.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A file, or a piece of one, inside an installed wheel."""

    distribution: str
    version: str
    path: str
    """Relative to site-packages."""
    sha256: str


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a model pack."""

    path: str
    """Relative to the pack's folder."""
    size: int
    """Bytes."""
    sha256: str
    parts: tuple[WheelPart, ...]
    """The pieces which, joined in order, make the file."""


@dataclass(frozen=True, slots=True)
class ModelPack:
    """A model with everything its engine needs."""

    id: str
    """Name of its folder."""
    family: str
    """Which adapter runs it: "whisper", "bergamot", "piper" or "kokoro"."""
    name: str
    """Shown to the user."""
    languages: tuple[str, ...]
    """Language tags; for translation models (source, target); ("*",) where it knows all that Whisper knows."""
    licence: str
    """SPDX identifier."""
    origin: str
    """Where the model was published."""
    files: tuple[PackFile, ...]

    @property
    def size(self) -> int:
        """Bytes on disk once placed."""
        return sum(file.size for file in self.files)


def read_catalogue(path: Path) -> tuple[ModelPack, ...]:
    """Read the catalogue that ships with the app; a fault in it is a bug."""
    return tuple(_pack(entry) for entry in json.loads(path.read_text(encoding="utf-8"))["packs"])


def _pack(entry: dict[str, Any]) -> ModelPack:
    files = tuple(
        PackFile(file["path"], file["size"], file["sha256"], tuple(WheelPart(**part) for part in file["parts"]))
        for file in entry["files"]
    )
    return ModelPack(
        id=entry["id"],
        family=entry["family"],
        name=entry["name"],
        languages=tuple(entry["languages"]),
        licence=entry["licence"],
        origin=entry["origin"],
        files=files,
    )
