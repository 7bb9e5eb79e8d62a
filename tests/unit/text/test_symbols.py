"""Telling words from pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.symbols import has_words, is_symbol, speakable, split_symbols

FAMILY = "👨‍👩‍👧‍👦"
THUMB = "👍🏽"
FLAG = "🇧🇷"
HEART = "❤️"


@pytest.mark.parametrize("emoji", ["🙂", FAMILY, THUMB, FLAG, HEART, "☎", "\x00", "\x1b", "\ue000"])
def test_emoji_are_symbols_in_all_their_parts(emoji: str) -> None:
    assert all(is_symbol(character) for character in emoji)
    assert speakable(emoji) == ""


@pytest.mark.parametrize(
    "character",
    [
        *"aé天ñ5½ \n\t.,!?¿%€$+=°©®™№℃℉-–—'“”",
        "\N{RIGHT SINGLE QUOTATION MARK}",
        "\N{COMBINING ACUTE ACCENT}",
    ],
)
def test_what_is_read_aloud_is_none(character: str) -> None:
    assert not is_symbol(character)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("", ""),
        ("   \n", ""),
        ("?!...", ""),
        (f"{FAMILY} {FLAG}", ""),
        ("Good 🙂 morning", "Good morning"),
        ("Good🙂morning", "Good morning"),
        ("  two\n\nlines\t", "two lines"),
        ("20°C", "20°C"),
        ("天気 ☀", "天気"),
        ("42", "42"),
    ],
)
def test_only_words_are_spoken(text: str, spoken: str) -> None:
    assert speakable(text) == spoken


@given(st.text())
def test_nothing_spoken_is_a_symbol_or_left_without_words(text: str) -> None:
    spoken = speakable(text)
    assert not any(is_symbol(character) for character in spoken)
    assert bool(spoken) == has_words(spoken)
    assert spoken == spoken.strip()
    assert speakable(spoken) == spoken


@given(st.text())
def test_words_and_symbols_together_are_the_text(text: str) -> None:
    words, symbols = split_symbols(text)
    assert sorted(words + symbols) == sorted(text)
    assert not any(is_symbol(character) for character in words)
    assert all(is_symbol(character) for character in symbols)


def test_what_belongs_to_an_emoji_stays_with_it() -> None:
    assert split_symbols(f"Hi {THUMB}{FAMILY}!") == ("Hi !", THUMB + FAMILY)
