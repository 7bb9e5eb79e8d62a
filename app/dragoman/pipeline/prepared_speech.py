"""Speech that is made before it is known whether it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.domain.audio import AudioChunk
from dragoman.domain.protocols import Synthesizer


class PreparedSpeech:
    """A `Synthesizer` that can speak one text on suspicion and has it at hand when it is asked for."""

    def __init__(self, synthesizer: Synthesizer) -> None:
        """Speak with `synthesizer`."""
        self._synthesizer = synthesizer
        self._text = ("", "")
        self._chunks: list[AudioChunk] = []

    def prepare(self, text: str, language: str) -> None:
        """Speak a text in advance; see `Synthesizer` for errors."""
        if (text, language) != self._text:
            self._text, self._chunks = ("", ""), []
            self._chunks = list(self._synthesizer.synthesize(text, language))
            self._text = (text, language)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text`, at its normal rate where it is at hand; see `Synthesizer`."""
        if (text, language) == self._text:
            yield from self._chunks
        else:
            yield from self._synthesizer.synthesize(text, language, rate)
