"""The translation stage: translations, and the clauses of them that are to be spoken."""

from __future__ import annotations

import time
from collections.abc import Callable

from dragoman.domain.audio import AudioChunk
from dragoman.domain.events import HypothesisUpdated, TranslationReady, TranslationUpdated
from dragoman.domain.protocols import Publish, Translator
from dragoman.domain.speech import Hypothesis, Translation, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.pipeline.incremental_translation import IncrementalTranslation
from dragoman.pipeline.items import Spoken, Understood, Written
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.spoken_clauses import SpokenClauses
from dragoman.planning.routes import PIVOT


class TranslationHandler:
    """Translates with one engine, on one thread."""

    def __init__(
        self,
        translator: Translator,
        publish: Publish,
        output: SpeechOutput,
        lag: LagMeter,
        hand_on: Callable[[Clause], object],
    ) -> None:
        """Clauses go to `hand_on` where `output` is heard."""
        self._translator = translator
        self._publish = publish
        self._output = output
        self._lag = lag
        self._hand_on = hand_on
        self._translations = IncrementalTranslation(translator)
        self._spoken_clauses = SpokenClauses()

    def handle(self, item: Understood | Written, stability: Stability) -> None:
        """Translate; `stability` says how soon it is shown while the speaker goes on."""
        if isinstance(item, Written):
            self._translate_written(item, stability)
        else:
            self._translate_spoken(item.spoken, item.hypothesis, stability)

    def _translate_spoken(self, spoken: Spoken, hypothesis: Hypothesis, stability: Stability) -> None:
        target = spoken.routes.targets[hypothesis.language]
        if hypothesis.english == "" and not hypothesis.is_final:
            return
        translation = self._translated(
            hypothesis, target, stability, self._translations, is_binding=spoken.is_simultaneous
        )
        ready = TranslationReady if hypothesis.is_final else TranslationUpdated
        self._publish(ready(translation=translation))
        self._lag.text(time.monotonic() - spoken.utterance.speech_ended_at_s)
        if target == hypothesis.language or not self._output.is_heard:
            return
        clauses = self._spoken_clauses.next(translation, is_final=hypothesis.is_final)
        self._have_spoken(spoken, clauses, target)
        expected = self._expected(spoken, translation, hypothesis.english)
        if expected:
            self._hand_on(Clause(spoken.utterance, expected, target, is_suspected=True))

    def _translated(
        self,
        hypothesis: Hypothesis,
        target: str,
        stability: Stability,
        translations: IncrementalTranslation,
        *,
        is_binding: bool = True,
    ) -> Translation:
        """Translate the text, or the recogniser's translation of the speech where there is one."""
        if hypothesis.english is None:
            return translations.update(hypothesis, target, stability, is_binding=is_binding)
        text = hypothesis.english
        if text and target != PIVOT:
            text = self._translator.translate(text, PIVOT, target)
        committed, tentative = (text, "") if hypothesis.is_final else ("", text)
        return Translation(hypothesis.utterance_id, hypothesis.text, hypothesis.language, committed, target, tentative)

    def _expected(self, spoken: Spoken, translation: Translation, english: str | None) -> str:
        """Return the clause that will most likely be spoken next; empty where it is too soon to tell, or too late."""
        if spoken.utterance.phase is UtterancePhase.PAUSING:
            outlook = self._translations.outlook if english is None else translation.text
            return self._spoken_clauses.expected(translation, outlook)
        if spoken.is_final or spoken.is_simultaneous:
            return ""
        return self._spoken_clauses.expected(translation, self._translations.likely, is_whole=False)

    def _translate_written(self, written: Written, stability: Stability) -> None:
        hypothesis = Hypothesis(written.utterance_id, written.text, written.language, english=written.english)
        self._publish(HypothesisUpdated(hypothesis=hypothesis))
        translation = self._translated(hypothesis, written.target, stability, IncrementalTranslation(self._translator))
        self._publish(TranslationReady(translation=translation))
        if written.target != written.language and self._output.is_heard:
            self._hand_on(clause_of(written.utterance_id, translation.text, written.target))

    def _have_spoken(self, spoken: Spoken, clauses: list[str], language: str) -> None:
        if spoken.is_final and not clauses:
            clauses = [""]
        for number, clause in enumerate(clauses, start=1):
            is_last = spoken.is_final and number == len(clauses)
            self._hand_on(Clause(spoken.utterance, clause, language, is_last, spoken.is_simultaneous))


def clause_of(utterance_id: int, text: str, language: str) -> Clause:
    """Return what is to be spoken of an utterance that has ended, because somebody asks for it."""
    utterance = Utterance(utterance_id, AudioChunk.empty(), 0.0, 0.0, time.monotonic())
    return Clause(utterance, text, language, is_last=True, is_asked_for=True)
