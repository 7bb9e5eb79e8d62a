"""How long the installed speech recognition takes on this machine, measured in seconds."""

from __future__ import annotations

import time

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.errors import EngineError
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import joined, silence, spoken
from dragoman.evaluation.sentences import everyday_sentences, languages_with_sentences
from dragoman.installation import Installation
from dragoman.planning.recommendation import Measured

_SENTENCES = 3
"""Spoken in a row: about as long as people speak without a pause."""
_RUNS = 4
_MARGIN_S = 0.3


def measure_recognition(installation: Installation) -> Measured:
    """Have the app's own voice speak some sentences and recognise them several times.

    The shortest time counts: whatever else the machine does makes it only longer.

    Raises:
        ModelError: a model is missing or damaged.
        EngineError: nothing was understood, so that the time means nothing.
    """
    language = languages_with_sentences()[0]
    speech = _speech(installation, language)
    recognizer = installation.recognizer()
    times = []
    for number in range(_RUNS):
        begin_s = time.monotonic()
        heard = recognizer.recognize(Utterance(number, speech, 0.0, speech.duration_s, 0.0, language), (language,))
        times.append(time.monotonic() - begin_s)
        if not heard.text:
            raise EngineError("The test sentence was not understood.", "Run `dragoman doctor`.")
    decision = installation.recognition_decision()
    return Measured(decision.pack, decision.placement.device, min(times) / speech.duration_s)


def _speech(installation: Installation, language: str) -> AudioChunk:
    voice = installation.synthesizer([language])
    parts = [spoken(voice, text, language, pause_s=0.0) for text in everyday_sentences(language)[:_SENTENCES]]
    return AudioChunk(joined([silence(_MARGIN_S), *parts, silence(_MARGIN_S)]), SPEECH_SAMPLE_RATE)
