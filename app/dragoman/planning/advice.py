"""Which models suit this machine, and what to download for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.recommendation import Estimate, Recommendation, Verdict
from dragoman.planning.routes import Improvement, improvement, packs_for_pair

_MOST_WEIGHTS: Final = 700_000_000
"""Of a translation model that answers while people talk, also on a processor alone."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What was worked out about this machine."""

    recommendation: Recommendation | None = None
    """About the models that understand speech; None where nothing is known yet."""

    def estimate(self, pack: ModelPack) -> Estimate | None:
        """Return what a model takes here, where that was worked out."""
        estimates = self.recommendation.estimates if self.recommendation is not None else ()
        return next((each for each in estimates if each.pack.id == pack.id), None)

    def is_best(self, pack: ModelPack) -> bool:
        """Return whether it is the model to understand speech with."""
        return self.recommendation is not None and self.recommendation.best.pack.id == pack.id

    def suits(self, pack: ModelPack) -> bool:
        """Return whether a model is fast enough here, as far as anybody can tell.

        Where a large model understands speech in time, one with as many weights translates in time, too.
        """
        if pack.task is Task.SPEECH:
            return True
        estimate = self.estimate(pack)
        if estimate is not None:
            return estimate.verdict is Verdict.SUITS
        best = self.recommendation.best.pack.parameters if self.recommendation is not None else 0
        return pack.parameters <= max(_MOST_WEIGHTS, best)

    def packs_for_pair(
        self, first: str, second: str, offered: Sequence[ModelPack], installed: Sequence[ModelPack]
    ) -> tuple[ModelPack, ...] | None:
        """Return what to download for a pair; see `routes.packs_for_pair`.

        Rather what suits this machine, and of that what may be used commercially; else whatever there is.
        """
        suiting = [pack for pack in offered if self.suits(pack)]
        free = [pack for pack in suiting if pack.is_commercial_use_allowed]
        tries = (packs_for_pair(first, second, packs, installed) for packs in (free, suiting, offered))
        return next((packs for packs in tries if packs is not None), None)

    def improvement(
        self, source: str, target: str, offered: Sequence[ModelPack], installed: Sequence[ModelPack]
    ) -> Improvement | None:
        """Return the download that suits this machine and improves a route most; see `routes.improvement`."""
        return improvement(source, target, installed, [pack for pack in offered if self.suits(pack)])
