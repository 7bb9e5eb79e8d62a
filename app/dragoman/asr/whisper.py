"""Recognition of speech that is still being spoken, with Whisper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dragoman.asr.decoder import FULL_WINDOW, SAFE_WINDOW, SHORT_WINDOW, Decoded, Tokens, WhisperDecoder, Window
from dragoman.asr.inventions import Inventions
from dragoman.asr.opening import Opening, find_opening, seems_to_go_on, unended
from dragoman.asr.repetition import ends_twice, repeats
from dragoman.asr.said_before import SaidBefore
from dragoman.asr.speech_evidence import SpeechEvidence
from dragoman.asr.speech_translation import SpeechTranslation
from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.text.local_agreement import LocalAgreement
from dragoman.text.sentences import is_whole_sentence
from dragoman.text.words import capitalized

if TYPE_CHECKING:
    from ctranslate2 import StorageView


@dataclass(frozen=True, slots=True)
class RecognitionSettings:
    """How utterances are decoded."""

    beam_size: int = 5
    """Candidates that are followed when an utterance pauses or has ended ..."""
    quick_beam_size: int = 3
    """... and while it goes on: a tenth slower than with one, and a fifth fewer words that turn out to be wrong."""
    window: Window = SAFE_WINDOW
    """What is encoded of an utterance that pauses or has ended."""
    other_windows: tuple[Window, ...] = (SHORT_WINDOW, Window(margin_s=3.0, shortest_s=8.0))
    """What is encoded instead where the result is doubtful, but there is speech. A window in which the search loses its
    way is bad luck, and seldom comes twice; these take a fraction of the time of the full one, which comes last."""
    good_log_probability: float = -0.7
    """Mean log-probability of a token below which a result is doubtful ..."""
    good_compression_ratio: float = 2.0
    """... or above this ratio: see `FULL_WINDOW`."""
    temperatures: tuple[float, ...] = (0.2, 0.4, 0.6, 0.8, 1.0)
    """Tried in order on the full window, after 0, until the text is neither repetitive nor improbable (Radford et al.,
    4.5)."""
    compression_ratio_threshold: float = 2.4
    """Text that zlib compresses better than this is repetitive."""
    log_probability_threshold: float = -1.0
    """Mean log-probability of a token below which the text is improbable."""
    agreeing: int = 2
    """So many successive hypotheses have to agree on what is committed."""
    held_back: int = 3
    """So many of the last words of a hypothesis never count as agreed on: the sound breaks off within them."""
    held_back_in_pause: int = 2
    """The same of what is recognised in a pause, which breaks off no word: the last one and its punctuation."""
    more_silence_s: float = 0.1
    """So much more silence after the last word lets words be understood better that are no whole sentence yet."""
    sure_language: float = 0.8
    """Nothing is committed before the language is as probable as this."""
    missing_words: int = 2
    """A careful decoding of so many words less than the last snapshot's quick one has left some out."""
    clear_lead: float = 0.1
    """What misses words is kept where its mean log-probability is so much higher than that of what is found instead."""
    tokens_per_s: float = 8.0
    """More words than anybody says; a hypothesis that is longer runs on ..."""
    most_tokens_per_s: float = 16.0
    """... and more than anybody could say: there a careful search is stopped, which may go on for seconds."""
    letters_per_s: float = 30.0
    """More letters than anybody says; a phrase that stands there twice for which there was no time was said once."""


@dataclass(frozen=True, slots=True)
class _Pause:
    """What was recognised when the speaker paused."""

    utterance: Utterance
    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True)
class _Heard:
    """What an utterance is decoded from."""

    encoded: StorageView
    language: str
    probability: float
    """Of the language."""
    opening: Opening
    context: Tokens = ()
    """The words before, where their sound is not heard again."""


@dataclass(slots=True)
class _Progress:
    """What is known of the utterance at hand."""

    utterance_id: int
    agreement: LocalAgreement[Tokens]
    language: str | None = None
    """Known from the first committed word on."""
    committed: Tokens = ()
    tentative: Tokens = ()
    pause: _Pause | None = None
    """The last one."""
    is_good: bool = False
    """Whether that is recognised well, and all of it was said."""
    before: Tokens = ()
    """What it was last heard together with."""
    goes_on: bool = False
    """See `Hypothesis.goes_on`."""


class WhisperRecognizer:
    """`Recognizer` that decodes an utterance anew while it grows, and commits what successive hypotheses agree on.

    Committed tokens are a forced prefix of the next hypothesis, so that only its tail is decoded. Only as much is
    encoded as there is speech, plus a margin; where the result is doubtful the whole 30 s that Whisper was trained
    with are encoded instead. What is recognised in a pause is the final result if the speech does not go on. What
    nobody said is taken out (`SpeechEvidence`, `Inventions`).
    """

    def __init__(
        self, decoder: WhisperDecoder, inventions: Inventions, settings: RecognitionSettings | None = None
    ) -> None:
        """Recognise with a loaded model."""
        self._decoder = decoder
        self._inventions = inventions
        self._settings = settings or RecognitionSettings()
        self._progress = self._begin(-1)
        self._said = SaidBefore()
        self._translation = SpeechTranslation(decoder, inventions)

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Return what was said so far; see `Recognizer`."""
        is_again = utterance.phase is UtterancePhase.ENDED and utterance.id < self._progress.utterance_id
        interrupted = self._progress if is_again else None
        if self._progress.utterance_id != utterance.id:
            self._progress = self._begin(utterance.id)
        try:
            if utterance.phase is UtterancePhase.SPEAKING:
                return self._overhear(utterance, languages)
            return self._conclude(utterance, languages)
        except RuntimeError as error:
            raise _failure(error) from error
        finally:
            if interrupted is not None:  # by an utterance that had ended before, and is heard again
                self._progress = interrupted

    def translate(self, utterance: Utterance, language: str) -> str:
        """Return in English what was said; see `Recognizer`."""
        try:
            return self._translation.translate(utterance, language)
        except RuntimeError as error:
            raise _failure(error) from error

    def with_decoder(self, decoder: WhisperDecoder) -> WhisperRecognizer:
        """Return a recogniser that goes on from here with another copy of the model, perhaps on another device."""
        other = WhisperRecognizer(decoder, self._inventions, self._settings)
        other._progress, other._said = self._progress, self._said
        return other

    def _begin(self, utterance_id: int) -> _Progress:
        return _Progress(utterance_id, LocalAgreement(self._settings.agreeing, self._settings.held_back))

    def _overhear(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Recognise a snapshot quickly, and commit what is agreed on."""
        progress = self._progress
        heard = self._hear(utterance, languages, SHORT_WINDOW)
        language, probability = heard.language, heard.probability
        most = _most_tokens(utterance, self._settings.tokens_per_s)
        decoded = self._decode(heard, beam_size=self._settings.quick_beam_size, most_tokens=most)
        said_before = self._decoder.text(self._said.context(utterance, language), language)
        is_doubtful = (
            self._is_repetitive(decoded)
            or self._is_doubled(utterance, decoded)
            or (not progress.committed and repeats(decoded.text, said_before))
            or (not progress.committed and _evidence(utterance, decoded).is_weak)
        )
        if decoded.is_ended and not is_doubtful and not self._holds_inventions(decoded.text, language):
            progress.tentative = decoded.tokens[len(progress.committed) :]
            words = self._decoder.words(decoded.tokens, language)
            self._commit(words[: progress.agreement.agreed(words)], language, probability)
        committed, whole = self._texts(language)
        return Hypothesis(
            utterance.id,
            committed,
            language,
            probability,
            decoded.log_probability,
            tentative=whole[len(committed) :],
            is_final=False,
            goes_on=progress.goes_on,
        )

    def _commit(self, words: list[Tokens], language: str, probability: float) -> None:
        """Move the sentences that these words, with which the hypothesis begins, complete to the committed ones.

        Words of an open sentence wait for the rest of it: recognised early they are wrong too often.
        """
        progress = self._progress
        ends = (count for count in range(len(words), 0, -1) if self._ends_sentence(words[count - 1], language))
        committed = sum(words[: next(ends, 0)], ())
        if len(committed) > len(progress.committed) and probability >= self._settings.sure_language:
            everything = progress.committed + progress.tentative
            progress.committed, progress.tentative = committed, everything[len(committed) :]
            progress.language = language

    def _ends_sentence(self, word: Tokens, language: str) -> bool:
        return is_whole_sentence(self._decoder.text(word, language))

    def _conclude(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        """Recognise as well as possible what may be, or is, the whole utterance."""
        progress = self._progress
        if progress.pause is None or not self._still_holds(progress.pause, utterance):
            progress.pause = _Pause(utterance, self._understand(utterance, languages))
        hypothesis = progress.pause.hypothesis
        if utterance.phase is UtterancePhase.PAUSING:
            return hypothesis
        everything = progress.committed + progress.tentative if progress.is_good else ()
        self._said.note(utterance, hypothesis.language, everything, progress.before)
        self._progress = self._begin(-1)
        return replace(hypothesis, committed=hypothesis.text, tentative="", is_final=True)

    def _still_holds(self, pause: _Pause, utterance: Utterance) -> bool:
        """Return whether what was recognised in a pause holds for this utterance, too."""
        silence_s = utterance.audio.duration_s - pause.utterance.audio.duration_s
        is_enough = silence_s < self._settings.more_silence_s or is_whole_sentence(pause.hypothesis.text)
        return pause.utterance.end_s == utterance.end_s and is_enough

    def _understand(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        progress = self._progress
        language, probability, decoded = self._decode_carefully(utterance, languages)
        progress.tentative = decoded.tokens[len(progress.committed) :] if decoded else ()
        committed, whole = self._texts(language)
        progress.is_good = False
        if decoded is not None:
            is_weak = _evidence(utterance, decoded).is_weak
            said = self._inventions.without(whole, language, is_evidence_weak=is_weak)
            words = self._decoder.words(decoded.tokens, language)
            progress.agreement.agreed(words)
            progress.is_good = said == whole and self._is_good(decoded)
            if said != whole:
                progress.tentative = ()  # not shown now, nor after the next snapshot
            if progress.is_good:
                self._commit(words[: -self._settings.held_back_in_pause], language, probability)
                committed, whole = self._texts(language)
            else:
                whole = said if said.startswith(committed) else committed
        return Hypothesis(
            utterance.id,
            committed,
            language,
            probability,
            decoded.log_probability if decoded else 0.0,
            tentative=whole[len(committed) :],
            is_final=False,
            goes_on=progress.goes_on,
        )

    def _hear(self, utterance: Utterance, languages: tuple[str, ...], window: Window) -> _Heard:
        """Encode an utterance, together with what was said just before where its language is known."""
        known = utterance.language or self._progress.language or (languages[0] if len(languages) == 1 else "")
        lead_in = self._said.lead_in(utterance, known)
        encoded = self._decoder.encode(np.concatenate((lead_in.samples, utterance.audio.samples)), window)
        if not lead_in.tokens:
            self._translation.remember(utterance, encoded)
        language, probability = (known, 1.0) if known else self._decoder.identify(encoded, languages)
        if lead_in.tokens:
            opening = find_opening(self._decoder, encoded, language, lead_in.tokens)
            self._progress.before = opening.before
            return _Heard(encoded, language, probability, opening)
        context = unended(self._decoder, self._said.context(utterance, language), language)
        return _Heard(encoded, language, probability, Opening(()), context)

    def _decode(self, heard: _Heard, *, beam_size: int = 1, most_tokens: int) -> Decoded:
        decoded = self._decoder.decode(
            heard.encoded,
            heard.language,
            self._progress.committed,
            context=heard.context,
            before=heard.opening.before,
            beam_size=beam_size,
            most_tokens=most_tokens,
        )
        if not self._progress.committed:
            decoded, self._progress.goes_on = heard.opening.read(self._decoder, decoded, heard.language)
        return decoded

    def _decode_carefully(self, utterance: Utterance, languages: tuple[str, ...]) -> tuple[str, float, Decoded | None]:
        """Return the language, its probability, and what was said; None where it is most likely no speech."""
        settings = self._settings
        heard = self._hear(utterance, languages, settings.window)
        language, probability = heard.language, heard.probability
        most = _most_tokens(utterance, settings.most_tokens_per_s)
        decoded = self._decode(heard, beam_size=settings.beam_size, most_tokens=most)
        if not is_whole_sentence(decoded.text) or self._misses_words(decoded, language):
            # On a padded window the search at times ends within the sentence.
            greedy = self._decode(heard, most_tokens=most)
            decoded = max(decoded, greedy, key=lambda candidate: candidate.log_probability)
        if heard.context and not self._progress.committed:
            said = self._decoder.text(heard.context, language)
            self._progress.goes_on = seems_to_go_on(said, decoded.text)
        if not self._is_silence(utterance, decoded) and not self._is_convincing(utterance, decoded, language):
            is_speech = not _evidence(utterance, decoded).is_weak
            anew = self._decode_anew(utterance, language, settings.other_windows if is_speech else ())
            lead = decoded.log_probability - anew.log_probability
            # Where nothing but words seems to be missing and nothing better is found, the snapshot had too many.
            is_better = lead > settings.clear_lead and self._is_plausible(utterance, decoded)
            decoded = decoded if is_better else anew
        return language, probability, None if self._is_silence(utterance, decoded) else decoded

    def _decode_anew(self, utterance: Utterance, language: str, windows: tuple[Window, ...]) -> Decoded:
        """Decode these windows of a doubtful utterance, then the one that Whisper was trained with."""
        settings, prefix = self._settings, self._progress.committed
        most = _most_tokens(utterance, settings.most_tokens_per_s)
        for window in (*windows, FULL_WINDOW):
            encoded = self._decoder.encode(utterance.audio.samples, window)
            self._translation.remember(utterance, encoded)
            decoded = self._decoder.decode(encoded, language, prefix, beam_size=settings.beam_size, most_tokens=most)
            if self._is_silence(utterance, decoded) or self._is_convincing(utterance, decoded, language):
                return decoded
        candidates = [decoded]
        for temperature in settings.temperatures:
            if self._is_silence(utterance, decoded) or self._is_usable(decoded):
                return decoded
            decoded = self._decoder.decode(
                encoded,
                language,
                prefix,
                beam_size=settings.beam_size,
                temperature=temperature,
                most_tokens=most,
            )
            candidates.append(decoded)
        return max(candidates, key=lambda candidate: candidate.log_probability)

    def _texts(self, language: str) -> tuple[str, str]:
        """Return the committed text, and the whole text, which begins with it."""
        progress = self._progress
        committed = self._decoder.text(progress.committed, language)
        whole = self._decoder.text(progress.committed + progress.tentative, language).rstrip()
        if progress.goes_on:
            return committed, whole
        return capitalized(committed, language), capitalized(whole, language)

    def _holds_inventions(self, text: str, language: str) -> bool:
        return self._inventions.without(text, language, is_evidence_weak=False) != text

    def _misses_words(self, decoded: Decoded, language: str) -> bool:
        """Return whether a snapshot, which was shorter, had more words."""
        heard = self._progress.committed + self._progress.tentative
        words = len(self._decoder.words(decoded.tokens, language))
        return words <= len(self._decoder.words(heard, language)) - self._settings.missing_words

    def _is_good(self, decoded: Decoded) -> bool:
        return (
            decoded.is_ended
            and decoded.log_probability >= self._settings.good_log_probability
            and decoded.compression_ratio <= self._settings.good_compression_ratio
        )

    def _is_convincing(self, utterance: Utterance, decoded: Decoded, language: str) -> bool:
        return self._is_plausible(utterance, decoded) and not self._misses_words(decoded, language)

    def _is_plausible(self, utterance: Utterance, decoded: Decoded) -> bool:
        """Return whether at most missing words speak against it."""
        return bool(decoded.text) and self._is_good(decoded) and not self._is_doubled(utterance, decoded)

    def _is_doubled(self, utterance: Utterance, decoded: Decoded) -> bool:
        """Return whether a phrase was written twice that was said once: for twice, there was no time."""
        most_letters = self._settings.letters_per_s * (utterance.end_s - utterance.start_s)
        return ends_twice(decoded.text) and len(decoded.text) > most_letters

    def _is_usable(self, decoded: Decoded) -> bool:
        is_probable = decoded.log_probability >= self._settings.log_probability_threshold
        return is_probable and not self._is_repetitive(decoded)

    def _is_repetitive(self, decoded: Decoded) -> bool:
        return decoded.compression_ratio > self._settings.compression_ratio_threshold

    def _is_silence(self, utterance: Utterance, decoded: Decoded) -> bool:
        """Return whether there is most likely no speech. What is committed already is speech."""
        return not self._progress.committed and _evidence(utterance, decoded).is_none


def _failure(reason: RuntimeError) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "Speech recognition failed: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Say it again; if it keeps failing, restart the app."),
        retry=True,
        reason=reason,
    )


def _most_tokens(utterance: Utterance, per_s: float) -> int:
    return round(per_s * utterance.audio.duration_s)


def _evidence(utterance: Utterance, decoded: Decoded) -> SpeechEvidence:
    return SpeechEvidence(
        utterance.speech_probability, decoded.no_speech_probability, decoded.log_probability, decoded.compression_ratio
    )
