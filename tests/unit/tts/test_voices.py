"""Each text goes to the voice of its language."""

from __future__ import annotations

from collections.abc import Iterator

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
    voices = Voices({"en": first, "pt": second, "es": second})
    spoken = [*voices.synthesize("bom dia", "pt"), *voices.synthesize("hola", "es", 1.3)]
    assert [float(chunk.samples[0]) for chunk in spoken] == pytest.approx([0.2, 0.2])
    assert second.asked == [("bom dia", "pt", 1.0), ("hola", "es", 1.3)]
    assert first.asked == []


def test_a_language_without_a_voice_is_told_at_once() -> None:
    with pytest.raises(ModelError, match="No voice for the language de"):
        Voices({"en": Voice(0.1)}).synthesize("guten Tag", "de")


def test_later_changes_to_the_table_do_not_matter() -> None:
    table = {"en": Voice(0.1)}
    voices = Voices(table)
    table.clear()
    assert list(voices.synthesize("hi", "en"))


def test_words_in_another_script_are_spoken_by_who_can_read_them() -> None:
    english, russian = Voice(0.1), Voice(0.2)
    list(Voices({"en": english, "ru": russian}).synthesize("Say спасибо to them.", "en", 1.2))
    assert english.asked == [("Say ", "en", 1.2), (" to them.", "en", 1.2)]
    assert russian.asked == [("спасибо", "ru", 1.2)]


def test_where_nobody_reads_a_script_the_voice_of_the_text_tries() -> None:
    english = Voice(0.1)
    list(Voices({"en": english}).synthesize("Say спасибо!", "en"))
    assert english.asked == [("Say ", "en", 1.0), ("спасибо", "en", 1.0)]
