"""What to download for this machine, with made-up packs and with the catalogue."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.config.paths import resources
from dragoman.domain.machine import Machine
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.planning.advice import Advice
from dragoman.planning.recommendation import Measured, recommended_pack
from dragoman.planning.routes import Gain

CATALOGUE = read_catalogue(resources() / "catalogue")
STARTER = [pack for pack in CATALOGUE if pack.comes_along]
OFFERED = [pack for pack in CATALOGUE if pack not in STARTER]
BASE = next(pack for pack in CATALOGUE if pack.id == "whisper-base")


@pytest.fixture
def advice() -> Advice:
    return Advice(recommended_pack(Machine(2, 8_000), Measured(BASE, "cpu", 0.1), CATALOGUE))


def test_what_this_machine_runs_well_is_proposed_for_a_route(advice: Advice) -> None:
    found = advice.improvement("es", "pt", OFFERED, STARTER)
    assert found is not None
    assert found.gain is Gain.TEXT
    assert found.pack.is_commercial_use_allowed
    assert advice.suits(found.pack)
    assert found.pack.family != "madlad"


def test_what_this_machine_runs_well_is_proposed_for_a_pair(advice: Advice) -> None:
    needed = advice.packs_for_pair("es", "pt", OFFERED, STARTER)
    assert needed is not None
    assert all(advice.suits(pack) and pack.is_commercial_use_allowed for pack in needed)


def test_without_anything_that_suits_whatever_there_is_is_proposed(advice: Advice) -> None:
    (madlad,) = (pack for pack in OFFERED if pack.family == "madlad")
    assert not advice.suits(madlad)
    barred = dataclasses.replace(madlad, is_commercial_use_allowed=False)
    assert advice.improvement("es", "pt", [barred], STARTER) is None
    needed = advice.packs_for_pair("es", "pt", [barred], STARTER)
    assert needed is not None
    assert barred in needed
