"""Nothing is understood where nobody speaks; the shortest things that people say are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer
from dragoman.domain.speech import Utterance
from dragoman.endpointing.endpointer import SpeechEndpointer
from dragoman.endpointing.silero import SileroVad
from dragoman.evaluation.memory import joined, silence
from support.noises import KINDS, make

LANGUAGES = ("en", "pt")
CHUNK_SAMPLES = 640
IDS = count(10_000)
"""The recogniser remembers an utterance by its id, and is the same one in all tests."""

Speak = Callable[[str, str], Samples]


def heard(recognizer: Recognizer, samples: Samples, held: str | None = None) -> list[str]:
    """Return every text that is understood, snapshots included; `held` is the language of a button held throughout."""
    endpointer = SpeechEndpointer(SileroVad(), hands_free=held is None)
    ids: dict[int, int] = {}

    def boundaries() -> Iterator[object]:
        if held is not None:
            yield from endpointer.press(held)
        for begin in range(0, len(samples), CHUNK_SAMPLES):
            part = samples[begin : begin + CHUNK_SAMPLES]
            yield from endpointer.accept(AudioChunk(part, SPEECH_SAMPLE_RATE, begin / SPEECH_SAMPLE_RATE))
        yield from endpointer.finish()

    utterances = [boundary for boundary in boundaries() if isinstance(boundary, Utterance)]
    for utterance in utterances:
        ids.setdefault(utterance.id, next(IDS))
    texts = (recognizer.recognize(replace(each, id=ids[each.id]), LANGUAGES).text for each in utterances)
    return [text for text in texts if text]


@pytest.mark.parametrize("level_db", [-45.0, -20.0])
@pytest.mark.parametrize("name", KINDS)
def test_noise_is_nothing(recognizer: Recognizer, name: str, level_db: float) -> None:
    assert heard(recognizer, make(name, level_db=level_db)) == []


@pytest.mark.parametrize("held", LANGUAGES)
@pytest.mark.parametrize("name", ["silence", "typing", "melody", "laughter", "coughing"])
def test_nor_is_it_while_the_button_is_held(recognizer: Recognizer, name: str, held: str) -> None:
    assert heard(recognizer, make(name, seed=1, duration_s=5.0), held) == []


@pytest.mark.parametrize("noise_db", [None, -45.0])
@pytest.mark.parametrize(
    "said",
    [
        ("Yes.", "en", "yes"),
        ("No.", "en", "no"),
        ("Thank you.", "en", "thank you"),
        ("OK.", "en", "o"),
        ("Bye.", "en", "bye"),
        ("Sim.", "pt", "s"),
        ("Obrigado.", "pt", "obrigad"),
        ("Tchau.", "pt", "tchau"),
    ],
)
def test_a_short_word_is_heard(
    recognizer: Recognizer, speak: Speak, said: tuple[str, str, str], noise_db: float | None
) -> None:
    text, language, part = said
    samples = joined([silence(1.0), speak(text, language), silence(1.2)])
    if noise_db is not None:
        samples = samples + make("fan", duration_s=len(samples) / SPEECH_SAMPLE_RATE, level_db=noise_db)[: len(samples)]
    assert part in heard(recognizer, samples.astype(np.float32), language)[-1].lower()


def test_noise_around_speech_adds_nothing(recognizer: Recognizer, speak: Speak) -> None:
    words = speak("Please meet me at the train station tomorrow morning.", "en")
    noise = make("coughing", duration_s=5.0, level_db=-30.0)
    texts = heard(recognizer, joined([noise, silence(1.5), words, silence(1.5), noise]))
    assert texts
    assert all("meet" in text.lower() for text in texts[-1:])
    assert not any(word in " ".join(texts).lower() for word in ("thank", "you.", "bye", "watching"))
