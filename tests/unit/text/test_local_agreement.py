from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.local_agreement import LocalAgreement

WORDS = st.lists(st.sampled_from("abc"), max_size=6)


def test_the_prefix_that_two_hypotheses_share_is_agreed_on() -> None:
    agreement: LocalAgreement[str] = LocalAgreement()
    assert [agreement.agreed(words) for words in ("ab", "abcd", "abce", "x")] == [0, 2, 3, 0]


def test_three_have_to_agree_where_that_is_asked() -> None:
    agreement: LocalAgreement[str] = LocalAgreement(3)
    assert [agreement.agreed(words) for words in ("abc", "abc", "abx")] == [0, 0, 2]


def test_one_that_goes_astray_holds_up_nothing_where_others_may_agree() -> None:
    strict: LocalAgreement[str] = LocalAgreement()
    lenient: LocalAgreement[str] = LocalAgreement(among=3)
    hypotheses = ("ab", "x", "abc", "abcd", "y", "abz")
    assert [strict.agreed(words) for words in hypotheses] == [0, 0, 0, 3, 0, 0]
    assert [lenient.agreed(words) for words in hypotheses] == [0, 0, 2, 3, 0, 2]


def test_after_forgetting_there_is_nothing_to_agree_with() -> None:
    agreement: LocalAgreement[str] = LocalAgreement()
    agreement.agreed("abc")
    agreement.forget()
    assert agreement.agreed("abc") == 0


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(2, 4))
def test_what_is_agreed_on_stands_in_every_hypothesis_compared(hypotheses: list[list[str]], count: int) -> None:
    agreement: LocalAgreement[str] = LocalAgreement(count)
    agreed = [agreement.agreed(words) for words in hypotheses][-1]
    if len(hypotheses) >= count:
        assert len({tuple(words[:agreed]) for words in hypotheses[-count:]}) == 1
