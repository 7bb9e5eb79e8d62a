from __future__ import annotations

import pytest

from dragoman.domain.stability import Stability
from dragoman.pipeline.masking import masked


@pytest.mark.parametrize(
    ("stability", "shown"),
    [(Stability.QUICK, " a b c d e"), (Stability.BALANCED, " a b c"), (Stability.STEADY, " a")],
)
def test_the_steadier_the_more_of_the_last_words_wait(stability: Stability, shown: str) -> None:
    assert masked(" a b c d e", stability) == shown


def test_few_words_wait_altogether() -> None:
    assert masked("a", Stability.STEADY) == ""
