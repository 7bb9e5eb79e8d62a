"""The recognition stage: words of utterances and of their snapshots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from dragoman.domain.events import HypothesisUpdated, UtteranceDiscarded
from dragoman.domain.protocols import Publish, Recognizer
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.pipeline.items import Again, Spoken, Understood, Written
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.shown_text import ShownText
from dragoman.text.sentences import is_whole_sentence
from dragoman.text.words import split_words

_FEW_WORDS = 3
"""Of fewer words Whisper always makes a sentence; they tell nothing about a pause."""


class Judge(Protocol):
    """Is told how the words up to a pause read."""

    def __call__(self, utterance_id: int, end_s: float, *, is_complete: bool) -> None:
        """See `Endpointer.judge`."""


class RecognitionHandler:
    """Recognises with one engine, on one thread; leaves out what the app has said itself."""

    def __init__(
        self,
        recognizer: Recognizer,
        publish: Publish,
        own: OwnSentences,
        judge: Judge,
        hand_on: Callable[[Understood | Written], object],
        *,
        is_from_speech: Callable[[str, str], bool] = lambda _source, _target: False,
    ) -> None:
        """Recognise and hand on.

        Args:
            recognizer: the engine.
            publish: where events go.
            own: what the app has said itself.
            judge: hears how the words up to a pause read.
            hand_on: where hypotheses go.
            is_from_speech: whether the way from a language into another one begins with the recogniser's own
                translation of speech.
        """
        self._recognizer = recognizer
        self._publish = publish
        self._own = own
        self._judge = judge
        self._hand_on = hand_on
        self._is_from_speech = is_from_speech
        self._shown_text = ShownText()

    def handle(self, item: Spoken | Again, stability: Stability) -> None:
        """Recognise an utterance or a snapshot of it; `stability` says how soon words are shown."""
        if isinstance(item, Again):
            heard = self._recognizer.recognize(item.utterance, (item.utterance.language or "",))
            english = self._english(item.utterance, heard, item.target)
            self._hand_on(Written(heard.utterance_id, heard.text, heard.language, item.target, english))
            return
        utterance = item.utterance
        hypothesis = self._recognizer.recognize(utterance, item.routes.sources)
        if utterance.phase is UtterancePhase.PAUSING and len(split_words(hypothesis.text)) >= _FEW_WORDS:
            self._judge(utterance.id, utterance.end_s, is_complete=is_whole_sentence(hypothesis.text))
        if hypothesis.text and not self._is_own(utterance, hypothesis):
            self._publish(HypothesisUpdated(hypothesis=self._shown(utterance, hypothesis, stability)))
            english = self._english(utterance, hypothesis, item.routes.targets[hypothesis.language])
            self._hand_on(Understood(item, replace(hypothesis, english=english) if english is not None else hypothesis))
        elif item.is_final:
            self._publish(UtteranceDiscarded(utterance_id=utterance.id))

    def _english(self, utterance: Utterance, hypothesis: Hypothesis, target: str) -> str | None:
        """Return `Hypothesis.english`."""
        if target == hypothesis.language or not self._is_from_speech(hypothesis.language, target):
            return None
        is_too_soon = utterance.phase is UtterancePhase.SPEAKING or not hypothesis.text
        return "" if is_too_soon else self._recognizer.translate(utterance, hypothesis.language)

    def _is_own(self, utterance: Utterance, hypothesis: Hypothesis) -> bool:
        """Return whether the app has heard itself."""
        ended_s = utterance.speech_ended_at_s
        began_s = ended_s - (utterance.end_s - utterance.start_s)
        return self._own.is_echo(hypothesis.text, hypothesis.language, began_s, ended_s)

    def _shown(self, utterance: Utterance, hypothesis: Hypothesis, stability: Stability) -> Hypothesis:
        """Return what is shown of a hypothesis: the sound breaks off within the last words of a snapshot."""
        tentative = self._shown_text.tentative(
            hypothesis.utterance_id,
            hypothesis.committed,
            hypothesis.tentative,
            stability,
            is_whole=utterance.phase is not UtterancePhase.SPEAKING,
        )
        return replace(hypothesis, tentative=tentative)
