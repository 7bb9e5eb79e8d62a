"""One synthesizer for several languages, made of one voice for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.protocols import Synthesizer


class Voices:
    """`Synthesizer` that gives each text to the voice of its language."""

    def __init__(self, by_language: Mapping[str, Synthesizer]) -> None:
        """Speak the given languages."""
        self._by_language = dict(by_language)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text`; see `Synthesizer`."""
        voice = self._by_language.get(language)
        if voice is None:
            raise ModelError(
                QT_TRANSLATE_NOOP("errors", "No voice for the language {language} is installed."),
                QT_TRANSLATE_NOOP("errors", "Its translation is shown as text; `dragoman models` lists the voices."),
                language=language,
            )
        return voice.synthesize(text, language, rate)
