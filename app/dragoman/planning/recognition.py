"""Which of the installed speech recognition models is in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.recommendation import Recommendation, Verdict
from dragoman.planning.routes import PIVOT, languages_of, translates_speech


def recognition_in_use(
    installed: Sequence[ModelPack], chosen: str, recommend: Callable[[], Recommendation | None]
) -> ModelPack | None:
    """Return the model that recognises speech; None where none is installed.

    That is the chosen one where it is there, else the largest candidate that is fast enough on this machine, else the
    fastest one.

    Args:
        installed: all models that can be used.
        chosen: id of the one to use; empty, or not installed: see `recognition_candidates`.
        recommend: returns how models do on this machine; asked only where there is a choice, since it may take
            a moment.
    """
    candidates = {pack.id: pack for pack in recognition_candidates(installed, chosen)}
    recommendation = recommend() if len(candidates) > 1 else None
    estimates = [each for each in recommendation.estimates if each.pack.id in candidates] if recommendation else []
    suiting = [each for each in estimates if each.verdict is Verdict.SUITS]
    best = suiting[-1:] or estimates[:1]
    return best[0].pack if best else next(iter(candidates.values()), None)


def recognition_candidates(installed: Sequence[ModelPack], chosen: str) -> tuple[ModelPack, ...]:
    """Return the models of which one is to recognise speech: the chosen one, or where there is none, all that may be.

    A model with which fewer languages are understood or interpreted than with another one has to be chosen: large-v3
    turbo, for instance, cannot translate speech, which languages without a translation model need.
    """
    packs = tuple(pack for pack in installed if pack.task is Task.RECOGNITION)
    picked = tuple(pack for pack in packs if pack.id == chosen)
    reach = {pack.id: _reach(pack, installed) for pack in packs}
    return picked or tuple(pack for pack in packs if reach[pack.id] == max(reach.values()))


def usable_packs(installed: Sequence[ModelPack], recognising: Sequence[ModelPack]) -> tuple[ModelPack, ...]:
    """Return the installed models without those that only recognise speech and are not in use."""
    return (*recognising, *(pack for pack in installed if pack.task is not Task.RECOGNITION))


def _reach(pack: ModelPack, installed: Sequence[ModelPack]) -> tuple[int, int]:
    """Return how many languages are understood with a model, and how many of them come as far as English."""
    heard = languages_of(pack)
    if translates_speech(pack):
        return len(heard), len(heard)
    into_pivot = {language for language in heard for other in installed if other.translates(language, PIVOT)}
    return len(heard), len(into_pivot | ({PIVOT} & set(heard)))
