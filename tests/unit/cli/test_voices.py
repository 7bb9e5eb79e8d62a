"""Listing the voices, and choosing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.__main__ import _parser
from dragoman.cli import voices
from dragoman.cli.exit_codes import UsageError
from dragoman.config.settings import SettingsStore
from dragoman.installation import Installation


class Installed(Installation):
    """Knows two models' voices."""

    def voices_of(self, language: str) -> dict[str, str]:
        return {"p": "Joe", "e": "eSpeak NG"} if language == "en" else {"e": "eSpeak NG"}

    def spoken_languages(self) -> tuple[str, ...]:
        return ("en", "de")


def run(folder: Path, *words: str) -> None:
    voices.run(_parser().parse_args(["voices", *words]), Installed(folder))


def test_every_language_is_listed_with_its_voices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path)
    assert capsys.readouterr().out == "de   eSpeak NG (e)\nen   Joe (p), eSpeak NG (e)\n"


def test_the_chosen_voice_comes_first_and_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "--language", "en", "--use", "e")
    run(tmp_path, "--language", "en")
    assert capsys.readouterr().out == "en   eSpeak NG (e), Joe (p)\n" * 2
    assert SettingsStore(Installed(tmp_path).paths.settings).load().chosen_voices() == {"en": "e"}


def test_another_choice_does_not_forget_the_first(tmp_path: Path) -> None:
    run(tmp_path, "--language", "en", "--use", "e")
    run(tmp_path, "--language", "de", "--use", "e")
    assert SettingsStore(Installed(tmp_path).paths.settings).load().chosen_voices() == {"de": "e", "en": "e"}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--language", "xx"], "no voice for “xx”"),
        (["--language", "en", "--use", "kokoro"], "no voice “kokoro” for “en”.*p, e"),
        (["--use", "e"], "for which language"),
    ],
)
def test_what_there_is_not(tmp_path: Path, words: list[str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        run(tmp_path, *words)
