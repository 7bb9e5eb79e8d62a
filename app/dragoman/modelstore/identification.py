"""Which model a folder holds, told from its files alone: nothing in it is run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ANY_LANGUAGE, ModelPack, PackFile, Task
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.modelstore.ct2_header import TRANSFORMER, WHISPER, Header, read_header
from dragoman.modelstore.digests import sha256_or_none, size_of

UNKNOWN_LICENCE = "NOASSERTION"
"""SPDX's word for a licence that nobody has told; such a model is not taken to be free for commercial use."""

_ARCHITECTURES = {
    "whisper": WHISPER,
    **dict.fromkeys(("marian", "quickmt", "argos", "nllb", "m2m100", "madlad"), TRANSFORMER),
}
"""Family -> what its `model.bin` is."""
_OTHERS = {"piper", "kokoro"}
"""Families of models in other formats."""
FAMILIES = frozenset({*_ARCHITECTURES, *_OTHERS})
"""Those that this version has an engine for."""
_TASKS = {"whisper": Task.RECOGNITION, "piper": Task.SPEECH}
_FAMILY_TOKENS = {"nllb": "eng_Latn", "m2m100": "__en__", "madlad": "<2en>"}
"""Family -> a token in the vocabulary of its models, and of no others."""
_PIECES = {
    "source.spm",
    "target.spm",
    "spiece.model",
    "sentencepiece.model",
    "sentencepiece.bpe.model",
    "flores200_sacrebleu_tokenizer_spm.model",
}
_MODEL_FILES = {"model.bin", "config.json"}
_WHISPER_FILES = {*_MODEL_FILES, "tokenizer.json", "preprocessor_config.json"}
_VOCABULARY = re.compile(r"(source_|target_|shared_)?vocabulary\.(json|txt)")
_MULTILINGUAL_TOKENS = 51_865
"""Whisper's English-only models have one token less than this; all others have so many or more."""
_ARGOS_LANGUAGES = {"pb": "pt", "zt": "zh"}
"""Argos Translate's own codes, of Brazilian Portuguese and of traditional Chinese -> the language's tag."""
_LARGEST_TEXT_BYTES = 64 << 20


def identify(folder: Path, catalogue: Sequence[ModelPack]) -> ModelPack:
    """Return which pack a folder holds; its files are those that belong to it, with their sizes, without checksums.

    A pack of the catalogue is known by its checksums; else Whisper, Argos, translation models in CTranslate2's format
    and Piper voices are told from their files.

    Raises:
        ModelError: it cannot be told for certain, or the model is of a newer format.
        OSError: a file cannot be read.
    """
    known = next((pack for pack in catalogue if _is_whole(pack, folder)), None)
    if known is not None:
        return known
    attempts: tuple[Callable[[Path, Sequence[ModelPack]], ModelPack | None], ...] = (
        _argos,
        _whisper,
        _piper,
        _translation,
    )
    found = next((pack for attempt in attempts for pack in [attempt(folder, catalogue)] if pack is not None), None)
    if found is None:
        raise _unknown(folder, "its files are of no kind that is known")
    check_format(folder, found)
    return found


def slug(name: str) -> str:
    """Return a name as it can be the id of a pack."""
    return re.sub(r"[^a-z0-9.]+", "-", name.casefold()).strip("-.")[:80].rstrip("-.") or "model"


def check_format(folder: Path, pack: ModelPack) -> None:
    """Make sure that the model in a folder is of the pack's family and can be read.

    Raises:
        ModelError: it is of another family, of one that this version does not know, or of a newer format.
        OSError: a file cannot be read.
    """
    if pack.family in _OTHERS:
        return
    wanted = _ARCHITECTURES.get(pack.family)
    if wanted is None:
        raise _too_new(pack.name, pack.family)
    header = _header(folder / "model" if (folder / "model").is_dir() else folder)
    if header is None or header.architecture != wanted:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} says that it is a {family} model, but is another kind."),
            QT_TRANSLATE_NOOP("errors", "Fetch the model anew, from where it was published."),
            name=pack.name,
            family=pack.family,
        )
    if header.is_newer:
        raise _too_new(pack.name, f"CTranslate2 format {header.version}")


def _is_whole(pack: ModelPack, folder: Path) -> bool:
    """Return whether a folder holds exactly what the catalogue says of a pack."""
    files = pack.files
    return (
        all(file.sha256 is not None and size_of(folder / file.path) == file.size for file in files)
        and bool(files)
        and all(sha256_or_none(folder / file.path) == file.sha256 for file in files)
    )


def _argos(folder: Path, _catalogue: Sequence[ModelPack]) -> ModelPack | None:
    about = _read_object(folder / "metadata.json")
    if "from_code" not in about or "to_code" not in about:
        return None
    pair = tuple(_ARGOS_LANGUAGES.get(str(about[key]), str(about[key])) for key in ("from_code", "to_code"))
    if not (folder / "sentencepiece.model").is_file():
        raise _unknown(folder, "sentencepiece.model is missing")
    model = [f"model/{name}" for name in _belonging(folder / "model", _MODEL_FILES)]
    names = (str(about.get("from_name", pair[0])), str(about.get("to_name", pair[1])))
    files = ["metadata.json", "sentencepiece.model", *model]
    name = f"Argos Translate, {names[0]}-{names[1]}"
    return _pack(folder, files, f"argos-{pair[0]}-{pair[1]}", "argos", name=name, languages=pair)


def _whisper(folder: Path, _catalogue: Sequence[ModelPack]) -> ModelPack | None:
    header = _header(folder)
    if header is None or header.architecture != WHISPER:
        return None
    names = _belonging(folder, _WHISPER_FILES)
    for needed in ("config.json", "tokenizer.json"):
        if needed not in names:
            raise _unknown(folder, f"{needed} is missing")
    tokens = len(_vocabulary(folder, ""))
    if not tokens:
        raise _unknown(folder, "its vocabulary is missing")
    languages = (ANY_LANGUAGE,) if tokens >= _MULTILINGUAL_TOKENS else ("en",)
    name = _name(folder)
    return _pack(folder, names, slug(name), "whisper", name=name, languages=languages)


def _piper(folder: Path, _catalogue: Sequence[ModelPack]) -> ModelPack | None:
    voices = [name for name in _names(folder) if name.endswith(".onnx")]
    if len(voices) != 1:
        return None
    (voice,) = voices
    about = _read_object(folder / f"{voice}.json")
    if "phoneme_id_map" not in about or not isinstance(about.get("audio"), dict):
        return None
    said = about.get("language")
    code = said.get("code") if isinstance(said, dict) else voice
    language = re.match(r"[a-z]{2,3}(?=[_-])", str(code))
    if language is None:
        raise _unknown(folder, "its language is not told")
    files, stem = [voice, f"{voice}.json"], voice.removesuffix(".onnx")
    return _pack(folder, files, f"piper-{slug(stem)}", "piper", name=f"{stem} (Piper)", languages=(language[0],))


def _translation(folder: Path, catalogue: Sequence[ModelPack]) -> ModelPack | None:
    header = _header(folder)
    if header is None or header.architecture != TRANSFORMER:
        return None
    tokens = _vocabulary(folder, "source_") or _vocabulary(folder, "shared_")
    families = [family for family, token in _FAMILY_TOKENS.items() if token in tokens]
    family = families[0] if len(families) == 1 else "marian"
    is_pair = family == "marian"
    languages = _pair_of(folder) if is_pair else _languages_of(family, catalogue)
    if not languages:
        raise _unknown(folder, "its languages are not told")
    names = _belonging(folder, _MODEL_FILES | _PIECES)
    if not _PIECES & set(names):
        raise _unknown(folder, "its SentencePiece model is missing")
    name = _name(folder)
    return _pack(folder, names, slug(name), family, name=name, languages=languages)


def _pair_of(folder: Path) -> tuple[str, ...]:
    """Return the languages of a model that was made for one pair, as the tokenizer it was published with tells them."""
    about = _read_object(folder / "tokenizer_config.json")
    pair = tuple(str(about.get(key)) for key in ("source_lang", "target_lang"))
    return pair if set(pair) <= set(WHISPER_LANGUAGES) else ()  # others are groups of languages, such as "roa"


def _languages_of(family: str, catalogue: Sequence[ModelPack]) -> tuple[str, ...]:
    """Return the languages that models of a family, whatever their size, have in common."""
    return next((pack.languages for pack in catalogue if pack.family == family), ())


def _pack(
    folder: Path, paths: Iterable[str], pack_id: str, family: str, *, name: str, languages: tuple[str, ...]
) -> ModelPack:
    task = _TASKS.get(family, Task.TRANSLATION)
    return ModelPack(
        id=pack_id,
        task=task,
        family=family,
        name=name,
        languages=languages,
        licence=UNKNOWN_LICENCE,
        is_commercial_use_allowed=False,
        origin="",
        files=tuple(PackFile(path, size_of(folder / path)) for path in paths),
        is_one_direction=family in {"marian", "argos"},
    )


def _header(folder: Path) -> Header | None:
    model = folder / "model.bin"
    return read_header(model) if model.is_file() else None


def _names(folder: Path) -> list[str]:
    """Return the names of the files in a folder, in order."""
    return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def _belonging(folder: Path, wanted: set[str]) -> list[str]:
    """Return the names of a model's vocabularies and of those files that are wanted."""
    return [name for name in _names(folder) if name in wanted or _VOCABULARY.fullmatch(name)]


def _vocabulary(folder: Path, side: str) -> Sequence[str]:
    """Return the tokens in a vocabulary file; none where it is missing or not one."""
    for path in (folder / f"{side}vocabulary.json", folder / f"{side}vocabulary.txt"):
        text = _read_text(path)
        if text and path.suffix == ".txt":
            return text.removesuffix("\n").split("\n")
        tokens = _parsed(text)
        if isinstance(tokens, list):
            return [token for token in tokens if isinstance(token, str)]
    return ()


def _read_object(path: Path) -> dict[str, Any]:
    """Return what a JSON file holds; nothing where there is none, or it holds something else."""
    held = _parsed(_read_text(path))
    return held if isinstance(held, dict) else {}


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _read_text(path: Path) -> str:
    if not 0 <= size_of(path) <= _LARGEST_TEXT_BYTES:
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


def _name(folder: Path) -> str:
    """Return the name of a model's folder; in the cache of the hub's client that is the name of the repository."""
    is_cached = folder.parent.name == "snapshots"
    return folder.parent.parent.name.split("--")[-1] if is_cached else folder.name


def _unknown(folder: Path, reason: str) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "It cannot be told which model {folder} holds: {reason}."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Import all files of a Whisper or translation model in CTranslate2's format, of a Piper voice, an "
            ".argosmodel, or what Dragoman has exported.",
        ),
        folder=folder.name,
        reason=reason,
    )


def _too_new(name: str, what: str) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{name} is made for a newer version of Dragoman ({what})."),
        QT_TRANSLATE_NOOP("errors", "Update Dragoman, then import it again."),
        name=name,
        what=what,
    )
