"""Which recognition model is in use, with made-up packs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dragoman.domain.machine import Machine
from dragoman.domain.model_pack import ModelPack, PackFile, Task
from dragoman.planning.recognition import recognition_candidates, recognition_in_use, usable_packs
from dragoman.planning.recommendation import Measured, Recommendation, recommended_pack


def pack(name: str, task: Task, *languages: str, millions: int = 0) -> ModelPack:
    return ModelPack(
        name, task, "any", name, languages, "MIT", True, "https://example.org", (PackFile("model.bin", 1),),
        parameters=millions * 1_000_000,
    )  # fmt: skip


def whisper(name: str, millions: int, *languages: str) -> ModelPack:
    return pack(name, Task.RECOGNITION, *(languages or ("*",)), millions=millions)


BASE, SMALL, MEDIUM = whisper("base", 74), whisper("small", 244), whisper("medium", 769)
TURBO, DISTIL = whisper("large-v3-turbo", 809), whisper("distil", 756, "en")
MANY = pack("many", Task.TRANSLATION, "*", millions=600)
VOICE = pack("voice", Task.SPEECH, "en")


def measured(base_factor: float) -> Recommendation:
    packs = [BASE, SMALL, MEDIUM, TURBO, DISTIL]
    return recommended_pack(Machine(8, 16_000), Measured(BASE, "cpu", base_factor), packs)


def in_use(installed: Sequence[ModelPack], base_factor: float, chosen: str = "") -> ModelPack | None:
    return recognition_in_use(installed, chosen, lambda: measured(base_factor))


@pytest.mark.parametrize(("base_factor", "expected"), [(0.2, BASE), (0.08, SMALL), (0.01, MEDIUM), (1.0, BASE)])
def test_the_largest_that_is_fast_enough_listens(base_factor: float, expected: ModelPack) -> None:
    for installed in ([BASE, SMALL, MEDIUM, VOICE], [VOICE, MEDIUM, SMALL, BASE]):
        assert in_use(installed, base_factor) == expected


def test_what_was_chosen_listens_as_long_as_it_is_there() -> None:
    assert in_use([BASE, MEDIUM], 1.0, "medium") == MEDIUM
    assert in_use([BASE, DISTIL], 0.01, "distil") == DISTIL
    assert in_use([BASE, SMALL], 1.0, "medium") == BASE


def test_no_language_is_lost_for_a_larger_model() -> None:
    assert in_use([BASE, DISTIL], 0.01) == BASE
    assert in_use([BASE, TURBO], 0.001) == BASE
    assert in_use([BASE, TURBO, MANY], 0.001) == TURBO


def test_the_machine_is_asked_only_where_there_is_a_choice() -> None:
    def ask() -> Recommendation:
        raise AssertionError

    assert recognition_in_use([BASE, DISTIL], "", ask) == BASE
    assert recognition_in_use([BASE, SMALL], "small", ask) == SMALL
    assert recognition_in_use([VOICE], "small", ask) is None


def test_without_an_estimate_the_first_listens() -> None:
    own, other = whisper("own", 0), whisper("other", 0)
    assert recognition_in_use([own, other], "", lambda: None) == own
    assert in_use([own, other], 0.01) == own


def test_the_others_do_nothing() -> None:
    installed = [VOICE, BASE, SMALL, MANY]
    assert recognition_candidates(installed, "") == (BASE, SMALL)
    assert usable_packs(installed, [SMALL]) == (SMALL, VOICE, MANY)
    assert usable_packs([VOICE], []) == (VOICE,)
