from __future__ import annotations

import pytest

from dragoman.evaluation.translation_quality import translation_quality


def test_the_reference_itself_is_perfect() -> None:
    text = "A estação fica perto do hotel."
    quality = translation_quality([text], [text], "pt")
    assert (quality.bleu, quality.chrf) == pytest.approx((100, 100))


def test_nothing_in_common_is_nothing() -> None:
    quality = translation_quality(["uma coisa bem diferente"], ["xyz"], "pt")
    assert quality.bleu < 5
    assert quality.chrf < 15


def test_bleu_by_hand() -> None:
    # n-gram matches 5/6, 3/5, 1/4, and 0/3 smoothed to 1/6; as long as the reference, so no penalty.
    quality = translation_quality(["the cat sat on a mat"], ["the cat sat on the mat"], "en")
    assert quality.bleu == pytest.approx(100 * (5 / 6 * 3 / 5 * 2 / 4 * 1 / 3) ** 0.25)


def test_another_ending_costs_chrf_less_than_bleu() -> None:
    quality = translation_quality(["ele falava muito depressa"], ["ele falou muito depressa"], "pt")
    assert quality.chrf > quality.bleu


def test_characters_where_there_are_no_spaces() -> None:
    assert translation_quality(["今天天气很好"], ["今天天气不好"], "zh").bleu > 30
