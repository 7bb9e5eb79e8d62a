"""Spanish, for which the starter models have no translation of text, is interpreted from speech to speech."""

from __future__ import annotations

import re
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk
from dragoman.domain.protocols import Recognizer, Synthesizer
from dragoman.domain.speech import Utterance
from dragoman.evaluation.clips import write_wav
from dragoman.evaluation.memory import joined, silence, spoken
from dragoman.installation import Installation

SAID = "Buenos días. ¿Dónde está la estación de tren?"
Dragoman = Callable[..., Any]


@pytest.fixture(scope="module")
def spanish(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    voice: Synthesizer = installation.synthesizer(["es"])
    path = tmp_path_factory.mktemp("spanish") / "question.wav"
    write_wav(path, joined([silence(0.4), spoken(voice, SAID, "es", pause_s=0.6)]))
    return path


@pytest.mark.parametrize("route", ["es en station", "auto pt estação"])
def test_spanish_is_interpreted(dragoman: Dragoman, spanish: Path, tmp_path: Path, route: str) -> None:
    source, target, word = route.split()
    speech = tmp_path / "speech.wav"
    ended = dragoman("interpret", spanish, "--from", source, "--to", target, "--out", speech)
    assert (ended.code, ended.err) == (0, "")
    original, translation = ended.out.splitlines()[:2]
    assert " es " in original
    assert "estación" in original
    assert word in " ".join(ended.out.splitlines()[1:]), translation
    with wave.open(str(speech)) as file:
        assert file.getnframes() / file.getframerate() > 1


def test_the_recogniser_translates_what_it_has_just_heard(recognizer: Recognizer, installation: Installation) -> None:
    voice: Synthesizer = installation.synthesizer(["es"])
    sound = joined([silence(0.3), spoken(voice, SAID, "es", pause_s=0.3)])
    chunk = AudioChunk(sound, SPEECH_SAMPLE_RATE)
    utterance = Utterance(11, chunk, 0.0, chunk.duration_s, 0.0, "es")
    assert "estación" in recognizer.recognize(utterance, ("es", "pt")).text
    english = recognizer.translate(utterance, "es")
    assert "station" in english
    assert recognizer.translate(utterance, "es") is english


def test_interpretation_is_measured(dragoman: Dragoman, spanish: Path) -> None:
    listing = spanish.with_name("list.tsv")
    listing.write_text(
        "path\tlang\treference\ttranslation\ttranslation_lang\n"
        f"question.wav\tes\t{SAID}\tGood morning. Where is the train station?\ten\n",
        encoding="utf-8",
    )
    ended = dragoman("evaluate", "interpretation", listing, "--all")
    assert (ended.code, ended.err) == (0, "")
    into = {line.split()[1]: line.split() for line in ended.out.splitlines() if re.match(r"es +(en|pt) ", line)}
    assert set(into) == {"en", "pt"}
    _, _, recordings, _words, error_rate, references, chrf, *_ = into["en"]
    assert (recordings, references) == ("1", "1")
    assert float(error_rate) <= 40
    assert float(chrf) >= 40
    assert into["pt"][5:7] == ["0", "-"]
    assert "Whisper base + Dragoman" in ended.out
