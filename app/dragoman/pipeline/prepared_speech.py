"""Speech that is made before it is known whether it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dragoman.domain.audio import AudioChunk
from dragoman.domain.protocols import Synthesizer


class PreparedSpeech:
    """A `Synthesizer` that can begin to speak one text on suspicion and has that at hand when it is asked for."""

    def __init__(self, synthesizer: Synthesizer) -> None:
        """Speak with `synthesizer`."""
        self._synthesizer = synthesizer
        self._text = ("", "")
        self._begun: list[AudioChunk] = []
        self._rest: Iterator[AudioChunk] = iter(())

    def prepare(self, text: str, language: str, rate: float = 1.0) -> None:
        """Make the first part of a text's speech in advance, at its normal rate; see `Synthesizer` for errors.

        No more, since it may be asked for meanwhile; while that part is heard, the others can be made.
        """
        if (text, language) != self._text:
            self._text = ("", "")
            self._rest = self._synthesizer.synthesize(text, language, rate)
            self._begun = list(islice(self._rest, 1))
            self._text = (text, language)

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        """Yield the speech of `text`, at its normal rate where it was prepared; see `Synthesizer`."""
        if (text, language) != self._text:
            yield from self._synthesizer.synthesize(text, language, rate)
            return
        self._text = ("", "")  # what was begun can be spoken once
        yield from self._begun
        yield from self._rest
