"""Each text goes to the voice of its language."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import ModelError
from dragoman.tts.voices import Voices


class Voice:
    def __init__(self, level: float) -> None:
        self.level = level
        self.asked: list[tuple[str, str, float]] = []

    def synthesize(self, text: str, language: str, rate: float = 1.0) -> Iterator[AudioChunk]:
        self.asked.append((text, language, rate))
        yield AudioChunk(np.full(10, self.level, np.float32), 24_000)


def test_the_voice_of_the_language_speaks() -> None:
    first, second = Voice(0.1), Voice(0.2)
    voices = Voices({"en": first, "pt": second, "es": second}.get)
    spoken = [*voices.synthesize("bom dia", "pt"), *voices.synthesize("hola", "es", 1.3)]
    assert [float(chunk.samples[0]) for chunk in spoken] == pytest.approx([0.2, 0.2])
    assert second.asked == [("bom dia", "pt", 1.0), ("hola", "es", 1.3)]
    assert first.asked == []


def test_a_language_without_a_voice_is_told_at_once() -> None:
    with pytest.raises(ModelError, match="No voice for the language de"):
        Voices({"en": Voice(0.1)}.get).synthesize("guten Tag", "de")


def test_a_voice_is_loaded_when_it_is_prepared_or_speaks_for_the_first_time() -> None:
    loaded: list[str] = []

    def load(language: str) -> Voice | None:
        loaded.append(language)
        return None if language == "de" else Voice(0.1)

    voices = Voices(load)
    assert loaded == []
    voices.prepare(["en", "de"])
    for language in ("en", "pt", "pt"):
        assert list(voices.synthesize("taxi", language))
    with pytest.raises(ModelError):
        voices.synthesize("Taxi", "de")
    assert loaded == ["en", "de", "pt"]


def test_a_voice_that_failed_is_tried_again() -> None:
    faults = [ModelError("It is damaged.", "Mend it.")]

    def load(_language: str) -> Voice:
        if faults:
            raise faults.pop()
        return Voice(0.1)

    voices = Voices(load)
    with pytest.raises(ModelError, match="damaged"):
        voices.prepare(["en"])
    assert list(voices.synthesize("taxi", "en"))


def test_threads_that_want_a_voice_at_once_get_the_same_one() -> None:
    loaded: list[str] = []
    begun, may_go_on = threading.Event(), threading.Event()

    def load(language: str) -> Voice:
        loaded.append(language)
        begun.set()
        assert may_go_on.wait(10)
        return Voice(0.1)

    voices = Voices(load)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(lambda: list(voices.synthesize("one", "en")))
        assert begun.wait(10)
        second = pool.submit(lambda: list(voices.synthesize("two", "en")))
        may_go_on.set()
        assert len(first.result(10)) == len(second.result(10)) == 1
    assert loaded == ["en"]


def test_words_in_another_script_are_spoken_by_who_can_read_them() -> None:
    english, russian = Voice(0.1), Voice(0.2)
    voices = Voices({"en": english, "ru": russian}.get)
    voices.prepare(["ru"])
    list(voices.synthesize("Say спасибо to them.", "en", 1.2))
    assert english.asked == [("Say ", "en", 1.2), (" to them.", "en", 1.2)]
    assert russian.asked == [("спасибо", "ru", 1.2)]


def test_no_voice_is_loaded_for_a_few_words_while_another_one_reads_them() -> None:
    loaded: list[str] = []
    english, reader = Voice(0.1), Voice(0.2)
    voices = Voices(lambda language: (loaded.append(language), english)[1], {"ru": reader})
    list(voices.synthesize("Say спасибо!", "en"))
    assert loaded == ["en"]
    assert reader.asked == [("спасибо", "ru", 1.0)]


def test_where_nobody_reads_a_script_the_voice_of_the_text_tries() -> None:
    english = Voice(0.1)
    list(Voices({"en": english}.get).synthesize("Say спасибо!", "en"))
    assert english.asked == [("Say ", "en", 1.0), ("спасибо", "en", 1.0)]
