"""Numbers and names are counted as people would, and so is what a model repeats."""

from __future__ import annotations

import pytest

from dragoman.distillation.fidelity import count_loops, kept, names, numbers


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It costs 1,299.50 or 20 %.", ["129950", "20"]),
        ("Custa 1.299,50, em 2021.", ["129950", "2021"]),
        ("Nothing at all.", []),
    ],
)
def test_numbers_are_compared_by_their_digits(sentence: str, found: list[str]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Yesterday Maria met John in Lisbon.", ["Maria", "John", "Lisbon"]),
        ("Yes. Then it rained: Nobody came. “Why?” I asked O'Neill.", ["O'Neill"]),
        ("Onde fica a Rua São João?", ["Rua", "São", "João"]),
    ],
)
def test_names_are_words_with_a_capital_that_does_not_come_from_their_place(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


def test_what_is_kept_is_counted_for_both() -> None:
    sources = ["On the 3rd of 1,000 days Anna came from Germany.", "We saw Peter 5 times."]
    references = ["No dia 3 de 1.000, Anna veio da Alemanha.", "Vimos Peter 5 vezes."]
    copies = ["No dia 3 de 1.000 veio Anna.", "Vimos Pedro 5 vezes."]
    originals = ["No dia 3 de 1000 veio ela.", "Vimos Peter vezes."]
    found_numbers, found_names = kept(sources, references, copies, originals)
    assert (found_numbers.count, found_numbers.copy, found_numbers.original) == (3, 3, 2)
    assert (found_names.count, found_names.copy, found_names.original) == (2, 1, 1)


def test_only_what_the_source_does_not_repeat_is_a_loop() -> None:
    sources = [["a", "b"], ["ha", "ha", "ha", "ha"], ["a", "b"]]
    translations = [["c", "d", "c", "d", "c", "d", "c", "d"], ["ha", "ha", "ha", "ha"], ["c", "d"]]
    assert count_loops(sources, translations) == 1
