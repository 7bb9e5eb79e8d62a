"""What two languages need to be interpreted both ways with speech, and how they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.model_library import PackState, PackStatus
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.routes import Improvement, Route, best_route, languages_of
from dragoman.ui.view_models.shelf import RUNNING, Shelf


class PairState(StrEnum):
    """How a pair stands."""

    READY = "ready"
    MISSING = "missing"
    """Something has to be downloaded."""
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"
    IMPOSSIBLE = "impossible"
    """Nothing that can be downloaded is enough."""


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a pair."""

    source: str
    target: str
    route: Route | None
    """As it is now; None where there is none."""
    better: Improvement | None
    """The one download that would do most for it."""


@dataclass(frozen=True, slots=True)
class PairPlan:
    """Both directions of a pair."""

    first: str
    second: str
    ways: tuple[Way, ...]
    """Both directions; none where the languages are the same."""
    missing: tuple[ModelPack, ...] | None
    """What is to be downloaded, perhaps nothing; None where nothing that can be downloaded is enough."""
    used: tuple[ModelPack, ...]
    """What is installed and used for it."""

    @property
    def improvements(self) -> tuple[tuple[ModelPack, tuple[Way, ...]], ...]:
        """Return the downloads that would do good, each with the directions that gain by it.

        None where something is missing: that is the download to begin with.
        """
        if self.missing:
            return ()
        packs = dict.fromkeys(way.better.pack for way in self.ways if way.better is not None)
        return tuple(
            (pack, tuple(way for way in self.ways if way.better is not None and way.better.pack == pack))
            for pack in packs
        )

    @property
    def is_noncommercial(self) -> bool:
        """Whether something that is missing must not be used commercially."""
        return any(not pack.is_commercial_use_allowed for pack in self.missing or ())

    def state(self, shelf: Shelf) -> PairState:
        """Return how it stands."""
        if self.missing is None:
            return PairState.IMPOSSIBLE
        states = {shelf.state(pack.id) for pack in self.missing}
        if states & RUNNING:
            return PairState.RUNNING
        if PackState.FAILED in states:
            return PairState.FAILED
        if PackState.PAUSED in states:
            return PairState.PAUSED
        return PairState.MISSING if states else PairState.READY

    def failure(self, shelf: Shelf) -> PackStatus | None:
        """Return a download that has failed, if any has."""
        statuses = (shelf.status(pack) for pack in self.missing or ())
        return next((status for status in statuses if status.state is PackState.FAILED), None)


def plan_pair(first: str, second: str, shelf: Shelf) -> PairPlan:
    """Return what a pair needs: rather models that suit this machine, and of them those for commercial use, too."""
    if first == second:
        return PairPlan(first, second, (), None, ())
    ways = tuple(_way(*pair, shelf) for pair in ((first, second), (second, first)))
    missing = shelf.advice.packs_for_pair(first, second, shelf.offered, shelf.installed)
    return PairPlan(first, second, ways, missing, _used(first, second, ways, shelf))


def _way(source: str, target: str, shelf: Shelf) -> Way:
    route = best_route(source, target, shelf.usable, is_spoken=True)
    return Way(source, target, route, shelf.advice.improvement(source, target, shelf.offered, shelf.usable))


def _used(first: str, second: str, ways: Sequence[Way], shelf: Shelf) -> tuple[ModelPack, ...]:
    pair = {first, second}
    recognising = [pack for pack in shelf.usable if pack.task is Task.RECOGNITION and pair & set(languages_of(pack))]
    steps = [step.pack for way in ways if way.route is not None for step in way.route.steps]
    speaking = {shelf.voice(language) for language in pair}
    voices = [pack for pack in shelf.installed if pack.id in speaking]
    return tuple(dict.fromkeys((*recognising, *steps, *voices)))
