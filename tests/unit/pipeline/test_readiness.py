from __future__ import annotations

import pytest

from dragoman.domain.events import StageName, StageState, StateChanged
from dragoman.pipeline.readiness import Readiness

ENGINES = [stage for stage in StageName if stage is not StageName.CAPTURE]


class Told:
    """How often readiness was told."""

    def __init__(self) -> None:
        self.times = 0
        self.readiness = Readiness(self.tell)

    def tell(self) -> None:
        self.times += 1

    def becomes(self, state: StageState, *stages: StageName) -> None:
        for stage in stages:
            self.readiness(StateChanged(stage=stage, state=state))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.mark.parametrize("last", list(StageName))
def test_it_is_told_once_when_the_last_stage_is_ready(told: Told, last: StageName) -> None:
    told.becomes(StageState.LOADING, *StageName)
    told.becomes(StageState.READY, *(stage for stage in StageName if stage is not last))
    assert told.times == 0
    told.becomes(StageState.READY, last)
    assert told.times == 1


def test_an_engine_that_is_ready_again_is_not_told(told: Told) -> None:
    told.becomes(StageState.READY, *StageName)
    told.becomes(StageState.FAILED, StageName.SYNTHESIS)
    told.becomes(StageState.READY, StageName.SYNTHESIS)
    assert told.times == 1


def test_it_is_told_again_when_listening_begins_again(told: Told) -> None:
    told.becomes(StageState.READY, *StageName)
    told.becomes(StageState.STOPPED, StageName.CAPTURE)
    told.becomes(StageState.READY, StageName.CAPTURE)
    assert told.times == 2


def test_what_nobody_listens_to_any_more_is_not_told(told: Told) -> None:
    told.becomes(StageState.READY, StageName.CAPTURE)
    told.becomes(StageState.STOPPED, StageName.CAPTURE)
    told.becomes(StageState.READY, *ENGINES)
    assert told.times == 0
