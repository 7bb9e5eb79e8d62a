"""What an installed pack is: `pack.json` in its folder."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from pathlib import Path, PurePosixPath
from typing import Any

from dragoman.domain.model_pack import ANY_LANGUAGE, HubSource, ModelPack, PackFile, Quality, Task
from dragoman.modelstore.digests import is_sha256
from dragoman.modelstore.disk import settle

MANIFEST = "pack.json"

_SCHEMA = 1
"""A change of meaning of any field raises it; a new field does not, and older versions leave it out."""
_LARGEST_BYTES = 4 << 20
"""Of a manifest; real ones have a few thousand bytes."""
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONGEST_TEXT = 500
_LARGEST_COUNT = 1 << 50
"""Of bytes or weights."""
_DEVICE_NAMES = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))}
"""Windows takes files of these names for devices, whatever their ending."""


class ManifestError(ValueError):
    """A manifest that is not one, or that no Dragoman of this version wrote."""


def write_manifest(pack: ModelPack, folder: Path) -> None:
    """Write down what the pack in this folder is, with the sizes and checksums of its files."""
    (folder / MANIFEST).write_text(manifest_text(pack), encoding="utf-8")
    settle(folder / MANIFEST)


def manifest_text(pack: ModelPack) -> str:
    """Return the manifest of a pack: JSON."""
    fields = dataclasses.asdict(pack)
    del fields["comes_along"]  # of an installed pack only the catalogue can say it
    for file in fields["files"]:
        del file["parts"]  # which wheels it once came from helps nobody later
    return json.dumps({"schema": _SCHEMA, "pack": fields}, ensure_ascii=False, indent=1)


def read_manifest(folder: Path) -> ModelPack | None:
    """Return what the pack in this folder is, or None where it is not told, or told of another folder."""
    try:
        pack = read_foreign_manifest(folder)
    except (OSError, ManifestError):
        return None
    return pack if pack.id == folder.name else None


def read_foreign_manifest(folder: Path) -> ModelPack:
    """Return what the pack in a folder of any name is.

    Raises:
        ManifestError: see `parse_manifest`.
        OSError: the manifest cannot be read.
    """
    path = folder / MANIFEST
    if path.stat().st_size > _LARGEST_BYTES:
        raise ManifestError("the manifest is too long")
    return parse_manifest(path.read_bytes())


def parse_manifest(content: bytes) -> ModelPack:
    """Return the pack that a manifest describes. Whoever wrote it need not be trusted.

    Raises:
        ManifestError: a field is missing or not of its kind, a name is not fit for a folder, or the schema is newer.
    """
    try:
        document = json.loads(content)
        schema = document["schema"]
        pack = _pack(document["pack"]) if schema == _SCHEMA else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ManifestError(f"the manifest has no fields of their kind ({type(error).__name__}: {error})") from error
    if pack is None:
        raise ManifestError(f"it is of schema {schema!r}, which this version does not know")
    _check(pack)
    return pack


def is_safe_path(path: str) -> bool:
    """Return whether a path stays below any folder that it is joined to, on every system."""
    if not path or any(character in path for character in '\\:*?"<>|') or not path.isprintable():
        return False
    parts = path.split("/")
    return not PurePosixPath(path).is_absolute() and all(_is_safe_name(part) for part in parts)


def _is_safe_name(name: str) -> bool:
    if name in {"", ".", ".."} or name[-1] in ". " or len(name.encode("utf-8", "surrogatepass")) > 200:  # noqa: PLR2004
        return False
    return name.split(".", maxsplit=1)[0].rstrip().casefold() not in _DEVICE_NAMES


def is_fit_id(text: str) -> bool:
    """Return whether a text can be a pack's id, which is the name of its folder too."""
    return _ID.fullmatch(text) is not None and _is_safe_name(text)


def _pack(entry: dict[str, Any]) -> ModelPack:
    fields = _known(ModelPack, entry)
    fields["task"] = Task(entry["task"])
    fields["languages"] = tuple(entry["languages"])
    fields["files"] = tuple(_file(file) for file in entry["files"])
    fields["hub"] = HubSource(**_known(HubSource, entry["hub"])) if entry.get("hub") else None
    fields["quality"] = Quality(**_known(Quality, entry["quality"])) if entry.get("quality") else None
    fields["comes_along"] = False
    return ModelPack(**fields)


def _known(kind: type[ModelPack | HubSource | Quality], entry: dict[str, Any]) -> dict[str, Any]:
    """Return what this version knows of an entry."""
    names = {each.name for each in dataclasses.fields(kind)}
    return {name: value for name, value in entry.items() if name in names}


def _file(entry: dict[str, Any]) -> PackFile:
    return PackFile(entry["path"], entry["size"], entry["sha256"], entry.get("remote_path"))


def _check(pack: ModelPack) -> None:
    texts = (pack.id, pack.family, pack.name, pack.licence, pack.origin, *pack.languages)
    is_right = (
        all(_is_text(text) for text in texts)
        and is_fit_id(pack.id)
        and _has_right_languages(pack)
        and isinstance(pack.is_commercial_use_allowed, bool)
        and _is_count(pack.parameters)
        and bool(pack.files)
        and all(_is_right_file(file) for file in pack.files)
        and _has_right_paths(pack)
        and (pack.hub is None or (_is_text(pack.hub.repository) and _is_text(pack.hub.revision)))
        and (pack.quality is None or _is_right_quality(pack.quality))
    )
    if not is_right:
        raise ManifestError(f"{pack.id!r} has a field that is not of its kind")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST_TEXT


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_COUNT


def _has_right_languages(pack: ModelPack) -> bool:
    is_one_direction = pack.is_one_direction
    return (
        bool(pack.languages)
        and (pack.languages == (ANY_LANGUAGE,) or all(_LANGUAGE.fullmatch(language) for language in pack.languages))
        and isinstance(is_one_direction, bool)
        and (not is_one_direction or len(pack.languages) == len(("source", "target")))
    )


def _has_right_paths(pack: ModelPack) -> bool:
    """Return whether no file takes another one's place, nor that of a folder that holds another one."""
    paths = [file.path.casefold() for file in pack.files]
    folders = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 1)}
    return len(set(paths)) == len(paths) and folders.isdisjoint({*paths, MANIFEST})


def _is_right_file(file: PackFile) -> bool:
    return (
        isinstance(file.path, str)
        and is_safe_path(file.path)
        and file.path.casefold() != MANIFEST
        and _is_count(file.size)
        and isinstance(file.sha256, str)
        and is_sha256(file.sha256)
        and (file.remote_path is None or _is_text(file.remote_path))
    )


def _is_right_quality(quality: Quality) -> bool:
    texts = (quality.metric, quality.measured_on, quality.source)
    is_figure = isinstance(quality.value, int | float) and not isinstance(quality.value, bool)
    return all(_is_text(text) for text in texts) and is_figure and math.isfinite(quality.value)
