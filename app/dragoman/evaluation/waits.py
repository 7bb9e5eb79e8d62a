"""How long the listener waits, utterance by utterance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.domain.events import (
    Event,
    HypothesisUpdated,
    PlaybackFinished,
    PlaybackStarted,
    TranslationReady,
    UtteranceEnded,
)
from dragoman.evaluation.word_errors import plain_words


@dataclass(slots=True)
class Times:
    """When what happened to one utterance, by `time.monotonic()`; None for what did not happen."""

    utterance_id: int
    end_s: float
    """End of its last speech, in seconds from the start of the source."""
    speech_ended_at_s: float
    ended_at_s: float
    """When its end was noticed."""
    text_at_s: float | None = None
    """The final text."""
    translation_at_s: float | None = None
    """The final translation."""
    sound_from_s: float | None = None
    """The first translated sound."""
    sound_to_s: float | None = None
    """The end of the last translated sound."""

    @property
    def to_text_s(self) -> float | None:
        """Seconds from the last speech to the final text."""
        return _between(self.speech_ended_at_s, self.text_at_s)

    @property
    def beyond_hold_s(self) -> float | None:
        """Seconds from noticing the end to the final text: what recognition itself costs the listener."""
        return _between(self.ended_at_s, self.text_at_s)

    @property
    def to_translation_s(self) -> float | None:
        """Seconds from the last speech to the final translation."""
        return _between(self.speech_ended_at_s, self.translation_at_s)

    @property
    def to_sound_s(self) -> float | None:
        """Seconds from the last speech to the first translated sound; below 0 where it came earlier."""
        return _between(self.speech_ended_at_s, self.sound_from_s)

    @property
    def to_silence_s(self) -> float | None:
        """Seconds from the last speech to the end of the translated speech."""
        return _between(self.speech_ended_at_s, self.sound_to_s)


def times_of(events: Iterable[Event]) -> list[Times]:
    """Return the times of each utterance that got a final text, in the order of speaking."""
    times: dict[int, Times] = {}
    began: dict[int, float] = {}
    ended: dict[int, float] = {}
    for event in events:
        match event:
            case UtteranceEnded(utterance_id=utterance_id):
                times[utterance_id] = Times(utterance_id, event.end_s, event.speech_ended_at_s, event.at_s)
            case HypothesisUpdated(hypothesis=hypothesis) if hypothesis.is_final and hypothesis.utterance_id in times:
                times[hypothesis.utterance_id].text_at_s = event.at_s
            case TranslationReady(translation=translation) if translation.utterance_id in times:
                times[translation.utterance_id].translation_at_s = event.at_s
            case PlaybackStarted(utterance_id=utterance_id):
                began.setdefault(utterance_id, event.at_s)
            case PlaybackFinished(utterance_id=utterance_id):
                ended[utterance_id] = event.at_s
            case _:
                pass
    for utterance_id in began.keys() & times.keys():  # the sound may have begun before the utterance ended
        times[utterance_id].sound_from_s = began[utterance_id]
        times[utterance_id].sound_to_s = ended.get(utterance_id)
    return [known for _id, known in sorted(times.items()) if known.text_at_s is not None]


def first_shown_s(displays: Iterable[tuple[float, str]], text: str) -> float | None:
    """Return when a text stood on a display for the first time, case and punctuation aside; None where it never did.

    Args:
        displays: (time in seconds, everything shown from then on), in order.
        text: what to look for.
    """
    wanted = plain_words(text)
    return next((at_s for at_s, shown in displays if plain_words(shown) == wanted), None) if wanted else None


def _between(begin_s: float, end_s: float | None) -> float | None:
    return None if end_s is None else end_s - begin_s
