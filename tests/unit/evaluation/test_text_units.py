from __future__ import annotations

import pytest

from dragoman.evaluation.text_units import units_of


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        (" Bom dia,  senhor! ", "pt", ["Bom", "dia,", "senhor!"]),
        ("你好 吗。", "zh", ["你", "好", "吗", "。"]),
        ("", "en", []),
        ("안녕 하세요", "ko", ["안녕", "하세요"]),
    ],
)
def test_words_or_characters(text: str, language: str, units: list[str]) -> None:
    assert units_of(text, language) == units
