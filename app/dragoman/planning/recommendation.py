"""Which speech recognition model suits this machine best, judged by what one of them was measured to take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.machine import Machine
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.planning.placement import decide, needed_mb, on_processor
from dragoman.planning.routes import languages_of

MOST_REAL_TIME_FACTOR = 0.3
"""Of a careful pass over a whole utterance: five seconds of speech are understood a second and a half later.

While somebody speaks the utterance is gone through again and again, more quickly; that has to fit beside it.
"""
_GROWTH = {"cpu": 1.0, "cuda": 0.65}
"""The power of the number of weights with which a model's time grows.

On a processor in proportion: each frame and each token goes through all weights of the encoder or the decoder, and
nearly nothing else takes time (their sizes: Radford et al., 2022, table 1). A graphics processor is not filled by small
models: of the speeds in the README of openai/whisper (A100: tiny 10, base 7, small 4, medium 2, large 1) 0.65 is the
power that leads from base to large; it puts medium a quarter too fast, and turbo much too slow.
"""
_EXPECTED = {"cpu": 0.15, "cuda": 0.03}
"""Real-time factor of a model of `_EXPECTED_WEIGHTS`, rather too high than too low.

On one thread of a virtual AMD EPYC with AVX-512, Whisper base was measured to take 0.10. On an RTX 2080 Ti large-v3
takes 0.067 (https://github.com/SYSTRAN/faster-whisper/issues/1030: 52 s for 13 minutes), base thus 0.009 by `_GROWTH`;
single sentences, which are padded, take up to three times that.
"""
_EXPECTED_WEIGHTS = 74_000_000
_MOST_OF_MEMORY = 0.5
"""What a model may take of the machine's memory: the rest is the other engines', the system's and other programs'."""


class Verdict(StrEnum):
    """Whether a model suits this machine."""

    SUITS = "suits"
    TOO_SLOW = "too slow"
    TOO_LARGE = "too large"
    """It does not fit where the measured one computes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one model was measured to take."""

    pack: ModelPack
    device: str
    """"cpu" or "cuda"."""
    real_time_factor: float
    """Seconds for each second of speech."""
    is_guess: bool = False
    """Whether it is what such machines take, and nothing was measured on this one."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a model takes on this machine."""

    pack: ModelPack
    real_time_factor: float
    verdict: Verdict
    is_measured: bool
    """Else it was worked out from the measured one, and can be wrong by a half either way."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The model to use, and how all of them compare."""

    best: Estimate
    """The one with the most weights that suits; where none does, the fastest."""
    estimates: tuple[Estimate, ...]
    """Of all that were considered, the smallest first."""


def recommended_pack(
    machine: Machine, measured: Measured, catalogue: Sequence[ModelPack], languages: Sequence[str] = ()
) -> Recommendation:
    """Return which recognition model to use.

    Args:
        machine: what there is.
        measured: what the installed model takes here.
        catalogue: what can be installed; the measured one may be among it.
        languages: the model has to know them all; none: all that Whisper knows.
    """
    candidates = {pack.id: pack for pack in catalogue if _is_candidate(pack, measured.pack, languages)}
    packs = {**candidates, measured.pack.id: measured.pack}.values()
    estimates = tuple(_estimated(machine, pack, measured) for pack in sorted(packs, key=_weights))
    suiting = [each for each in estimates if each.verdict is Verdict.SUITS]
    return Recommendation(suiting[-1] if suiting else estimates[0], estimates)


def expected_speed(machine: Machine, catalogue: Sequence[ModelPack]) -> Measured | None:
    """Return what a recognition model of the catalogue will take here, where none was measured; None without one."""
    packs = [pack for pack in catalogue if pack.task is Task.RECOGNITION and pack.parameters > 0]
    pack = max(packs, key=lambda each: (len(languages_of(each)), -each.parameters, each.id), default=None)
    if pack is None:
        return None
    device = decide(machine, [pack])[0].placement.device
    threads = on_processor(machine, Task.RECOGNITION).threads if device == "cpu" else 1
    factor = _EXPECTED[device] / threads * (pack.parameters / _EXPECTED_WEIGHTS) ** _GROWTH[device]
    return Measured(pack, device, factor, is_guess=True)


def _is_candidate(pack: ModelPack, measured: ModelPack, languages: Sequence[str]) -> bool:
    needed = set(languages) or set(languages_of(measured))
    return pack.task is Task.RECOGNITION and pack.parameters > 0 and needed <= set(languages_of(pack))


def _estimated(machine: Machine, pack: ModelPack, measured: Measured) -> Estimate:
    if pack.id == measured.pack.id:
        factor, is_measured = measured.real_time_factor, not measured.is_guess
    else:
        ratio = pack.parameters / measured.pack.parameters if measured.pack.parameters else float("inf")
        factor, is_measured = measured.real_time_factor * ratio ** _GROWTH[measured.device], False
    verdict = Verdict.SUITS if factor <= MOST_REAL_TIME_FACTOR else Verdict.TOO_SLOW
    if pack.id != measured.pack.id and not _fits(machine, pack, measured.device):
        verdict = Verdict.TOO_LARGE
    return Estimate(pack, factor, verdict, is_measured)


def _fits(machine: Machine, pack: ModelPack, device: str) -> bool:
    if device == "cuda":
        return decide(machine, [pack])[0].placement.device == "cuda"
    taken_mb = needed_mb(pack, on_processor(machine, pack.task).compute_type)
    return taken_mb <= _MOST_OF_MEMORY * machine.memory_mb


def _weights(pack: ModelPack) -> tuple[int, str]:
    return pack.parameters, pack.id
