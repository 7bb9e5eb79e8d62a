"""The catalogue that ships with the app agrees with itself, with the package's dependencies, and with the engines."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dragoman.config.paths import resources
from dragoman.domain.model_pack import ModelPack, PackFile, WheelPart
from dragoman.modelstore.catalogue import read_catalogue

PACKS = read_catalogue(resources() / "catalogue")
FILES = [pytest.param(file, id=f"{pack.id}/{file.path}") for pack in PACKS for file in pack.files]
PARTS = [part for pack in PACKS for file in pack.files for part in file.parts]
PROJECT = Path(__file__).parents[3] / "pyproject.toml"
FAMILIES = {"whisper", "bergamot", "piper", "kokoro"}


def pinned() -> dict[str, str]:
    """Name -> version of what the starter extra installs."""
    requirements = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]["starter"]
    return dict(requirement.split(";")[0].strip().split("==") for requirement in requirements)


def test_ids_are_unique_and_fit_for_folders() -> None:
    ids = [pack.id for pack in PACKS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.-]*", pack_id) for pack_id in ids)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_pack_says_what_it_is(pack: ModelPack) -> None:
    assert pack.family in FAMILIES
    assert pack.name
    assert pack.licence
    assert pack.origin.startswith("https://")
    assert pack.size == sum(file.size for file in pack.files) > 0
    assert len({file.path for file in pack.files}) == len(pack.files)
    assert all(re.fullmatch(r"[a-z]{2,3}|\*", language) for language in pack.languages)
    if pack.family == "bergamot":
        source, target = pack.languages
        assert source != target


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_described_in_full(file: PackFile) -> None:
    assert file.size > 0
    assert file.parts
    assert not Path(file.path).is_absolute()
    assert ".." not in Path(file.path).parts
    for sha256 in (file.sha256, *(part.sha256 for part in file.parts)):
        assert re.fullmatch(r"[0-9a-f]{64}", sha256)
    if len(file.parts) == 1:
        assert file.parts[0].sha256 == file.sha256


def test_every_part_comes_with_the_starter_extra_and_nothing_else_does() -> None:
    assert {part.distribution: part.version for part in PARTS} == pinned()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.distribution}/{Path(part.path).name}")
def test_a_part_lies_in_its_own_package(part: WheelPart) -> None:
    assert part.path.split("/")[0] == part.distribution.replace("-", "_")


def test_there_is_all_that_english_and_portuguese_need() -> None:
    pairs = {pack.languages for pack in PACKS if pack.family == "bergamot"}
    voices = {language for pack in PACKS if pack.family in {"piper", "kokoro"} for language in pack.languages}
    assert {("en", "pt"), ("pt", "en")} <= pairs
    assert {"en", "pt"} <= voices
    assert any(pack.family == "whisper" for pack in PACKS)


def test_kokoro_has_phonemes_for_every_language_it_is_listed_with() -> None:
    from dragoman.tts.kokoro import _ESPEAK_VOICES

    assert {language for pack in PACKS if pack.family == "kokoro" for language in pack.languages} == set(_ESPEAK_VOICES)
