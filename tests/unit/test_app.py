"""Putting the app together, with small stand-ins for the engines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dragoman.app import MAX_THREADS, Installation, conversation
from dragoman.config.paths import resources
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore

CATALOGUE = read_catalogue(resources() / "catalogue")
TEMPLATE = CATALOGUE[0]


class Voice:
    """In place of both kinds of voices; keeps which were made."""

    made: list[Path] = []  # noqa: RUF012 - emptied for each test

    def __init__(self, model: Path, *, threads: int) -> None:
        assert threads >= 1
        self.model = model
        Voice.made.append(model)

    def synthesize(self, _text: str, _language: str, _rate: float = 1.0) -> Iterator[AudioChunk]:
        yield AudioChunk.empty()


class Translator:
    def __init__(self, folders: Mapping[tuple[str, str], Path]) -> None:
        self.folders = folders


@pytest.fixture(autouse=True)
def _small_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice.made = []
    monkeypatch.setattr("dragoman.tts.piper.PiperSynthesizer", Voice)
    monkeypatch.setattr("dragoman.tts.kokoro.KokoroSynthesizer", Voice)
    monkeypatch.setattr("dragoman.mt.bergamot.BergamotTranslator", Translator)


def pack(pack_id: str, family: str, *languages: str) -> ModelPack:
    """A pack without files, which counts as placed."""
    return dataclasses.replace(TEMPLATE, id=pack_id, family=family, languages=languages, files=())


def installed(tmp_path: Path, *packs: ModelPack) -> Installation:
    installation = Installation(tmp_path)
    installation.store = ModelStore(packs, tmp_path / "models")
    for each in packs:
        (tmp_path / "models" / each.id).mkdir(parents=True)
        if each.family == "piper":
            (tmp_path / "models" / each.id / "voice.onnx").touch()
    return installation


def missing(tmp_path: Path) -> Installation:
    """An installation of which no wheel is installed."""
    installation = Installation(tmp_path)
    packs = [
        dataclasses.replace(
            each,
            files=tuple(
                dataclasses.replace(
                    file, parts=tuple(dataclasses.replace(part, distribution="no-such-wheel") for part in file.parts)
                )
                for file in each.files
            ),
        )
        for each in CATALOGUE
    ]
    installation.store = ModelStore(packs, tmp_path / "models")
    return installation


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    paths = Installation(tmp_path).paths
    folders = [getattr(paths, field.name) for field in dataclasses.fields(paths)]
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    assert not any(folder.exists() for folder in folders)


@pytest.mark.parametrize(("cores", "threads"), [(None, 1), (1, 1), (2, 2), (64, MAX_THREADS)])
def test_threads_fit_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int | None, threads: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert Installation(tmp_path).threads == threads


def test_pairs_and_voices_are_those_that_are_installed(tmp_path: Path) -> None:
    installation = installed(
        tmp_path,
        pack("a", "bergamot", "en", "pt"),
        pack("b", "piper", "en"),
        pack("c", "kokoro", "pt", "en", "es"),
    )
    assert installation.translation_pairs() == {("en", "pt")}
    assert installation.spoken_languages() == ("en", "pt", "es")


def test_without_wheels_nothing_is_installed(tmp_path: Path) -> None:
    installation = missing(tmp_path)
    assert installation.translation_pairs() == frozenset()
    assert installation.spoken_languages() == ()


@pytest.mark.parametrize("engine", ["recognizer", "translator"])
def test_a_missing_engine_is_named(tmp_path: Path, engine: str) -> None:
    with pytest.raises(ModelError, match="no-such-wheel"):
        getattr(missing(tmp_path), engine)()


def test_a_missing_voice_is_told_when_it_is_to_speak(tmp_path: Path) -> None:
    voices = missing(tmp_path).synthesizer(["en"])
    with pytest.raises(ModelError, match="No voice for the language en"):
        voices.synthesize("hello", "en")


def test_piper_speaks_where_it_can(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("k", "kokoro", "en", "pt", "es"), pack("p", "piper", "en"))
    installation.synthesizer(["en", "pt"])
    assert [model.name for model in Voice.made] == ["voice.onnx", "k"]


def test_a_voice_nobody_needs_is_not_loaded(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("p", "piper", "en"), pack("k", "kokoro", "pt", "es"))
    installation.synthesizer(["en", "de"])
    assert [model.name for model in Voice.made] == ["voice.onnx"]


def test_one_kokoro_speaks_all_its_languages(tmp_path: Path) -> None:
    voices = installed(tmp_path, pack("k", "kokoro", "pt", "es")).synthesizer(["pt", "es"])
    assert len(Voice.made) == 1
    assert list(voices.synthesize("hola", "es"))


def test_every_installed_pair_is_translated(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("a", "bergamot", "en", "pt"), pack("b", "bergamot", "pt", "en"))
    folders = installation.translator().folders
    assert folders == {("en", "pt"): tmp_path / "models" / "a", ("pt", "en"): tmp_path / "models" / "b"}


def test_engines_are_made_when_they_are_needed(tmp_path: Path) -> None:
    engines = installed(tmp_path, pack("p", "piper", "en")).engines(["en"], hands_free=True)
    assert Voice.made == []
    engines.synthesizer()
    assert len(Voice.made) == 1


def test_a_conversation_opens_nothing_before_it_starts(tmp_path: Path) -> None:
    talk = conversation(missing(tmp_path), "en", "pt")
    talk.close()
