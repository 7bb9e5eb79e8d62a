"""The models the app knows, read from the files in `resources/catalogue/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.domain.model_pack import HubSource, ModelPack, PackFile, Quality, Task, WheelPart


def read_catalogue(folder: Path) -> tuple[ModelPack, ...]:
    """Read the catalogue that ships with the app, its files in the order of their names; a fault in it is a bug."""
    files = sorted(folder.glob("*.json"))
    return tuple(_pack(entry) for file in files for entry in json.loads(file.read_text(encoding="utf-8"))["packs"])


def _pack(entry: dict[str, Any]) -> ModelPack:
    fields = dict(entry)
    fields["task"] = Task(entry["task"])
    fields["languages"] = tuple(entry["languages"])
    fields["files"] = tuple(_file(file) for file in entry["files"])
    if "hub" in entry:
        fields["hub"] = HubSource(**entry["hub"])
    if "quality" in entry:
        fields["quality"] = Quality(**entry["quality"])
    return ModelPack(**fields)


def _file(entry: dict[str, Any]) -> PackFile:
    return PackFile(**{**entry, "parts": tuple(WheelPart(**part) for part in entry.get("parts", ()))})
