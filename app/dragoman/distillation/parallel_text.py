"""Text in two languages, for measuring: a file for each language, the same line the same sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.distillation.text_files import read_lines
from dragoman.domain.errors import InputError


@dataclass(frozen=True, slots=True)
class ParallelText:
    """Sentences and what a person made of them in the other language."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


def read_parallel_texts(folder: Path, source: str, target: str) -> list[ParallelText]:
    """Return all texts of a folder that are there in both languages.

    Args:
        folder: holds files such as `news.en` and `news.pt-BR`.
        source: a language, such as `en`.
        target: the other one, such as `pt`, of any country.

    Raises:
        InputError: there are none, one cannot be read, or the two files of one do not have as many lines.
    """
    sources, targets = _files(folder, source), _files(folder, target)
    names = sorted(sources.keys() & targets.keys())
    if not names:
        raise InputError(
            "“{folder}” has no text in both {source} and {target}.",
            "A text is two files, such as news.en and news.pt-BR, with the same sentences line by line.",
            folder=folder,
            source=source,
            target=target,
        )
    texts = [ParallelText(name, *(tuple(read_lines(side[name])) for side in (sources, targets))) for name in names]
    for text in texts:
        if len(text.sources) != len(text.references):
            raise InputError(
                "The files of “{name}” have {first} and {second} lines.",
                "The same sentence has to be in the same line.",
                name=text.name,
                first=len(text.sources),
                second=len(text.references),
            )
    return texts


def _files(folder: Path, language: str) -> dict[str, Path]:
    """Return the files of a language by their names without it."""
    return {path.stem: path for path in folder.glob("*.*") if path.suffix[1:].split("-")[0] == language}
