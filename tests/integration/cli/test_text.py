"""`dragoman translate` and `dragoman say`."""

from __future__ import annotations

import io
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.installation import Installation

EN_PT = ["--from", "en", "--to", "pt"]
Dragoman = Callable[..., Any]


def test_a_text_is_translated(dragoman: Dragoman) -> None:
    ended = dragoman("translate", "Where is the train station?", *EN_PT)
    assert (ended.code, ended.err) == (0, "")
    assert "estação" in ended.out
    assert ended.out.endswith("?\n")


def test_a_text_from_standard_input_keeps_its_lines(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Good morning. 🙂\n\nThank you.\n"))
    ended = dragoman("translate", "-", *EN_PT)
    assert ended.code == 0
    first, second, third = ended.out.splitlines()
    assert first.endswith("🙂")
    assert second == ""
    assert "brigad" in third


@pytest.mark.parametrize("text", ["", "  ", "\n"])
@pytest.mark.parametrize("command", [("translate", *EN_PT), ("say", "--language", "en")])
def test_no_text(dragoman: Dragoman, command: tuple[str, ...], text: str) -> None:
    ended = dragoman(*command, text)
    assert (ended.code, ended.out) == (3, "")
    assert "no text" in ended.complaint


@pytest.mark.parametrize("text", ["🙂", "?!", "👨‍👩‍👧‍👦 🇧🇷"])
def test_emoji_cannot_be_spoken(dragoman: Dragoman, tmp_path: Path, text: str) -> None:
    ended = dragoman("say", text, "--language", "pt", "--out", tmp_path / "speech.wav")
    assert (ended.code, ended.out) == (3, "")
    assert "no word" in ended.complaint
    assert not (tmp_path / "speech.wav").exists()


def test_emoji_alone_need_no_translation(dragoman: Dragoman) -> None:
    ended = dragoman("translate", "🙂 👍🏽", *EN_PT)
    assert (ended.code, ended.out, ended.err) == (0, "🙂 👍🏽\n", "")


@pytest.mark.parametrize(("text", "language"), [("Good morning, everybody.", "en"), ("Bom dia a todos.", "pt")])
def test_speech_in_a_file(dragoman: Dragoman, tmp_path: Path, text: str, language: str) -> None:
    ended = dragoman("say", text, "--language", language, "--out", tmp_path / "speech.wav")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    with wave.open(str(tmp_path / "speech.wav")) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
        assert 0.8 < len(samples) / file.getframerate() < 6
    assert float(np.sqrt(np.mean(np.square(samples)))) > 0.02


@pytest.mark.parametrize("language", ["xx", "bo", "auto", ""])
def test_a_language_without_a_voice(dragoman: Dragoman, language: str) -> None:
    ended = dragoman("say", "hello", "--language", language)
    assert ended.code == 2
    assert "Installed voices speak: en, pt" in ended.complaint


def test_a_voice_is_chosen(run_apart: Dragoman, tmp_path: Path) -> None:
    ended = run_apart("say", "Guten Morgen.", "--language", "de", "--voice", "espeak-ng", "--out", tmp_path / "de.wav")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    with wave.open(str(tmp_path / "de.wav")) as file:
        assert file.getnframes() / file.getframerate() > 0.5


def test_a_voice_that_does_not_speak_the_language(dragoman: Dragoman) -> None:
    ended = dragoman("say", "hello", "--language", "en", "--voice", "kokoro")
    assert ended.code == 2
    assert "Choose one of: piper-en-joe, espeak-ng." in ended.complaint


def test_text_in_a_language_of_which_only_speech_is_translated(dragoman: Dragoman) -> None:
    ended = dragoman("translate", "hola", "--from", "es", "--to", "pt")
    assert ended.code == 4
    assert "only speech is translated, not text. Say it, or install" in ended.complaint


@pytest.mark.parametrize("languages", [("en", "xx"), ("en", "en"), ("xx", "en")])
def test_a_pair_that_is_not_installed(dragoman: Dragoman, languages: tuple[str, str]) -> None:
    ended = dragoman("translate", "hello", "--from", languages[0], "--to", languages[1])
    assert ended.code == 2
    assert "Installed: 98 languages to en, 98 languages to pt." in ended.complaint


def test_speech_that_cannot_be_written(dragoman: Dragoman, tmp_path: Path) -> None:
    ended = dragoman("say", "hello", "--language", "en", "--out", tmp_path / "no such folder" / "speech.wav")
    assert ended.code == 6
    assert "speech.wav" in ended.complaint


def test_a_text_that_is_none(installation: Installation) -> None:
    command = [sys.executable, "-m", "dragoman", "--profile", str(installation.paths.models.parent)]
    done = subprocess.run(
        [*command, "translate", "-", *EN_PT], input=b"\xff\xfe caf\xe9", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode("utf-8").startswith("dragoman: This is not a text in UTF-8.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [["translate", "Good morning.", *EN_PT], ["models"]])
def test_output_to_a_full_disk(run_apart: Dragoman, words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = run_apart(*words, stdout=full)
    assert ended.code == 6
    assert ended.complaint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no broken pipes")
def test_a_reader_that_goes_away(start: Callable[..., subprocess.Popen[str]]) -> None:
    process = start("translate", "Good morning. " * 50, *EN_PT)
    assert process.stdout is not None
    assert process.stdout.read(1)
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (6, "")


LOADED = """
import sys
from dragoman.__main__ import main
assert main(sys.argv[1:]) == 0
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_translating_loads_nothing_but_the_translation_engine(installation: Installation) -> None:
    profile = str(installation.paths.models.parent)
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--profile", profile, "translate", "Good morning.", *EN_PT],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "ctranslate2" in loaded
    assert loaded.isdisjoint({"faster_whisper", "onnxruntime", "piper", "kokoro_onnx", "av", "sounddevice", "PySide6"})
