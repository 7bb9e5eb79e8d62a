"""A sentence that a pause cuts in two, spoken by the real voice, recognised and translated by the real models."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer, Translator
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.evaluation.memory import joined, silence
from dragoman.pipeline.incremental_translation import IncrementalTranslation

MARGIN_S = 0.3
PAUSE_S = 0.4

Speak = Callable[[str, str], Samples]


def two_utterances(recognizer: Recognizer, speak: Speak, parts: list[str], phase: UtterancePhase) -> list[Hypothesis]:
    """Return what is understood of two parts with a pause between them; of the second one in this phase."""
    found, begin_s = [], 0.0
    for number, part in enumerate(parts, start=1):
        sound = joined([silence(MARGIN_S), speak(part, "en"), silence(MARGIN_S)])
        audio = AudioChunk(sound, SPEECH_SAMPLE_RATE, begin_s)
        end_s = begin_s + audio.duration_s
        now = phase if number == len(parts) else UtterancePhase.ENDED
        utterance = Utterance(number, audio, begin_s + MARGIN_S, end_s - MARGIN_S, 0.0, phase=now)
        found.append(recognizer.recognize(utterance, ("en",)))
        begin_s = end_s + PAUSE_S
    return found


@pytest.mark.parametrize("phase", [UtterancePhase.SPEAKING, UtterancePhase.ENDED])
def test_what_follows_the_pause_is_a_part_of_the_sentence(
    recognizer: Recognizer, translator: Translator, speak: Speak, phase: UtterancePhase
) -> None:
    parts = ["I would like to buy a ticket", "for the next train to London."]
    first, second = two_utterances(recognizer, speak, parts, phase)
    assert (first.goes_on, second.goes_on) == (False, True)
    assert second.text.startswith("for the next train")
    translations = IncrementalTranslation(translator)
    translations.update(first, "pt", Stability.QUICK)
    assert translations.update(second, "pt", Stability.QUICK).text.startswith("para o próximo")


def test_a_sentence_of_its_own_is_none(recognizer: Recognizer, speak: Speak) -> None:
    parts = ["I would like to buy a ticket.", "The next train leaves at nine."]
    second = two_utterances(recognizer, speak, parts, UtterancePhase.ENDED)[1]
    assert not second.goes_on
    assert second.text.startswith("The next train")
