"""Interpreting real recordings into other languages, from speech to speech."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.audio.recording import Recording
from dragoman.domain.events import Event, TranslationReady
from dragoman.domain.protocols import AudioSink, AudioSource
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Translation
from dragoman.evaluation.memory import SoundSource, SpeechCollector, joined, silence
from dragoman.evaluation.recordings import ListedRecording
from dragoman.evaluation.session import interpret_to_the_end
from dragoman.evaluation.shared_recognizer import SharedRecognizer
from dragoman.evaluation.text_units import units_of
from dragoman.evaluation.translation_quality import TranslationQuality, translation_quality
from dragoman.evaluation.word_errors import WordErrors, count_word_errors, plain_words
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter
from dragoman.planning.routes import Route

_PAUSE_S = 1.2
"""Between two utterances of the translated speech, so that each is recognised by itself."""


@dataclass(frozen=True, slots=True)
class Interpreted:
    """A recording and what came of it."""

    recording: ListedRecording
    transcript: str
    translation: str
    heard: str
    """What recognition makes of the spoken translation."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """All recordings of a language, interpreted into another one."""

    source: str
    target: str
    route: Route
    items: tuple[Interpreted, ...]
    recognition: WordErrors
    """Of the transcripts against the references; of characters in a language that is written without spaces."""
    intelligibility: WordErrors
    """Of the spoken translations, recognised again, against the translations."""
    quality: TranslationQuality | None
    """Of the translations that have a reference; None where none has."""
    references: int
    """How many have one."""
    processing_s: float


class InterpretationCheck:
    """Interprets recordings as `dragoman interpret --out` does, and listens to the result."""

    def __init__(self, installation: Installation, targets: Sequence[str]) -> None:
        """Load the engines, and the voices of `targets`.

        Raises:
            ModelError: a model is missing or damaged.
        """
        self._installation = installation
        self._recognizer = SharedRecognizer(installation.recognizer())
        translator, synthesizer = installation.translator(), installation.synthesizer(targets)
        made = installation.engines(targets, hands_free=True, is_recording=True)
        self._engines = replace(
            made,
            recognizer=self._recognizer.for_session,
            translator=lambda: translator,
            synthesizer=lambda: synthesizer,
        )

    def run(self, recordings: Sequence[ListedRecording], source: str, target: str) -> Interpretation | None:
        """Interpret recordings of one language; None where there is no route.

        Raises:
            DragomanError: a recording cannot be read, or a stage failed.
        """
        route = self._installation.route(source, target, is_spoken=True)
        if route is None:
            return None
        start_s = time.monotonic()
        items = tuple(self._interpret(recording, target) for recording in recordings)
        processing_s = time.monotonic() - start_s
        referenced = [item for item in items if item.recording.translation_language == target]
        return Interpretation(
            source,
            target,
            route,
            items,
            _errors([(item.recording.reference, item.transcript) for item in items], source),
            _errors([(item.translation, item.heard) for item in items if plain_words(item.translation)], target),
            _quality(referenced, target),
            len(referenced),
            processing_s,
        )

    def _interpret(self, recording: ListedRecording, target: str) -> Interpreted:
        bus = EventBus()
        sink = SpeechCollector(bus.publish)
        made = self._session(Recording(recording.path), Routes.one_way(recording.language, target), bus, sink)
        parts = [part for each in made for part in (sink.samples(each.utterance_id), silence(_PAUSE_S))]
        heard = self._session(SoundSource(joined(parts)), Routes.one_way(target, target), EventBus(), None)
        return Interpreted(
            recording,
            " ".join(translation.source_text.strip() for translation in made),
            " ".join(translation.text.strip() for translation in made),
            " ".join(translation.source_text.strip() for translation in heard),
        )

    def _session(self, source: AudioSource, routes: Routes, bus: EventBus, sink: AudioSink | None) -> list[Translation]:
        """Interpret a source to its end."""
        made: list[Translation] = []

        def keep(event: Event) -> None:
            if isinstance(event, TranslationReady):
                made.append(event.translation)

        bus.subscribe(keep)
        interpreter = Interpreter(self._engines, routes, bus, sink=sink, is_recording=True)
        interpret_to_the_end(interpreter, bus, source)
        return made


def _errors(pairs: Sequence[tuple[str, str]], language: str) -> WordErrors:
    counted = [[" ".join(units_of(plain_words(text), language)) for text in pair] for pair in pairs]
    return count_word_errors([reference for reference, _ in counted], [hypothesis for _, hypothesis in counted])


def _quality(items: Sequence[Interpreted], target: str) -> TranslationQuality | None:
    if not items:
        return None
    return translation_quality(
        [item.translation for item in items], [item.recording.translation for item in items], target
    )
