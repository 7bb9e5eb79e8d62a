"""Words in another script are told from the text around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.scripts import runs_by_script


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Good morning.", "en", [("Good morning.", "en")]),
        ("I live in 東京 now.", "en", [("I live in ", "en"), ("東京", "zh"), (" now.", "en")]),
        ("De Москва a Київ.", "pt", [("De ", "pt"), ("Москва", "ru"), (" a ", "pt"), ("Київ", "ru"), (".", "pt")]),
        ("She said доброе утро to me", "en", [("She said ", "en"), ("доброе утро", "ru"), (" to me", "en")]),
        ("我用 Python 写", "zh", [("我用 Python 写", "zh")]),
        ("私はПетяです", "ja", [("私は", "ja"), ("Петя", "ru"), ("です", "ja")]),
        ("漢字とかな", "ja", [("漢字とかな", "ja")]),
        ("The angle π is known", "en", [("The angle π is known", "en")]),
        ("Say καλημέρα", "en", [("Say ", "en"), ("καλημέρα", "el")]),
        ("Привет, мир", "uk", [("Привет, мир", "uk")]),
        ("서울에 삽니다", "en", [("서울에 삽니다", "ko")]),
    ],
)  # fmt: skip
def test_parts_and_who_reads_them(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert runs_by_script(text, language) == expected


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "zh", "ja", "ru", "ar", "xx"]))
def test_joined_the_parts_are_the_text(text: str, language: str) -> None:
    parts = runs_by_script(text, language)
    assert "".join(part for part, _ in parts) == text
    assert all(part for part, _ in parts) or text == ""
