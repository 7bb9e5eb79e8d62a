"""One synthesizer for several languages, made of one voice for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.protocols import Synthesizer
from dragoman.text.scripts import runs_by_script
from dragoman.text.symbols import has_words


class Voices:
    """`Synthesizer` that gives each text to the voice of its language, and words in another script to one for these."""

    def __init__(self, by_language: Mapping[str, Synthesizer]) -> None:
        """Speak the given languages."""
        self._by_language = dict(by_language)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text`; see `Synthesizer`."""
        if language not in self._by_language:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "No voice for the language {language} is installed."),
                QT_TRANSLATE_NOOP("errors", "Its translation is shown as text; `dragoman models` lists the voices."),
                language=language,
            )
        return self._speak(text, language, rate)

    def _speak(self, text: str, language: str, rate: float) -> Iterator[AudioChunk]:
        own = self._by_language[language]
        for part, reader in runs_by_script(text, language):
            if has_words(part):
                voice = self._by_language.get(reader)
                yield from (
                    own.synthesize(part, language, rate) if voice is None else voice.synthesize(part, reader, rate)
                )
