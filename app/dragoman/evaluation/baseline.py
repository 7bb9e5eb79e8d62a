"""What a recording gives without live interpretation: plain faster-whisper, and translation of the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.domain.audio import SPEECH_SAMPLE_RATE
from dragoman.domain.protocols import Translator
from dragoman.evaluation.clips import Clip
from dragoman.evaluation.listening import Stretch
from dragoman.evaluation.memory import joined
from dragoman.evaluation.offline import SpeechSpan, sentence_pairs, timed_segments
from dragoman.evaluation.plain_whisper import PlainText, PlainWhisper
from dragoman.evaluation.sources import InARow
from dragoman.evaluation.streaming_lag import Segment


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the recording is compared with."""

    utterances: dict[int, PlainText]
    """By utterance id: the sound that endpointing cut out, transcribed after its end."""
    translation: str
    """Their texts translated; empty where there is no translation to compare with."""
    offline_text: str
    """The recording transcribed as a whole."""
    offline_translation: str
    """That text translated, sentence by sentence; empty where there is no translation to compare with."""
    segments: tuple[Segment, ...]
    """When each sentence of the reference is said; empty where there is no translation to compare with."""

    @property
    def text(self) -> str:
        """All utterances one after the other."""
        return " ".join(utterance.text for _id, utterance in sorted(self.utterances.items()))

    @property
    def processor_s(self) -> float:
        """Processor time for all utterances, in seconds."""
        return sum(utterance.processor_s for utterance in self.utterances.values())


class BaselineMaker:
    """Makes baselines, with a recognition model of its own."""

    def __init__(self, plain: PlainWhisper, translator: Translator) -> None:
        """Use plain faster-whisper, and the app's translator."""
        self._plain = plain
        self._translator = translator

    def make(self, clip: Clip, span: SpeechSpan, utterances: Sequence[Stretch], tail_s: float) -> Baseline:
        """Transcribe and translate a recording.

        Args:
            clip: the recording.
            span: where its speech is.
            utterances: what endpointing made of it.
            tail_s: silence that followed the recording when it did.
        """
        sound = joined(chunk.samples for chunk in InARow([clip.path], silence_s=tail_s).chunks())
        texts = {
            stretch.utterance_id: self._plain.transcribe(
                sound[round(stretch.start_s * SPEECH_SAMPLE_RATE) : round(stretch.end_s * SPEECH_SAMPLE_RATE)],
                clip.language,
            )
            for stretch in utterances
        }
        if not clip.translation:
            return Baseline(texts, "", "", "", ())
        offline = self._plain.transcribe(clip.path, clip.language).text
        parts = " ".join(text.text for _id, text in sorted(texts.items()))
        in_parts, whole = (self._translator.translate(text, clip.language, clip.target) for text in (parts, offline))
        return Baseline(texts, in_parts, offline, whole, self._segments(clip, span))

    def _segments(self, clip: Clip, span: SpeechSpan) -> tuple[Segment, ...]:
        if clip.segments:
            return clip.segments
        pairs = sentence_pairs(clip)
        words = self._plain.words(clip.path, clip.language) if len(pairs) > 1 else []
        return tuple(timed_segments(pairs, words, clip.language, span.duration_s))
