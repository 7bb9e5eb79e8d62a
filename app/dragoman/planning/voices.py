"""Which voice speaks a language unless another one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.domain.model_pack import ModelPack, Task

_FAMILIES = ("piper", "kokoro")
"""The preferred one first: a voice of Piper was made for its language, and is several times faster."""


def voices_by_preference(packs: Iterable[ModelPack]) -> tuple[ModelPack, ...]:
    """Return the voices among `packs`, the preferred ones first; those of a family stay in their order."""
    return tuple(sorted((pack for pack in packs if pack.task is Task.SPEECH), key=_rank))


def best_voice(language: str, packs: Iterable[ModelPack]) -> ModelPack | None:
    """Return the voice that is to speak a language; None where no pack does."""
    return next((pack for pack in voices_by_preference(packs) if pack.knows(language)), None)


def _rank(pack: ModelPack) -> int:
    return _FAMILIES.index(pack.family) if pack.family in _FAMILIES else len(_FAMILIES)
