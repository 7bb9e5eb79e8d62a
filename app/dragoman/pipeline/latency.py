"""Measures, outside the stages, how long the listener waits after the speaker's last word."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.domain.events import (
    Event,
    HypothesisUpdated,
    LatencyMeasured,
    PlaybackStarted,
    TranslationReady,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.protocols import Publish

_KEPT = 32
"""Utterances whose translation may still be spoken; most are not where nobody listens."""


@dataclass(slots=True)
class _Times:
    """All in seconds after the last speech."""

    speech_ended_at_s: float
    text_s: float | None = None
    translation_s: float | None = None


class LatencyObserver:
    """An event listener that publishes `LatencyMeasured` with the translation, and again with the first sound."""

    def __init__(self, publish: Publish) -> None:
        """Publish what is measured to `publish`."""
        self._publish = publish
        self._times: dict[int, _Times] = {}

    def __call__(self, event: Event) -> None:
        """Take note of the event's time."""
        match event:
            case UtteranceEnded(utterance_id=utterance_id):
                self._times[utterance_id] = _Times(event.speech_ended_at_s)
                if len(self._times) > _KEPT:
                    del self._times[next(iter(self._times))]
            case HypothesisUpdated(hypothesis=hypothesis) if hypothesis.is_final:
                if times := self._times.get(hypothesis.utterance_id):
                    times.text_s = event.at_s - times.speech_ended_at_s
            case TranslationReady(translation=translation):
                if times := self._times.get(translation.utterance_id):
                    times.translation_s = event.at_s - times.speech_ended_at_s
                    self._tell(translation.utterance_id, times, None)
            case PlaybackStarted(utterance_id=utterance_id):
                if times := self._times.pop(utterance_id, None):
                    self._tell(utterance_id, times, event.at_s - times.speech_ended_at_s)
            case UtteranceDiscarded(utterance_id=utterance_id):
                self._times.pop(utterance_id, None)
            case _:
                pass

    def _tell(self, utterance_id: int, times: _Times, audio_s: float | None) -> None:
        self._publish(
            LatencyMeasured(
                utterance_id=utterance_id, text_s=times.text_s, translation_s=times.translation_s, audio_s=audio_s
            )
        )
