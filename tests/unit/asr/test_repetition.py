"""Phrases that are written twice in a row are found, words that are said twice are not."""

from __future__ import annotations

import pytest

from dragoman.asr.repetition import ends_twice, repeats


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and look to the heavens and look to the heavens.", True),
        ("Lift your eyes. And hope, and hope and hope.", True),
        ("Commander Laurel Clark. commander Laurel Clark", True),
        ("谢谢你谢谢你。", True),
        ("and hope and hope for better", False),
        ("It was very very", False),
        ("We will go on.", False),
        ("", False),
        ("... ... ... ...", False),
    ],
)
def test_a_text_ends_with_a_phrase_that_stands_there_twice(text: str, expected: bool) -> None:
    assert ends_twice(text) is expected


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("Lift your eyes and look to the", "He said: lift your eyes.", True),
        ("eyes that look", "Lift your eyes.", False),
        ("And calls them", "one by one.", False),
        ("Lift your eyes", "", False),
        ("", "Lift your eyes", False),
    ],
)
def test_a_text_begins_with_what_was_said_last(text: str, before: str, expected: bool) -> None:
    assert repeats(text, before) is expected
