"""Tells the app's own sentences, when the microphone hears them in spite of everything, from what people say."""

from __future__ import annotations

import math
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from dragoman.domain.events import Event, PlaybackFinished, PlaybackStarted

_MAX_SENTENCES = 64
"""More than can wait to be played."""
_LAG_S = 0.5
"""How much later than the app knows its voice may be heard: wireless loudspeakers, and the room."""
_MARGIN_S = 0.5
"""By how much voice activity detection may misjudge where speech begins and ends."""
_MAX_ERROR_RATE = 0.3
"""An echo is recognised about as well as any speech, not better."""
_FEW_WORDS = 3
"""Anybody may happen to say fewer of the app's words at the same time ..."""
_LIKENESS = 0.8
"""... unless they are, to the letter or nearly so, all that it says (0 to 1)."""
_LANGUAGES_WITHOUT_SPACES = {"ja", "km", "lo", "my", "th", "yue", "zh"}


@dataclass(slots=True)
class _Sentence:
    """What the app says in one utterance."""

    language: str
    words: list[str] = field(default_factory=list)
    from_s: float = math.inf
    """`time.monotonic()` when it began to be heard; infinite before."""
    until_s: float = math.inf
    """`time.monotonic()` when it had been heard; infinite before."""


class OwnSentences:
    """An event listener that remembers what the app said when, and recognises it. Callable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sentences: dict[int, _Sentence] = {}
        """By utterance, in the order of speaking."""

    def will_speak(self, utterance_id: int, text: str, language: str) -> None:
        """Take note of what is about to be spoken; several texts of one utterance follow one another."""
        with self._lock:
            sentence = self._sentences.setdefault(utterance_id, _Sentence(language))
            sentence.words += _words(text, language)
            if len(self._sentences) > _MAX_SENTENCES:
                del self._sentences[next(iter(self._sentences))]

    def __call__(self, event: Event) -> None:
        """Follow the playback."""
        if not isinstance(event, PlaybackStarted | PlaybackFinished):
            return
        with self._lock:
            sentence = self._sentences.get(event.utterance_id)
            if sentence is None:
                return
            if isinstance(event, PlaybackFinished):
                sentence.until_s = event.at_s
            else:
                sentence.from_s, sentence.until_s = min(sentence.from_s, event.at_s), math.inf

    def is_echo(self, text: str, language: str, spoken_from_s: float, spoken_until_s: float) -> bool:
        """Return whether a recognised text is nothing but the app's own voice.

        It is when it was heard from beginning to end while the app spoke, and is, but for some misunderstood words, a
        stretch of what the app said then. Somebody who repeats that afterwards, or says more than that, is not an echo.

        Args:
            text: what was recognised.
            language: its language tag; an echo is in the language in which the app spoke.
            spoken_from_s: `time.monotonic()` of the first speech.
            spoken_until_s: the same of the last.
        """
        heard = _words(text, language)
        said = self._said(language, spoken_from_s, spoken_until_s)
        if not heard or not said:
            return False
        if len(heard) < _FEW_WORDS:
            return any(_are_alike(heard, words) for words in said)
        return _least_errors(heard, [*chain.from_iterable(said)]) <= _MAX_ERROR_RATE * len(heard)

    def _said(self, language: str, from_s: float, until_s: float) -> list[list[str]]:
        """Return the words of what the app said meanwhile; nothing where it did not speak from beginning to end."""
        with self._lock:
            sentences = [
                sentence
                for sentence in self._sentences.values()
                if sentence.language == language and sentence.from_s <= until_s and sentence.until_s + _LAG_S >= from_s
            ]
            if not sentences:
                return []
            begin_s = min(sentence.from_s for sentence in sentences) - _MARGIN_S
            end_s = max(sentence.until_s for sentence in sentences) + _LAG_S + _MARGIN_S
            is_within = begin_s <= from_s and until_s <= end_s
            return [list(sentence.words) for sentence in sentences] if is_within else []


def _words(text: str, language: str) -> list[str]:
    """Return the words without case, accents and punctuation; characters where the language has no spaces."""
    plain = "".join(
        character if character.isalnum() else " "
        for character in unicodedata.normalize("NFKD", text).casefold()
        if unicodedata.category(character)[0] != "M" and character not in "'\N{RIGHT SINGLE QUOTATION MARK}"
    )
    return list(plain.replace(" ", "")) if language in _LANGUAGES_WITHOUT_SPACES else plain.split()


def _are_alike(heard: Sequence[str], said: Sequence[str]) -> bool:
    return SequenceMatcher(None, " ".join(heard), " ".join(said), autojunk=False).ratio() >= _LIKENESS


def _least_errors(heard: Sequence[str], said: Sequence[str]) -> int:
    """Return how many words have to be changed, left out or put in to make `heard` some stretch of `said` (Sellers)."""
    row = [0] * (len(said) + 1)
    for count, word in enumerate(heard, 1):
        above, row = row, [count]
        for column, other in enumerate(said):
            row.append(min(above[column] + (word != other), above[column + 1] + 1, row[column] + 1))
    return min(row)
