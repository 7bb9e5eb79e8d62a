"""Which recognition model is recommended, with made-up figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.machine import Gpu, Machine
from dragoman.domain.model_pack import ModelPack, PackFile, Task
from dragoman.planning.recommendation import (
    MOST_REAL_TIME_FACTOR,
    Measured,
    Verdict,
    expected_speed,
    recommended_pack,
)

SIZES = {"tiny": 39, "base": 74, "small": 244, "medium": 769, "turbo": 809, "large": 1550}


def whisper(name: str, millions: int, *languages: str) -> ModelPack:
    files = (PackFile("model.bin", millions * 2_000_000),)
    origin = "https://example.org"
    return ModelPack(
        name, Task.RECOGNITION, "whisper", name, languages or ("*",), "MIT", True, origin, files,
        parameters=millions * 1_000_000,
    )  # fmt: skip


CATALOGUE = [whisper(name, millions) for name, millions in SIZES.items()]
BASE = CATALOGUE[1]
COMPUTER = Machine(8, 16_000)


def best(real_time_factor: float, *more: ModelPack, machine: Machine = COMPUTER, device: str = "cpu") -> str:
    found = recommended_pack(machine, Measured(BASE, device, real_time_factor), [*CATALOGUE, *more])
    return found.best.pack.id


def test_the_faster_the_machine_the_larger_the_model() -> None:
    assert [best(factor) for factor in (0.5, 0.2, 0.09, 0.028, 0.02, 0.001)] == [
        "tiny",
        "base",
        "small",
        "medium",
        "turbo",
        "large",
    ]


def test_where_none_is_fast_enough_the_fastest_is_left() -> None:
    found = recommended_pack(COMPUTER, Measured(BASE, "cpu", 5.0), CATALOGUE)
    assert found.best.pack.id == "tiny"
    assert {each.verdict for each in found.estimates} == {Verdict.TOO_SLOW}


def test_what_was_measured_is_not_estimated() -> None:
    found = recommended_pack(COMPUTER, Measured(BASE, "cpu", 0.123), CATALOGUE)
    (measured,) = [each for each in found.estimates if each.is_measured]
    assert (measured.pack, measured.real_time_factor) == (BASE, 0.123)


def test_time_grows_less_on_a_graphics_card() -> None:
    card = Machine(8, 16_000, Gpu("a card", 24_000, 23_000, frozenset({"float16"})))
    found = recommended_pack(card, Measured(BASE, "cuda", 0.01), CATALOGUE)
    ratio = found.estimates[-1].real_time_factor / 0.01
    assert ratio == pytest.approx(7, rel=0.05)  # openai/whisper's README: base is 7 times as fast as large
    assert found.best.pack.id == "large"


def test_what_does_not_fit_is_not_recommended() -> None:
    card = Machine(8, 16_000, Gpu("a card", 4_000, 3_000, frozenset({"float16"})))
    assert best(0.01, machine=card, device="cuda") == "medium"
    assert best(0.001, machine=Machine(8, 4_000)) == "turbo"


def test_a_model_has_to_know_the_languages() -> None:
    english = whisper("distil", 2_000, "en")
    assert best(0.0001, english) == "large"
    measured = Measured(BASE, "cpu", 0.0001)
    assert recommended_pack(COMPUTER, measured, [*CATALOGUE, english], ["en"]).best.pack.id == "distil"
    assert recommended_pack(COMPUTER, measured, [*CATALOGUE, english], ["en", "pt"]).best.pack.id == "large"


def test_what_is_installed_need_not_be_in_the_catalogue() -> None:
    own = whisper("own", 100)
    found = recommended_pack(COMPUTER, Measured(own, "cpu", 0.2), [])
    assert found.best.pack == own
    assert [each.pack for each in found.estimates] == [own]


def test_a_model_of_unknown_size_is_compared_with_nothing() -> None:
    own = whisper("own", 0)
    assert recommended_pack(COMPUTER, Measured(own, "cpu", 0.2), CATALOGUE).best.pack == own


@given(st.floats(1e-4, 10), st.integers(500, 100_000))
def test_what_is_recommended_is_fast_enough_or_nothing_is(factor: float, memory_mb: int) -> None:
    found = recommended_pack(Machine(4, memory_mb), Measured(BASE, "cpu", factor), CATALOGUE)
    assert found.best in found.estimates
    suiting = [each for each in found.estimates if each.verdict is Verdict.SUITS]
    assert (found.best in suiting) == bool(suiting)
    assert all(each.real_time_factor <= MOST_REAL_TIME_FACTOR for each in suiting)
    assert all(each.pack.parameters <= found.best.pack.parameters for each in suiting)


def expected(machine: Machine) -> str:
    speed = expected_speed(machine, CATALOGUE)
    assert speed is not None
    found = recommended_pack(machine, speed, CATALOGUE)
    assert not any(each.is_measured for each in found.estimates)
    return found.best.pack.id


def test_without_a_measurement_the_machine_says_what_to_expect() -> None:
    card = Gpu("a card", 24_000, 23_000, frozenset({"float16"}))
    full = Gpu("a card", 24_000, 500, frozenset({"float16"}))
    assert expected(Machine(2, 8_000)) == "base"
    assert expected(Machine(8, 16_000)) == "small"
    assert expected(Machine(8, 16_000, card)) == "large"
    assert expected(Machine(8, 16_000, full)) == "small"


def test_without_a_model_nothing_can_be_expected() -> None:
    assert expected_speed(COMPUTER, [whisper("own", 0)]) is None
