"""Figures and short forms, spoken by the real voices and recognised again; and what eSpeak NG speaks by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Recognizer
from dragoman.domain.speech import Utterance
from dragoman.evaluation.memory import joined, silence, spoken
from dragoman.tts.espeak import EspeakSynthesizer

Speak = Callable[[str, str], Samples]


def understood(recognizer: Recognizer, samples: Samples, language: str) -> str:
    audio = AudioChunk(joined([silence(0.3), samples, silence(0.3)]), SPEECH_SAMPLE_RATE)
    heard = recognizer.recognize(Utterance(5, audio, 0.0, audio.duration_s, 0.0, language), (language,))
    return heard.text.lower()


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The meeting is on 24/11/2026.", "en", ["november 24"]),
        ("It costs $5.50, not €20.", "en", [r"\$5\.50", "20 euro"]),
        ("Dr. Smith weighs 80 kg.", "en", [r"dr\. smith", "80 kilograms"]),
        ("The wind blows with 30 km/h.", "en", [r"30 (km|kilometers) per hour"]),
        ("Please call 555-1234.", "en", ["555-1234"]),
        ("A reunião é no dia 24/11/2026.", "pt", ["24 de novembro"]),
        ("O café custa R$ 5,50.", "pt", ["5 reais e 50 centavos"]),
        ("A Sra. Lima comprou 3 kg de arroz.", "pt", ["senhora lima", "3 kg|quilogramas"]),
        ("A empresa pagou R$ 3 milhões.", "pt", ["3 milhões de reais"]),
    ],
)
def test_what_is_written_short_is_understood_when_it_is_spoken(
    recognizer: Recognizer, speak: Speak, text: str, language: str, words: list[str]
) -> None:
    heard = understood(recognizer, speak(text, language), language)
    assert [word for word in words if re.search(word, heard) is None] == [], heard


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("El tren sale de la estación a las nueve de la mañana.", "es", ["estación", "nueve", "mañana"]),
        ("Je voudrais un café, s'il vous plaît.", "fr", ["s'il vous plaît"]),
        ("Guten Morgen, ich möchte ein Zimmer für zwei Nächte, bitte.", "de", ["guten morgen", "zimmer"]),
        ("Il treno parte alle 15:30.", "it", ["il treno parte", "trenta|15 e 30"]),
    ],
)
def test_espeak_is_understood(recognizer: Recognizer, text: str, language: str, words: list[str]) -> None:
    heard = understood(recognizer, spoken(EspeakSynthesizer(), text, language, pause_s=0.0), language)
    assert [word for word in words if re.search(word, heard) is None] == [], heard
