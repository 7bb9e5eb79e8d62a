"""The catalogue that ships with the app agrees with itself, with the package's dependencies, and with the engines."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from dragoman.config.paths import bundled_models, resources
from dragoman.domain.model_pack import ModelPack, PackFile, Task, WheelPart
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.modelstore.bundling import MODEL_CARD
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.digests import is_sha256
from dragoman.modelstore.manifest import MANIFEST, is_fit_id, is_safe_path
from dragoman.modelstore.store import ModelStore
from dragoman.mt.families import FAMILIES
from dragoman.planning.routes import packs_for_pair
from dragoman.tts.espeak_voices import ESPEAK_VOICES
from dragoman.tts.kokoro import _ESPEAK_VOICES

FOLDER = resources() / "catalogue"
PACKS = read_catalogue(FOLDER)
BY_ID = {pack.id: pack for pack in PACKS}
EACH_PACK = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
ENTRIES = [entry for file in sorted(FOLDER.glob("*.json")) for entry in json.loads(file.read_bytes())["packs"]]
STARTER = [BY_ID[entry["id"]] for entry in json.loads((FOLDER / "starter.json").read_bytes())["packs"]]
STARTER_FILES = [pytest.param(file, id=f"{pack.id}/{file.path}") for pack in STARTER for file in pack.files]
PARTS = [part for pack in PACKS for file in pack.files for part in file.parts]
PROJECT = Path(__file__).parents[3] / "pyproject.toml"

TASKS = {
    "whisper": Task.RECOGNITION,
    **dict.fromkeys(FAMILIES, Task.TRANSLATION),
    "piper": Task.SPEECH,
    "kokoro": Task.SPEECH,
}
KEYS = {
    "required": "id task family name languages licence is_commercial_use_allowed origin files",
    "optional": "hub parameters quality is_one_direction comes_along",
    "file": "path size sha256 remote_path parts",
    "part": "distribution version path sha256",
    "hub": "repository revision",
    "quality": "metric value measured_on source",
}
LICENCES = {
    "Apache-2.0", "MIT", "MPL-2.0", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0",
    "LicenseRef-Public-Domain", "NOASSERTION",
}  # fmt: skip
LEAST_LANGUAGES = 30
"""So many languages can be interpreted from and into English with speech once what they need is downloaded."""


def keys(name: str) -> set[str]:
    return set(KEYS[name].split())


def pinned() -> dict[str, str]:
    """Name -> version of what the starter extra installs."""
    requirements = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]["starter"]
    return dict(requirement.split(";")[0].strip().split("==") for requirement in requirements)


def sources() -> list[tuple[list[str], list[str]]]:
    """Patterns of pack ids, and the cells that say where revision, checksums, licence and figures come from."""
    rows = re.findall(r"^\| (`.+?) \| (.+) \|$", (FOLDER / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [(re.findall(r"`(.+?)`", patterns), cells.split(" | ")) for patterns, cells in rows]


def sources_of(pack: ModelPack) -> list[str]:
    return next(cells for patterns, cells in sources() if any(fnmatchcase(pack.id, each) for each in patterns))


def interpretable(*, is_for_sale: bool, voices: set[str]) -> set[str]:
    """Return the languages that can be interpreted from and into English, and that one of the voices speaks."""

    def is_allowed(pack: ModelPack) -> bool:
        return pack.is_commercial_use_allowed or not is_for_sale

    return {
        language
        for language in WHISPER_LANGUAGES
        if language in voices and packs_for_pair(language, "en", PACKS, is_allowed=is_allowed) is not None
    }


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.name)
def test_a_file_has_the_schema_and_packs_alone(file: Path) -> None:
    document = json.loads(file.read_bytes())
    assert set(document) == {"schema", "packs"}
    assert document["schema"] == 2
    assert document["packs"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_an_entry_has_no_unknown_keys(entry: dict[str, Any]) -> None:
    assert keys("required") <= set(entry) <= keys("required") | keys("optional")
    assert set(entry.get("hub", {})) in (set(), keys("hub"))
    assert set(entry.get("quality", {})) in (set(), keys("quality"))
    for file in entry["files"]:
        assert {"path", "size"} <= set(file) <= keys("file")
        assert all(set(part) == keys("part") for part in file.get("parts", ()))


def test_ids_are_unique_and_fit_for_folders() -> None:
    assert len({entry["id"].casefold() for entry in ENTRIES}) == len(ENTRIES)
    assert all(is_fit_id(pack.id) for pack in PACKS)


@EACH_PACK
def test_a_pack_says_what_it_is(pack: ModelPack) -> None:
    assert pack.task is TASKS[pack.family]
    assert pack.name.strip() == pack.name != ""
    assert pack.licence in LICENCES
    assert pack.origin.startswith("https://") or pack.origin == f"models/{pack.id}"
    assert type(pack.parameters) is int
    assert pack.parameters >= 0
    if pack.is_one_direction:
        assert pack.task is Task.TRANSLATION
        assert len(set(pack.languages)) == 2
    elif pack.task is Task.TRANSLATION:
        assert len(pack.languages) > 2 or pack.languages == ("*",)


@EACH_PACK
def test_commercial_use_is_what_the_licence_says(pack: ModelPack) -> None:
    is_forbidden = "-NC" in pack.licence or pack.licence == "NOASSERTION"
    assert pack.is_commercial_use_allowed is not is_forbidden


@EACH_PACK
def test_languages_are_whispers(pack: ModelPack) -> None:
    assert pack.languages == ("*",) or set(pack.languages) <= set(WHISPER_LANGUAGES)
    assert len(set(pack.languages)) == len(pack.languages) > 0


@EACH_PACK
def test_files_stay_in_their_folder(pack: ModelPack) -> None:
    assert pack.files
    assert len({file.path.casefold() for file in pack.files}) == len(pack.files)
    for file in pack.files:
        assert is_safe_path(file.path)
        assert file.path.isascii()
        assert file.path.casefold() != MANIFEST
        assert file.remote_path is None or is_safe_path(file.remote_path)
        assert type(file.size) is int
        assert file.size >= 0
        assert file.sha256 is None or is_sha256(file.sha256)


def test_the_starter_packs_come_along_and_no_others_do() -> None:
    assert [pack for pack in PACKS if pack.comes_along] == STARTER


@EACH_PACK
def test_there_is_a_way_to_each_file(pack: ModelPack) -> None:
    is_here = (bundled_models() / pack.id).is_dir()
    assert is_here or pack.hub is not None or all(file.parts for file in pack.files)
    if pack.hub is not None:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", pack.hub.repository)
        assert re.fullmatch(r"[0-9a-f]{40}|main", pack.hub.revision)


@EACH_PACK
def test_a_figure_names_its_source(pack: ModelPack) -> None:
    if pack.quality is not None:
        assert pack.quality.metric in {"WER", "BLEU", "chrF2"}
        assert 0 < pack.quality.value < 100
        assert pack.quality.measured_on
        assert pack.quality.source.startswith("https://")


@EACH_PACK
def test_what_could_be_invented_has_a_source(pack: ModelPack) -> None:
    revision, checksums, licence, figures = sources_of(pack)
    if pack.hub is not None and pack.hub.revision != "main":
        assert "https://" in revision
        assert pack.hub.revision in revision
    if any(file.sha256 for file in pack.files):
        assert "https://" in checksums or "the wheels" in checksums or "models/" in checksums
        assert "the wheels" not in checksums or all(file.parts for file in pack.files)
    assert "https://" in licence or licence == "see below"
    assert pack.parameters == 0 or figures != "–"


def test_no_source_is_of_packs_that_are_gone() -> None:
    patterns = [pattern for row, _cells in sources() for pattern in row]
    assert [each for each in patterns if not any(fnmatchcase(pack.id, each) for pack in PACKS)] == []


@EACH_PACK
def test_an_engine_finds_its_files(pack: ModelPack) -> None:
    names = {file.path for file in pack.files}
    if pack.family == "whisper":
        assert {"model.bin", "config.json", "tokenizer.json"} <= names
        assert names & {"vocabulary.txt", "vocabulary.json"}
    elif pack.family in FAMILIES:
        family = FAMILIES[pack.family]
        assert {"model.bin", "config.json"} <= names
        separate = {"source_vocabulary.json", "target_vocabulary.json"}
        assert names & {"shared_vocabulary.json", "shared_vocabulary.txt"} or separate <= names
        assert names & set(family.source_pieces)
        assert names & set(family.target_pieces)
    elif pack.family == "piper":
        model = next(name for name in names if name.endswith(".onnx"))
        assert names == {model, f"{model}.json"}
    elif pack.family == "kokoro":
        assert names - {"voices.npz"} == {name for name in names if name.endswith(".onnx")}
        assert len(names) == 2
        assert set(pack.languages) <= set(_ESPEAK_VOICES)


def test_most_languages_can_be_interpreted_both_ways_with_speech() -> None:
    neural = {language for pack in PACKS if pack.task is Task.SPEECH for language in pack.languages}
    assert len(interpretable(is_for_sale=False, voices=neural | set(ESPEAK_VOICES))) >= LEAST_LANGUAGES
    assert len(interpretable(is_for_sale=False, voices=neural)) >= LEAST_LANGUAGES


def test_most_languages_can_be_interpreted_where_money_is_made_of_it() -> None:
    neural = {
        language
        for pack in PACKS
        if pack.task is Task.SPEECH and pack.is_commercial_use_allowed
        for language in pack.languages
    }
    assert len(interpretable(is_for_sale=True, voices=neural)) >= LEAST_LANGUAGES


@pytest.mark.parametrize("file", STARTER_FILES)
def test_a_file_of_the_starter_packs_is_described_in_full(file: PackFile) -> None:
    assert file.size > 0
    assert file.sha256 is not None
    assert all(is_sha256(part.sha256) for part in file.parts)
    if len(file.parts) == 1:
        assert file.parts[0].sha256 == file.sha256


def test_every_part_comes_with_the_starter_extra_and_nothing_else_does() -> None:
    assert {part.distribution: part.version for part in PARTS} == pinned()
    assert all(not file.parts for pack in PACKS if pack not in STARTER for file in pack.files)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.distribution}/{Path(part.path).name}")
def test_a_part_lies_in_its_own_package(part: WheelPart) -> None:
    assert part.path.split("/")[0] == part.distribution.replace("-", "_")


def test_the_starter_packs_interpret_english_and_portuguese() -> None:
    assert packs_for_pair("en", "pt", (), STARTER) == ()
    spoken = {language for pack in STARTER if pack.task is Task.SPEECH for language in pack.languages}
    assert {"en", "pt"} <= spoken


@pytest.mark.parametrize("pack", [pack for pack in STARTER if not pack.files[0].parts], ids=lambda pack: pack.id)
def test_what_lies_in_the_projects_own_folder_is_what_the_catalogue_says(pack: ModelPack, tmp_path: Path) -> None:
    store = ModelStore(PACKS, tmp_path, bundled=bundled_models())
    assert store.is_placed(pack)
    assert store.damaged_files(pack) == ()
    assert (store.locate(pack) / MODEL_CARD).is_file()


def test_nothing_is_listed_twice() -> None:
    described = [dataclasses.replace(pack, id="", name="") for pack in PACKS]
    assert len(set(described)) == len(described)
