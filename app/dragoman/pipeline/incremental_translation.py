"""Translates an utterance while it is being spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.domain.protocols import Translator
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.domain.stability import Stability
from dragoman.pipeline.cut_sentence import CutSentence
from dragoman.pipeline.shown_text import ShownText
from dragoman.text.local_agreement import LocalAgreement
from dragoman.text.sentences import split_sentences
from dragoman.text.words import following, split_words

_AGREEING = {Stability.QUICK: 2, Stability.BALANCED: 2, Stability.STEADY: 3}
"""So many translations have to begin alike before the words they share are committed ..."""
_AMONG = 3
"""... out of the latest so many: where what was understood goes astray once, it holds up no words."""
_HELD_BACK = {Stability.QUICK: 1, Stability.BALANCED: 2, Stability.STEADY: 3}
"""So many of the last words of each do not count: what follows them in the sentence may change them."""


@dataclass(slots=True)
class _Progress:
    """How far the utterance at hand is translated."""

    utterance_id: int
    agreement: LocalAgreement[str]
    source_done: int = 0
    """Characters of the source whose sentences are translated for good ..."""
    done: str = ""
    """... and their translation."""
    source_open: str = ""
    """The rest of the source, when it was last translated."""
    committed: list[str] = field(default_factory=list)
    """Words of the translation of that rest that are committed ..."""
    expected: list[str] = field(default_factory=list)
    """... and those that would follow if nothing more were said."""
    agreed: int = 0
    """So many words of both together will most likely stay."""
    goes_on: bool = False
    """Whether that rest goes on with the last sentence of the utterance before."""


class IncrementalTranslation:
    """Translates the open sentence anew with every hypothesis, and commits what successive translations agree on.

    A sentence that is complete and committed is translated once more, for good. Committed words stay, also where the
    whole sentence would be worded otherwise: the translation has to begin with them. That costs quality, so where
    nobody hears a word before the utterance has ended, only whole sentences are committed. Where they cannot be forced,
    because there are several sentences or the model has no token for something in them, the new wording is taken from
    where it goes on. A sentence that a pause has cut is translated as one (`CutSentence`). One thread uses it.
    """

    def __init__(self, translator: Translator) -> None:
        """Translate with `translator`."""
        self._translator = translator
        self._cut = CutSentence(translator)
        self._progress = _Progress(-1, LocalAgreement())
        self._shown_text = ShownText()

    @property
    def outlook(self) -> str:
        """The whole translation of the utterance at hand, if nothing more is said."""
        progress = self._progress
        return progress.done + "".join(progress.committed + progress.expected)

    @property
    def likely(self) -> str:
        """What the whole translation most likely begins with, whatever else is said."""
        progress = self._progress
        return progress.done + "".join((progress.committed + progress.expected)[: progress.agreed])

    def update(
        self, hypothesis: Hypothesis, target: str, stability: Stability, *, is_binding: bool = True
    ) -> Translation:
        """Return the translation of what was understood so far.

        Args:
            hypothesis: what was understood.
            target: the language to translate into.
            stability: how soon words are shown.
            is_binding: whether words of a sentence are committed before it is complete.

        Raises:
            ModelError: no model for this pair is installed.
            EngineError: translation failed.
        """
        if self._progress.utterance_id != hypothesis.utterance_id:
            self._progress = self._begin(hypothesis.utterance_id, stability)
        source, tentative = hypothesis.language, ""
        if source == target:
            committed, tentative = hypothesis.committed, hypothesis.tentative
        else:
            self._finish_sentences(hypothesis, target)
            self._translate_rest(hypothesis, target, is_binding=is_binding)
            committed, tentative = self._shown(stability, is_final=hypothesis.is_final)
            if hypothesis.is_final:
                self._note(hypothesis, target)
        return Translation(hypothesis.utterance_id, hypothesis.text, source, committed, target, tentative)

    def _begin(self, utterance_id: int, stability: Stability) -> _Progress:
        return _Progress(utterance_id, LocalAgreement(_AGREEING[stability], _HELD_BACK[stability], _AMONG))

    def _finish_sentences(self, hypothesis: Hypothesis, target: str) -> None:
        """Translate for good the sentences after which another one has begun, and which are committed."""
        progress = self._progress
        *complete, _last = split_sentences(hypothesis.text[progress.source_done :], hypothesis.language) or [""]
        for sentence in complete:
            if progress.source_done + len(sentence) > len(hypothesis.committed):
                return
            core = sentence.rstrip()
            goes_on = hypothesis.goes_on and not progress.source_done
            words = self._words(core, hypothesis.language, target, goes_on=goes_on)
            of_next = following(words, progress.committed)
            own = progress.committed[: len(progress.committed) - len(of_next)]
            if words[: len(own)] != own:
                words = self._words(core, hypothesis.language, target, own, goes_on=goes_on)
            space = sentence[len(core) :]
            if of_next:
                word = of_next[0].lstrip()
                space, of_next[0] = of_next[0][: len(of_next[0]) - len(word)], word
            progress.done += "".join(own + following(own, words)) + space
            progress.source_done += len(sentence)
            progress.source_open, progress.committed, progress.expected, progress.agreed = "", of_next, [], len(of_next)
            progress.agreement.forget()

    def _translate_rest(self, hypothesis: Hypothesis, target: str, *, is_binding: bool) -> None:
        progress = self._progress
        rest = hypothesis.text[progress.source_done :]
        goes_on = hypothesis.goes_on and not progress.source_done
        if (rest, goes_on) == (progress.source_open, progress.goes_on):
            return
        progress.source_open, progress.goes_on = rest, goes_on
        is_one_sentence = len(split_sentences(rest, hypothesis.language)) == 1
        beginning = progress.committed if is_one_sentence else ()
        words = self._words(rest, hypothesis.language, target, beginning, goes_on=goes_on)
        already = len(progress.committed)
        progress.agreed = max(progress.agreement.agreed(words), already)
        if words[:already] == progress.committed:
            committed = progress.agreed if is_binding else already
            progress.committed, progress.expected = words[:committed], words[committed:]
        else:
            progress.expected = following(progress.committed, words)

    def _words(
        self, text: str, source: str, target: str, beginning: Sequence[str] = (), *, goes_on: bool = False
    ) -> list[str]:
        said, languages = "".join(beginning), (source, target)
        rest = self._cut.following(text, languages, said) if goes_on else ""
        return split_words(rest or self._translator.translate(text, *languages, said))

    def _note(self, hypothesis: Hypothesis, target: str) -> None:
        progress = self._progress
        self._cut.note(
            hypothesis.text[progress.source_done :],
            "".join(progress.committed + progress.expected),
            (hypothesis.language, target),
            goes_on=progress.goes_on,
        )

    def _shown(self, stability: Stability, *, is_final: bool) -> tuple[str, str]:
        """Return the committed text, and what is shown after it."""
        if is_final:
            return self.outlook, ""
        progress = self._progress
        committed, expected = progress.done + "".join(progress.committed), "".join(progress.expected)
        return committed, self._shown_text.tentative(progress.utterance_id, committed, expected, stability)
