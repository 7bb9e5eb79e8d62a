from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.words import capitalized, following, split_words


@given(st.text())
def test_joined_again_the_words_are_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text


def test_words_keep_the_space_before_them() -> None:
    assert split_words("Bom dia, Ana.") == ["Bom", " dia,", " Ana."]


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("", "en", ""),
        ("mend the coat", "en", "Mend the coat"),
        ("iPhone or tablet", "en", "iPhone or tablet"),
        ("ìgbà", "yo", "Ìgbà"),
        ("iyi günler", "tr", "İyi günler"),
        ("გამარჯობა", "ka", "გამარჯობა"),
        ("你好", "zh", "你好"),
        ("10 meters", "en", "10 meters"),
    ],
)
def test_a_text_begins_with_a_capital_letter(text: str, language: str, written: str) -> None:
    assert capitalized(text, language) == written


def test_each_chinese_character_is_a_word() -> None:
    assert split_words("你好 Ana") == ["你", "好", " Ana"]


@pytest.mark.parametrize(
    ("said", "wording", "goes_on_with"),
    [
        ("", "a b c", "a b c"),
        ("a b", "a b c d", " c d"),
        ("a x", "a b c d", " c d"),
        ("a b c", "b c d", " d"),
        ("a b", "a new b c", " c"),
        ("a b c", "a b", ""),
        ("x y z", "a", ""),
    ],
)
def test_another_wording_is_taken_up_where_it_goes_on(said: str, wording: str, goes_on_with: str) -> None:
    assert "".join(following(split_words(said), split_words(wording))) == goes_on_with


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_a_beginning_is_continued_by_its_rest(said: list[str], rest: list[str]) -> None:
    whole = split_words(" ".join(said + rest))
    assert following(whole[: len(said)], whole) == whole[len(said) :]
