"""One synthesizer for all languages, made of one voice for each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.protocols import Synthesizer
from dragoman.text.scripts import runs_by_script
from dragoman.text.symbols import has_words


class Voices:
    """`Synthesizer` that gives each text to the voice of its language, and words in another script to one for these.

    The voice of a language is loaded when it speaks for the first time, unless it is prepared. Safe to use from several
    threads.
    """

    def __init__(
        self, load: Callable[[str], Synthesizer | None], readers: Mapping[str, Synthesizer] | None = None
    ) -> None:
        """Speak with the voices that `load` returns for languages, None where nobody speaks one.

        Args:
            load: is called once for each language, or again where it has failed, and by one thread at a time.
            readers: language -> who reads words in its script among others as long as its voice is not loaded.
        """
        self._load = load
        self._readers = dict(readers or {})
        self._voices: dict[str, Synthesizer | None] = {}
        self._lock = threading.Lock()

    def prepare(self, languages: Iterable[str]) -> None:
        """Load the voices of some languages before they are needed.

        Raises:
            ModelError: one is damaged.
        """
        for language in languages:
            self._voice(language)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text`; see `Synthesizer`."""
        voice = self._voice(language)
        if voice is None:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "No voice for the language {language} is installed."),
                QT_TRANSLATE_NOOP("errors", "Its translation is shown as text; `dragoman models` lists the voices."),
                language=language,
            )
        return self._speak(voice, text, language, rate)

    def _voice(self, language: str) -> Synthesizer | None:
        if language not in self._voices:
            with self._lock:
                if language not in self._voices:
                    self._voices[language] = self._load(language)
        return self._voices[language]

    def _speak(self, own: Synthesizer, text: str, language: str, rate: float) -> Iterator[AudioChunk]:
        for part, reader in runs_by_script(text, language):
            if has_words(part):
                voice = self._voices.get(reader) or self._readers.get(reader)
                yield from (
                    own.synthesize(part, language, rate) if voice is None else voice.synthesize(part, reader, rate)
                )
