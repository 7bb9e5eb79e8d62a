"""Models from files and folders: what Dragoman exports, packages of Argos Translate, bare models; and hostile ones."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.domain.errors import InputError, ModelError, OutputError
from dragoman.domain.machine import Placement
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, PackFile, Task
from dragoman.modelstore.exporting import export
from dragoman.modelstore.identification import UNKNOWN_LICENCE, slug
from dragoman.modelstore.importing import import_from
from dragoman.modelstore.manifest import MANIFEST, manifest_text, write_manifest
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.transfer import Stopped, Transfer
from dragoman.mt.ctranslate import CTranslateTranslator
from support.toy_models import Layout, make_model, make_pieces

MakePack = Callable[..., ModelPack]
NLLB = ModelPack(
    id="nllb",
    task=Task.TRANSLATION,
    family="nllb",
    name="NLLB",
    languages=("en", "es", "pt"),
    licence="CC-BY-NC-4.0",
    is_commercial_use_allowed=False,
    origin="https://example.org",
    files=(PackFile("model.bin", 0),),
)


def ct2(architecture: str, *, version: int = 6) -> bytes:
    """The beginning of a model in CTranslate2's format, and some weights."""
    return struct.pack("<IH", version, len(architecture) + 1) + architecture.encode() + b"\0" + bytes(100)


def write(folder: Path, **files: bytes | str | list[str] | dict[str, Any]) -> Path:
    """Write files whose names have __ for a dot; lists and objects as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content if isinstance(content, str) else json.dumps(content)
        path = folder / name.replace("__", ".")
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def zipped(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w") as opened:
        for path in sorted(folder.rglob("*")):
            opened.write(path, path.relative_to(folder.parent))
    return archive


@pytest.fixture
def target(tmp_path: Path) -> ModelStore:
    """Where models are imported, with nothing there yet."""
    return ModelStore([NLLB], tmp_path / "target")


def imported(path: Path, store: ModelStore) -> ModelPack:
    (pack,) = import_from(path, store, Transfer())
    assert store.find(pack.id) is not None
    assert store.damaged_files(pack) == ()
    assert list(store.folder.glob(".staging/*")) == []
    return pack


def refused(path: Path, store: ModelStore) -> str:
    with pytest.raises(ModelError) as caught:
        import_from(path, store, Transfer())
    assert store.imported() == ()
    assert list(store.folder.glob("[!.]*")) == []
    assert list(store.folder.glob(".staging/*")) == []
    return str(caught.value)


# What Dragoman exports


@pytest.fixture
def exported(store: ModelStore, pack: ModelPack, make_pack: MakePack, tmp_path: Path) -> Path:
    other = make_pack("other", voice=[b"a voice"])
    export([pack, other], tmp_path / "models.zip", ModelStore([pack, other], store.folder), Transfer())
    return tmp_path / "models.zip"


def test_what_is_exported_is_imported_by_a_catalogue_that_knows_it(
    exported: Path, pack: ModelPack, tmp_path: Path
) -> None:
    target = ModelStore([pack], tmp_path / "target")
    seen: list[tuple[int, int]] = []
    packs = import_from(exported, target, Transfer(lambda *done: seen.append(done)))
    assert [each.id for each in packs] == ["other", "pack"]
    assert target.is_placed(pack)
    assert (target.folder / "pack" / "model.bin").read_bytes() == b"first half, second half"
    assert [each.id for each in target.imported()] == ["other"]
    assert seen[-1][0] == seen[-1][1] > 0


def test_an_export_is_the_same_every_time(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export([pack], tmp_path / name, store, Transfer())
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_folder_of_models_is_imported_whole(store: ModelStore, pack: ModelPack, target: ModelStore) -> None:
    store.locate(pack)
    assert imported(store.folder, target).id == "pack"
    assert store.is_placed(pack)
    assert imported(store.folder / "pack", target).id == "pack"


def test_what_is_damaged_is_not_exported(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    (store.locate(pack) / "vocabulary.bin").write_bytes(b"w0rds")
    with pytest.raises(ModelError, match=r"damaged: vocabulary\.bin .*dragoman models repair"):
        export([pack], tmp_path / "models.zip", store, Transfer())
    assert not list(tmp_path.glob("models.zip*"))


def test_where_nothing_can_be_written_it_says_so(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        export([pack], tmp_path / "nowhere" / "models.zip", store, Transfer())


def test_a_stopped_export_leaves_no_file(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    transfer = Transfer(lambda done, _total: transfer.stop() if done else None)
    with pytest.raises(Stopped):
        export([pack], tmp_path / "models.zip", store, transfer)
    assert not list(tmp_path.glob("models.zip*"))


def test_an_older_file_stays_until_the_new_one_is_whole(store: ModelStore, pack: ModelPack, tmp_path: Path) -> None:
    (tmp_path / "models.zip").write_bytes(b"older")
    (store.locate(pack) / "vocabulary.bin").write_bytes(b"w0rds")
    with pytest.raises(ModelError):
        export([pack], tmp_path / "models.zip", store, Transfer())
    assert (tmp_path / "models.zip").read_bytes() == b"older"


def test_another_revision_of_a_known_model_is_kept_apart(exported: Path, pack: ModelPack, tmp_path: Path) -> None:
    newer = dataclasses.replace(pack, files=(dataclasses.replace(pack.files[0], sha256="0" * 64),))
    target = ModelStore([newer], tmp_path / "target")
    import_from(exported, target, Transfer())
    assert not target.is_placed(newer)
    assert [each.id for each in target.imported()] == ["other", "pack-imported"]


# Archives that lie


def handmade(tmp_path: Path, pack: ModelPack, **files: bytes) -> Path:
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        archive.writestr(f"{pack.id}/{MANIFEST}", manifest_text(pack))
        for name, content in files.items():
            archive.writestr(f"{pack.id}/{name.replace('__', '.')}", content)
    return tmp_path / "made.zip"


def voice(**changes: Any) -> ModelPack:
    content = b"a voice"
    made = ModelPack(
        id="voice",
        task=Task.SPEECH,
        family="piper",
        name="Voice",
        languages=("en",),
        licence="MIT",
        is_commercial_use_allowed=True,
        origin="",
        files=(PackFile("voice.onnx", len(content), hashlib.sha256(content).hexdigest()),),
    )
    return dataclasses.replace(made, **changes)


def test_only_what_the_manifest_names_is_taken(tmp_path: Path, target: ModelStore) -> None:
    pack = imported(handmade(tmp_path, voice(), voice__onnx=b"a voice", run__py=b"import os"), target)
    assert sorted(path.name for path in (target.folder / pack.id).iterdir()) == [MANIFEST, "voice.onnx"]


@pytest.mark.parametrize("content", [b"a v0ice", b"", b"a voice and more"])
def test_a_file_that_is_not_what_its_checksum_says(tmp_path: Path, target: ModelStore, content: bytes) -> None:
    assert "is not what its checksum says" in refused(handmade(tmp_path, voice(), voice__onnx=content), target)


def test_a_file_that_is_missing(tmp_path: Path, target: ModelStore) -> None:
    assert "is not what its checksum says" in refused(handmade(tmp_path, voice()), target)


def test_one_bad_model_keeps_all_others_out(exported: Path, target: ModelStore) -> None:
    with zipfile.ZipFile(exported, "a") as archive:
        archive.writestr(f"voice/{MANIFEST}", manifest_text(voice()))
        archive.writestr("voice/voice.onnx", b"something else")
    assert "is not what its checksum says" in refused(exported, target)


def test_two_models_of_the_same_name(tmp_path: Path, target: ModelStore) -> None:
    archive = handmade(tmp_path, voice(), voice__onnx=b"a voice")
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(f"again/{MANIFEST}", manifest_text(voice()))
    assert "two models of the same name" in refused(archive, target)


def test_a_manifest_of_a_newer_version(tmp_path: Path, target: ModelStore) -> None:
    with zipfile.ZipFile(tmp_path / "newer.zip", "w") as archive:
        archive.writestr(f"voice/{MANIFEST}", manifest_text(voice()).replace('"schema": 1', '"schema": 2'))
    assert "schema 2, which this version does not know" in refused(tmp_path / "newer.zip", target)


def test_a_family_that_this_version_does_not_know(tmp_path: Path, target: ModelStore) -> None:
    archive = handmade(tmp_path, voice(family="whisper-9"), voice__onnx=b"a voice")
    assert "is made for a newer version of Dragoman (whisper-9). Update Dragoman" in refused(archive, target)


@pytest.mark.parametrize("architecture", ["TransformerSpec", "BertSpec"])
def test_a_model_of_another_family_than_it_says(tmp_path: Path, target: ModelStore, architecture: str) -> None:
    content = ct2(architecture)
    files = (PackFile("model.bin", len(content), hashlib.sha256(content).hexdigest()),)
    pack = voice(task=Task.RECOGNITION, family="whisper", files=files)
    assert "says that it is a whisper model, but is another kind" in refused(
        handmade(tmp_path, pack, model__bin=content), target
    )


@pytest.mark.parametrize("name", ["../outside", "/outside", "voice/../../outside"])
def test_an_archive_that_leads_elsewhere(tmp_path: Path, target: ModelStore, name: str) -> None:
    archive = handmade(tmp_path, voice(), voice__onnx=b"a voice")
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(name, b"hostile")
    assert "is not a name for a file in it" in refused(archive, target)
    assert not list(tmp_path.rglob("outside"))


def test_what_is_no_archive(tmp_path: Path, target: ModelStore) -> None:
    for name in ("model.zip", "model.argosmodel", "weights.pt"):
        (tmp_path / name).write_bytes(b"\x80\x04\x95 something pickled")
        assert "is not a zip file" in refused(tmp_path / name, target)


def test_what_is_not_there(tmp_path: Path, target: ModelStore) -> None:
    with pytest.raises(InputError, match="There is no file or folder"):
        import_from(tmp_path / "nowhere", target, Transfer())


# Bare models


def whisper(folder: Path, *, tokens: int = 51_865, **more: Any) -> Path:
    names = [f"token {number}" for number in range(tokens)]
    files = {"config__json": {"lang_ids": []}, "tokenizer__json": {}, "vocabulary__json": names}
    return write(folder, **{"model__bin": ct2("WhisperSpec"), **files, **more})


def test_a_folder_with_a_whisper_model(tmp_path: Path, target: ModelStore) -> None:
    pack = imported(whisper(tmp_path / "Faster Whisper Large-v3_turbo", README__md="words"), target)
    assert (pack.task, pack.family, pack.languages) == (Task.RECOGNITION, "whisper", (ANY_LANGUAGE,))
    assert (pack.id, pack.name) == ("faster-whisper-large-v3-turbo", "Faster Whisper Large-v3_turbo")
    assert (pack.licence, pack.is_commercial_use_allowed) == (UNKNOWN_LICENCE, False)
    names = {path.name for path in (target.folder / pack.id).iterdir()}
    assert names == {MANIFEST, "config.json", "model.bin", "tokenizer.json", "vocabulary.json"}


def test_a_whisper_model_that_knows_english_only(tmp_path: Path, target: ModelStore) -> None:
    folder = whisper(tmp_path / "whisper-tiny.en", tokens=51_864)
    assert imported(folder, target).languages == ("en",)
    assert imported(zipped(folder, tmp_path / "whisper.zip"), target).id == "whisper-tiny.en"


def test_the_cache_of_the_hubs_client_can_be_imported(tmp_path: Path, target: ModelStore) -> None:
    root = tmp_path / "models--Systran--faster-whisper-small"
    blobs, snapshot = whisper(root / "blobs"), root / "snapshots" / ("a" * 40)
    snapshot.mkdir(parents=True)
    for blob in blobs.iterdir():
        (snapshot / blob.name).symlink_to(os.path.relpath(blob, snapshot))
    pack = imported(snapshot, target)
    assert pack.id == "faster-whisper-small"
    assert not any(path.is_symlink() for path in (target.folder / pack.id).iterdir())


@pytest.mark.parametrize("missing", ["tokenizer.json", "config.json", "vocabulary.json"])
def test_a_whisper_model_that_lacks_something(tmp_path: Path, target: ModelStore, missing: str) -> None:
    folder = whisper(tmp_path / "whisper")
    (folder / missing).unlink()
    assert "is missing" in refused(folder, target)


def test_a_model_of_a_newer_format(tmp_path: Path, target: ModelStore) -> None:
    folder = whisper(tmp_path / "whisper", model__bin=ct2("WhisperSpec", version=99))
    assert "is made for a newer version of Dragoman (CTranslate2 format 99)" in refused(folder, target)


@pytest.mark.parametrize("content", [b"", b"\x06\0\0\0", b"PK\x03\x04" + bytes(100), ct2("BertSpec"), ct2("../../x")])
def test_a_model_file_of_another_kind(tmp_path: Path, target: ModelStore, content: bytes) -> None:
    folder = whisper(tmp_path / "whisper", model__bin=content)
    assert "It cannot be told which model" in refused(folder, target)


def test_a_file_of_the_catalogue_is_known_by_its_content(tmp_path: Path) -> None:
    folder = whisper(tmp_path / "some name")
    names = ("model.bin", "config.json", "tokenizer.json", "vocabulary.json")
    contents = {name: (folder / name).read_bytes() for name in names}
    files = tuple(PackFile(name, len(held), hashlib.sha256(held).hexdigest()) for name, held in contents.items())
    known = voice(id="whisper-small", task=Task.RECOGNITION, family="whisper", licence="MIT", files=files)
    target = ModelStore([known], tmp_path / "target")
    assert import_from(folder, target, Transfer()) == (known,)
    assert target.is_placed(known)


def test_a_bare_model_with_the_name_of_one_in_the_catalogue_is_kept_apart(tmp_path: Path) -> None:
    known = voice(id="whisper-small", files=(PackFile("model.bin", 5, "0" * 64),))
    target = ModelStore([known], tmp_path / "target")
    assert imported(whisper(tmp_path / "whisper-small"), target).id == "whisper-small-imported"
    assert not target.is_placed(known)


def argos(folder: Path, **changes: Any) -> Path:
    about = {"from_code": "en", "to_code": "es", "from_name": "English", "to_name": "Spanish", "package_version": "1.9"}
    write(folder, metadata__json={**about, **changes}, sentencepiece__model=b"pieces", README__md="words")
    write(folder / "stanza", model__pt=b"\x80\x04 something pickled")
    write(folder / "model", model__bin=ct2("TransformerSpec"), config__json={}, shared_vocabulary__json=["<unk>"])
    return folder


def test_a_package_of_argos_translate(tmp_path: Path, target: ModelStore) -> None:
    archive = zipped(argos(tmp_path / "translate-en_es-1_9"), tmp_path / "translate-en_es.argosmodel")
    pack = imported(archive, target)
    assert (pack.id, pack.family, pack.languages) == ("argos-en-es", "argos", ("en", "es"))
    assert pack.name == "Argos Translate, English-Spanish"
    assert pack.is_one_direction
    held = sorted(
        path.relative_to(target.folder / pack.id).as_posix() for path in (target.folder / pack.id).rglob("*.*")
    )
    assert held == [
        "metadata.json",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
        MANIFEST,
        "sentencepiece.model",
    ]


def test_argos_languages_of_its_own(tmp_path: Path, target: ModelStore) -> None:
    assert imported(argos(tmp_path / "package", to_code="pb"), target).languages == ("en", "pt")


def test_a_package_as_a_real_converter_makes_it_is_imported_and_translates(tmp_path: Path, target: ModelStore) -> None:
    folder = argos(tmp_path / "package", from_code="es", to_code="pt")
    for path in (folder / "model").iterdir():
        path.unlink()
    make_model(folder / "model", Layout({}, ("pt",)))
    make_pieces(folder / "sentencepiece.model")
    pack = imported(zipped(folder, tmp_path / "es_pt.argosmodel"), target)
    translator = CTranslateTranslator(target.locate(pack), pack.family, Placement("cpu", "int8", 1))
    assert translator.translate("uno dos.", *pack.languages) == "um dois."


@pytest.mark.parametrize("changes", [{"from_code": "../x"}, {"to_code": ["es"]}, {"from_name": "\x1b[2J"}], ids=str)
def test_a_package_that_lies(tmp_path: Path, target: ModelStore, changes: dict[str, Any]) -> None:
    assert "cannot be imported" in refused(argos(tmp_path / "package", **changes), target)


def test_a_package_without_its_pieces(tmp_path: Path, target: ModelStore) -> None:
    folder = argos(tmp_path / "package")
    (folder / "sentencepiece.model").unlink()
    assert "sentencepiece.model is missing" in refused(folder, target)


def translation(folder: Path, *tokens: str, **more: Any) -> Path:
    files = {"model__bin": ct2("TransformerSpec"), "config__json": {}, "shared_vocabulary__json": ["</s>", *tokens]}
    return write(folder, **{**files, **more})


def test_a_model_of_many_languages_has_those_of_its_family(tmp_path: Path, target: ModelStore) -> None:
    folder = translation(tmp_path / "NLLB 1.3B", "eng_Latn", "por_Latn", sentencepiece__bpe__model=b"pieces")
    pack = imported(folder, target)
    assert (pack.family, pack.languages, pack.is_one_direction) == ("nllb", NLLB.languages, False)


@pytest.mark.parametrize("token", ["__en__", "<2en>"])
def test_a_family_that_the_catalogue_does_not_have(tmp_path: Path, target: ModelStore, token: str) -> None:
    folder = translation(tmp_path / "model", token, spiece__model=b"pieces")
    assert "its languages are not told" in refused(folder, target)


def test_a_model_of_one_pair(tmp_path: Path, target: ModelStore) -> None:
    told = {"source_lang": "es", "target_lang": "pt"}
    folder = translation(
        tmp_path / "opus-mt-es-pt", tokenizer_config__json=told, source__spm=b"pieces", target__spm=b"pieces"
    )
    pack = imported(folder, target)
    assert (pack.family, pack.languages, pack.is_one_direction) == ("marian", ("es", "pt"), True)


@pytest.mark.parametrize("told", [{}, {"source_lang": "en", "target_lang": "roa"}, {"source_lang": "en"}], ids=str)
def test_a_model_of_a_pair_that_is_not_told(tmp_path: Path, target: ModelStore, told: dict[str, str]) -> None:
    folder = translation(tmp_path / "opus-mt-en-de", tokenizer_config__json=told, source__spm=b"pieces")
    assert "its languages are not told" in refused(folder, target)


def test_a_translation_model_without_its_pieces(tmp_path: Path, target: ModelStore) -> None:
    assert "its SentencePiece model is missing" in refused(translation(tmp_path / "model", "eng_Latn"), target)


@pytest.mark.parametrize("about", [{"language": {"code": "pt_BR"}}, {}], ids=str)
def test_a_piper_voice(tmp_path: Path, target: ModelStore, about: dict[str, Any]) -> None:
    about = {"audio": {"sample_rate": 22_050}, "phoneme_id_map": {}, **about}
    folder = write(
        tmp_path / "download", **{"pt_BR-faber-medium__onnx": b"voice", "pt_BR-faber-medium__onnx__json": about}
    )
    pack = imported(folder, target)
    assert (pack.id, pack.task, pack.family) == ("piper-pt-br-faber-medium", Task.SPEECH, "piper")
    assert pack.languages == ("pt",)


def test_a_voice_whose_language_is_not_told(tmp_path: Path, target: ModelStore) -> None:
    about = {"audio": {}, "phoneme_id_map": {}}
    assert "its language is not told" in refused(write(tmp_path / "v", v__onnx=b"x", v__onnx__json=about), target)


@pytest.mark.parametrize("about", ["[]", "{", "[" * 100_000, '{"audio": 1, "phoneme_id_map": {}}'], ids=len)
def test_a_voice_of_another_kind(tmp_path: Path, target: ModelStore, about: str) -> None:
    assert "cannot be told" in refused(write(tmp_path / "v", en_v__onnx=b"x", en_v__onnx__json=about), target)


def test_a_folder_of_something_else(tmp_path: Path, target: ModelStore) -> None:
    assert "its files are of no kind that is known" in refused(write(tmp_path / "holiday", photo__jpg=b"sea"), target)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Faster Whisper", "faster-whisper"),
        ("..", "model"),
        ("日本", "model"),
        ("a" * 200, "a" * 80),
        ("v1.0!", "v1.0"),
    ],
)
def test_names_become_ids(name: str, expected: str) -> None:
    assert slug(name) == expected


# The world around


def test_an_interrupted_import_leaves_nothing(tmp_path: Path, target: ModelStore) -> None:
    archive = zipped(whisper(tmp_path / "whisper"), tmp_path / "whisper.zip")
    for path in (archive, tmp_path / "whisper"):
        transfer = Transfer(lambda done, _total: transfer.stop() if done else None)  # noqa: B023 - used in this turn
        with pytest.raises(Stopped):
            import_from(path, target, transfer)
        assert list(target.folder.glob("[!.]*")) == list(target.folder.glob(".staging/*")) == []


def test_what_a_killed_import_left_is_cleared_away(tmp_path: Path, target: ModelStore) -> None:
    left = write(target.folder / ".staging" / ".import-left", model__bin=b"half")
    imported(whisper(tmp_path / "whisper"), target)
    assert not left.exists()


def test_a_full_disk(tmp_path: Path, target: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = whisper(tmp_path / "whisper")
    replace = Path.replace

    def full(path: Path, new: Path) -> Path:
        if new.name == "whisper":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(path, new)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert "cannot be placed in" in refused(folder, target)
    imported(folder, target)


def test_an_imported_model_takes_the_place_of_an_older_one(tmp_path: Path, target: ModelStore) -> None:
    first = imported(whisper(tmp_path / "whisper"), target)
    second = imported(whisper(tmp_path / "whisper", model__bin=ct2("WhisperSpec") + b"newer"), target)
    assert first.id == second.id
    assert target.imported() == (second,)
    assert (target.folder / second.id / "model.bin").read_bytes().endswith(b"newer")


def test_a_manifest_beside_a_bare_model_is_believed_before_it(tmp_path: Path, target: ModelStore) -> None:
    folder = write(tmp_path / "voice", voice__onnx=b"a voice")
    write_manifest(voice(), folder)
    assert imported(folder, target).licence == "MIT"
