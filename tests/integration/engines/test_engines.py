"""The real starter models, on speech that the app's own voices speak."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer, Synthesizer, Translator
from dragoman.domain.speech import Hypothesis, Utterance
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.word_errors import count_word_errors
from dragoman.installation import Installation

ENGLISH = "Please meet me at the train station tomorrow morning."
PORTUGUESE = "Onde fica a farmácia mais próxima?"
BOTH = pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (PORTUGUESE, "pt")])
LANGUAGES = ("en", "pt")

Speak = Callable[[str, str], Samples]


def recognized(recognizer: Recognizer, samples: Samples, language: str | None = None) -> Hypothesis:
    audio = AudioChunk(samples, SPEECH_SAMPLE_RATE)
    return recognizer.recognize(Utterance(3, audio, 0.0, audio.duration_s, 0.0, language), LANGUAGES)


@BOTH
def test_a_spoken_sentence_is_understood(recognizer: Recognizer, speak: Speak, text: str, language: str) -> None:
    heard = recognized(recognizer, joined([silence(0.3), speak(text, language), silence(0.3)]))
    assert heard.utterance_id == 3
    assert heard.language == language
    assert heard.language_probability > 0.8
    assert heard.average_log_probability > -1
    assert count_word_errors([text], [heard.text]).rate <= 20


def test_a_language_that_is_known_is_kept(recognizer: Recognizer, speak: Speak) -> None:
    heard = recognized(recognizer, speak(ENGLISH, "en"), language="en")
    assert (heard.language, heard.language_probability) == ("en", 1.0)
    assert "station" in heard.text.lower()


@pytest.mark.parametrize("duration_s", [0.0, 0.01, 1.0])
def test_silence_is_not_understood_as_anything_long(recognizer: Recognizer, duration_s: float) -> None:
    heard = recognized(recognizer, silence(duration_s), language="en")
    assert len(heard.text.split()) <= 3


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("en", "pt", "Where is the train station?", "estação"),
        ("pt", "en", "Onde fica a estação de trem?", "station"),
        ("en", "pt", "The meeting is on the 15th.", "15"),
        ("pt", "en", "A reunião é no dia 15.", "15"),
    ],
)
def test_translation(translator: Translator, source: str, target: str, text: str, expected: str) -> None:
    translated = translator.translate(text, source, target)
    assert expected in translated.lower()
    assert translated != text


def test_layout_and_emoji_are_kept(translator: Translator) -> None:
    translated = translator.translate("Good morning! 🙂\n\n  How are you?\n", "en", "pt")
    first, second, third, rest = translated.split("\n")
    assert first.endswith("🙂")
    assert (second, rest) == ("", "")
    assert third.startswith("  ")
    assert third.endswith("?")


@pytest.mark.parametrize("text", ["", " \n", "🙂👍🏽", "...", "🇧🇷\n" * 34_000])
def test_without_words_the_text_stays_as_it_is(translator: Translator, text: str) -> None:
    assert translator.translate(text, "en", "pt") == text


@pytest.mark.timeout(60)
def test_a_long_text_is_translated_line_by_line(translator: Translator) -> None:
    lines = 800
    translated = translator.translate("Where is the station?\n" * lines, "en", "pt")
    assert translated.lower().count("estação") == lines
    assert translated.count("\n") == lines


@pytest.mark.parametrize("text", ["a" * 1_000, "天気がいい", "\x00 \x1b[0m hello", "\u202ehello", "½ ¼ ㎞ Ω"])
def test_odd_text_does_no_harm(translator: Translator, text: str) -> None:
    assert translator.translate(text, "en", "pt")


def test_translations_do_not_mix_between_threads(translator: Translator) -> None:
    sentences = ["One coffee, please.", "Two tickets, please.", "Three beers, please.", "Four rooms, please."]
    alone = [translator.translate(sentence, "en", "pt") for sentence in sentences]
    together: dict[int, list[str]] = {}

    def translate(number: int) -> None:
        together[number] = [translator.translate(sentences[number], "en", "pt") for _ in range(5)]

    threads = [threading.Thread(target=translate, args=(number,)) for number in range(len(sentences))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == {number: [translation] * 5 for number, translation in enumerate(alone)}


@BOTH
def test_speech_is_loud_and_clear_of_clipping(speak: Speak, text: str, language: str) -> None:
    samples = speak(text, language)
    duration_s = len(samples) / SPEECH_SAMPLE_RATE
    assert 1.0 < duration_s < 6.0
    assert 0.02 < float(np.sqrt(np.mean(np.square(samples)))) < 0.4
    assert 0.2 < float(np.max(np.abs(samples))) <= 1.05  # resampling may overshoot a little
    assert np.mean(np.abs(samples) > 0.99) < 0.01


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "🙂👍🏽", "...", "\n"])
def test_nothing_is_spoken_where_there_is_no_word(synthesizer: Synthesizer, text: str, language: str) -> None:
    assert list(synthesizer.synthesize(text, language)) == []


@pytest.mark.parametrize("text", ["5", "½", "天", "a\x00b", "e-mail: a@b.pt", "[[x]]"])
def test_odd_text_is_spoken(synthesizer: Synthesizer, text: str) -> None:
    for chunk in synthesizer.synthesize(text, "en"):
        assert len(chunk.samples)
        assert np.isfinite(chunk.samples).all()
        assert float(np.max(np.abs(chunk.samples))) <= 1.0


def test_speech_comes_sentence_by_sentence(synthesizer: Synthesizer) -> None:
    chunks = list(synthesizer.synthesize("Good morning. How are you? Fine.", "en"))
    assert len(chunks) == 3


def test_the_models_are_what_the_catalogue_says(installation: Installation) -> None:
    store = installation.store
    placed = [pack for pack in store.packs if store.is_placed(pack)]
    assert len(placed) >= 5
    assert {pack.id: store.damaged_files(pack) for pack in placed} == {pack.id: () for pack in placed}
