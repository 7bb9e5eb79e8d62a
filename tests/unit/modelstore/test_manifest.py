"""What an installed pack says of itself, whoever wrote it."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.model_pack import HubSource, ModelPack, PackFile, Quality, Task, WheelPart
from dragoman.modelstore.manifest import (
    ManifestError,
    is_fit_id,
    is_safe_path,
    manifest_text,
    parse_manifest,
    read_manifest,
    write_manifest,
)

PACK = ModelPack(
    id="opus-mt-es-pt",
    task=Task.TRANSLATION,
    family="marian",
    name="OPUS-MT, español-português",
    languages=("es", "pt"),
    licence="CC-BY-4.0",
    is_commercial_use_allowed=True,
    origin="https://example.org",
    files=(PackFile("model.bin", 12, "0" * 64), PackFile("inner/source.spm", 3, "f" * 64, "elsewhere/source.spm")),
    hub=HubSource("someone/model", "main"),
    parameters=1_000,
    quality=Quality("chrF", 55.5, "FLORES-200, es-pt", "https://example.org/paper"),
    is_one_direction=True,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def document(**changes: object) -> dict[str, Any]:
    made = json.loads(manifest_text(PACK))
    made["pack"].update(changes)
    return dict(made)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / PACK.id
    folder.mkdir()
    write_manifest(PACK, folder)
    assert read_manifest(folder) == PACK
    assert parse_manifest(manifest_text(PACK).encode()) == PACK


def test_where_it_came_from_in_wheels_is_not_kept() -> None:
    part = WheelPart("a-wheel", "1.0", "a_wheel/part", "0" * 64)
    pack = ModelPack(**{**vars_of(PACK), "files": (PackFile("model.bin", 12, "0" * 64, parts=(part,)),)})
    assert parse_manifest(manifest_text(pack).encode()).files == (PackFile("model.bin", 12, "0" * 64),)


def vars_of(pack: ModelPack) -> dict[str, Any]:
    return {name: getattr(pack, name) for name in pack.__slots__}


def test_a_manifest_of_another_folder_counts_for_nothing(tmp_path: Path) -> None:
    write_manifest(PACK, tmp_path)
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema": 1}', b"[" * 100_000])
def test_what_is_no_manifest(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(content)
    (tmp_path / "pack.json").write_bytes(content)
    assert read_manifest(tmp_path) is None


def test_a_manifest_beyond_measure_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_bytes(b" " * (5 << 20))
    assert read_manifest(tmp_path) is None


def test_what_a_newer_version_has_added_is_left_out() -> None:
    made = document(unknown=1, hub={"repository": "someone/model", "revision": "main", "mirror": "elsewhere"})
    made["pack"]["files"][0]["signature"] = "…"
    made["pack"]["quality"]["deviation"] = 0.5
    assert parse_manifest(json.dumps({**made, "written_by": "0.9.0"}).encode()) == PACK


def test_a_newer_one_says_so() -> None:
    with pytest.raises(ManifestError, match="schema 2, which this version does not know"):
        parse_manifest(json.dumps({"schema": 2, "pack": {"of": "another shape"}}).encode())


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "../outside"},
        {"id": "con"},
        {"id": ".hidden"},
        {"id": "a/b"},
        {"id": 5},
        {"task": "cooking"},
        {"name": "\x1b[2J"},
        {"name": "x" * 1_000},
        {"languages": []},
        {"languages": ["es", "*"]},
        {"languages": ["es; rm"]},
        {"languages": ["es", "pt", "en"]},
        {"is_commercial_use_allowed": "yes"},
        {"is_one_direction": 1},
        {"parameters": -1},
        {"parameters": True},
        {"parameters": 1 << 60},
        {"files": []},
        {"files": [{"path": "../model.bin", "size": 1, "sha256": "0" * 64}]},
        {"files": [{"path": "Pack.json", "size": 1, "sha256": "0" * 64}]},
        {"files": [{"path": "model.bin", "size": 1, "sha256": None}]},
        {"files": [{"path": "model.bin", "size": -1, "sha256": "0" * 64}]},
        {"files": [{"path": "model.bin", "size": "1", "sha256": "0" * 64}]},
        {"files": [{"path": "model.bin", "size": 1, "sha256": "F" * 64}]},
        {"files": [{"path": name, "size": 1, "sha256": "0" * 64} for name in ("a", "A")]},
        {"files": [{"path": name, "size": 1, "sha256": "0" * 64} for name in ("a", "a/b")]},
        {"hub": {"repository": 5, "revision": "main"}},
        {"quality": {"metric": "WER", "value": "low", "measured_on": "", "source": ""}},
        {"quality": {"metric": "WER", "value": float("nan"), "measured_on": "", "source": ""}},
    ],
    ids=str,
)
def test_fields_that_are_not_of_their_kind(changes: dict[str, object]) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(json.dumps(document(**changes)).encode())


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_fault_or_a_pack(content: bytes) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(content)


@given(st.sampled_from([*document()["pack"]]), json_values)
def test_any_value_of_any_field_ends_in_a_fault_or_a_sound_pack(field: str, value: object) -> None:
    assert_sound(json.dumps(document(**{field: value})).encode())


@given(st.sampled_from(["path", "size", "sha256", "remote_path"]), json_values)
def test_any_value_of_any_field_of_a_file_ends_so_too(field: str, value: object) -> None:
    made = document()
    made["pack"]["files"][0][field] = value
    assert_sound(json.dumps(made).encode())


def assert_sound(content: bytes) -> None:
    try:
        pack = parse_manifest(content)
    except ManifestError:
        return
    assert is_fit_id(pack.id)
    assert pack.size >= 0
    assert all(is_safe_path(file.path) for file in pack.files)
    assert hash(pack) == hash(parse_manifest(manifest_text(pack).encode()))
    assert str(pack.name).isprintable()


@given(st.text(max_size=30) | st.from_regex(r"[./\\a:]{1,12}", fullmatch=True))
def test_a_safe_path_stays_where_it_is_put(path: str) -> None:
    if not is_safe_path(path):
        return
    for kind, root in ((PurePosixPath, "/models/pack"), (PureWindowsPath, "C:\\models\\pack")):
        joined = kind(root) / path
        assert joined.is_relative_to(kind(root))
        assert ".." not in joined.parts
        assert joined.parts[len(kind(root).parts) :] == tuple(path.split("/"))


@pytest.mark.parametrize("path", ["model.bin", "a/b/c.json", "ärger.txt", "com.bin", "console", "a b", ".hidden"])
def test_ordinary_paths_are_safe(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize(
    "path", ["", "/", "a/", "..", "a/..", "COM1", "com1.tar.gz", "a/aux", "a\x00b", "x" * 300, "\ud800"]
)
def test_others_are_not(path: str) -> None:
    assert not is_safe_path(path)
