"""Which models suit this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.recommendation import Estimate, Recommendation, Verdict

_MOST_WEIGHTS: Final = 700_000_000
"""Of a translation model that answers while people talk, also on a processor alone."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What was worked out about this machine."""

    recommendation: Recommendation | None = None
    """About the models that understand speech; None where nothing was measured yet."""

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
