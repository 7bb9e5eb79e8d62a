"""Is the translated speech intelligible? It is recognised again and compared with the translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.events import Event, TranslationReady
from dragoman.domain.protocols import Synthesizer
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import SoundSource, SpeechCollector, joined, silence, spoken
from dragoman.evaluation.session import interpret_to_the_end
from dragoman.evaluation.shared_recognizer import SharedRecognizer
from dragoman.evaluation.word_errors import WordErrors, count_word_errors
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter

_PAUSE_S = 1.2
"""Between two sentences, long enough to be the end of an utterance."""
_MARGIN_S = 0.5


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """What happened to one utterance."""

    understood: str
    translation: str
    heard: str
    """What recognition makes of the spoken translation."""


@dataclass(frozen=True, slots=True)
class Direction:
    """All utterances from one language to another."""

    source: str
    target: str
    trips: tuple[RoundTrip, ...]
    recognition: WordErrors
    """Of the spoken source sentences against their text."""
    intelligibility: WordErrors
    """Of the spoken translations against the translations."""


class RoundTripCheck:
    """Speaks sentences with the app's own voice, interprets them, and listens to the result."""

    def __init__(self, installation: Installation, languages: tuple[str, ...]) -> None:
        """Load the engines.

        Raises:
            ModelError: a model is missing or damaged.
        """
        self._recognizer = SharedRecognizer(installation.recognizer())
        self._synthesizer: Synthesizer = installation.synthesizer(languages)
        made = installation.engines(languages, hands_free=True, is_recording=True)
        self._engines = replace(made, recognizer=self._recognizer.for_session, synthesizer=lambda: self._synthesizer)

    def run(self, sentences: list[str], source: str, target: str) -> Direction:
        """Interpret `sentences` from `source` to `target`, as one recording.

        Raises:
            DragomanError: a stage failed.
        """
        sound = joined(spoken(self._synthesizer, sentence, source, pause_s=_PAUSE_S) for sentence in sentences)
        bus = EventBus()
        sink = SpeechCollector(bus.publish)
        translations: list[TranslationReady] = []
        bus.subscribe(_keep(translations))
        routes = Routes.one_way(source, target)
        interpreter = Interpreter(self._engines, routes, bus, sink=sink, is_recording=True)
        interpret_to_the_end(interpreter, bus, SoundSource(sound))
        trips = tuple(self._listened_to(event, sink) for event in translations)
        return Direction(
            source,
            target,
            trips,
            count_word_errors([" ".join(sentences)], [" ".join(trip.understood for trip in trips)]),
            count_word_errors([trip.translation for trip in trips], [trip.heard for trip in trips]),
        )

    def _listened_to(self, event: TranslationReady, sink: SpeechCollector) -> RoundTrip:
        translation = event.translation
        samples = joined([silence(_MARGIN_S), sink.samples(translation.utterance_id), silence(_MARGIN_S)])
        audio = AudioChunk(samples, SPEECH_SAMPLE_RATE)
        language = translation.target_language
        utterance = Utterance(translation.utterance_id, audio, 0.0, audio.duration_s, 0.0, language)
        heard = self._recognizer.for_session().recognize(utterance, (language,)).text
        return RoundTrip(translation.source_text, translation.text, heard)


def _keep(events: list[TranslationReady]) -> Callable[[Event], None]:
    def listener(event: Event) -> None:
        if isinstance(event, TranslationReady):
            events.append(event)

    return listener
