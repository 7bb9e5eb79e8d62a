"""Events of made-up sessions."""

from __future__ import annotations

from dragoman.domain.events import HypothesisUpdated, TranslationReady, TranslationUpdated, UtteranceEnded
from dragoman.domain.speech import Hypothesis, Translation


def heard(utterance_id: int, committed: str, tentative: str = "", *, at_s: float = 0.0) -> HypothesisUpdated:
    """Words are understood, and more may follow."""
    hypothesis = Hypothesis(utterance_id, committed, "en", tentative=tentative, is_final=False)
    return HypothesisUpdated(at_s=at_s, hypothesis=hypothesis)


def understood(utterance_id: int, text: str, *, at_s: float = 0.0) -> HypothesisUpdated:
    """The final text is there."""
    return HypothesisUpdated(at_s=at_s, hypothesis=Hypothesis(utterance_id, text, "en"))


def translating(
    utterance_id: int, committed: str, tentative: str = "", *, at_s: float = 0.0, source: str = "", target: str = "pt"
) -> TranslationUpdated:
    """A part is translated."""
    translation = Translation(utterance_id, source, "en", committed, target, tentative)
    return TranslationUpdated(at_s=at_s, translation=translation)


def translated(
    utterance_id: int, text: str, *, at_s: float = 0.0, source: str = "", target: str = "pt"
) -> TranslationReady:
    """The final translation is there."""
    return TranslationReady(at_s=at_s, translation=Translation(utterance_id, source, "en", text, target))


def ended(utterance_id: int, *, end_s: float, speech_ended_at_s: float, at_s: float) -> UtteranceEnded:
    """The end of an utterance is noticed."""
    return UtteranceEnded(
        at_s=at_s, utterance_id=utterance_id, start_s=0.0, end_s=end_s, speech_ended_at_s=speech_ended_at_s
    )
