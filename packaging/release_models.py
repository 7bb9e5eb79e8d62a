"""The models that a release contains, read from the catalogue's starter pack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

STARTER = "resources/catalogue/starter.json"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model."""

    path: str
    """Relative to the model's folder."""
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model that comes along."""

    id: str
    name: str
    task: str
    licence: str
    """SPDX identifier."""
    origin: str
    """Address where it was published."""
    revision: str
    """The commit of the hub's repository that holds it; "" where it does not lie on a hub."""
    files: tuple[ModelFile, ...]


def starter_models(root: Path) -> tuple[Model, ...]:
    """Returns the models of the starter pack, as the catalogue has them."""
    packs = json.loads((root / STARTER).read_text(encoding="utf-8"))["packs"]
    return tuple(
        Model(
            pack["id"],
            pack["name"],
            pack["task"],
            pack["licence"],
            pack["origin"],
            pack.get("hub", {}).get("revision", ""),
            tuple(ModelFile(file["path"], file["size"], file["sha256"]) for file in pack["files"]),
        )
        for pack in packs
    )
