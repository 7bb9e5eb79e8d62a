"""Where each engine computes, and how: what fits on the graphics processor, and in which arithmetic."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.domain.machine import Gpu, Machine, Placement
from dragoman.domain.model_pack import ModelPack, Task

MAX_THREADS = 4
"""More threads than this make none of the engines faster on one sentence."""
_CUDA_MB = 500
"""What the driver, CTranslate2's kernels and cuBLAS take once a process computes on the graphics processor."""
_WORKING_MB = 0.75
"""Memory to work in, for each million weights.

faster-whisper's README gives 4755 MB for large-v2 (1550 million) in float16 and 3091 MB in int8, with beam 5 on a V100:
less the weights and `_CUDA_MB`, that is 1150 MB. Translation models, with shorter sequences and smaller beams, stay
below it.
"""
_KEPT_FREE_MB = 300
"""Left to the screen and to other programs, which take and give back memory while the session runs."""
_GPU_COMPUTE_TYPES = ("float16", "int8_float16", "int8_float32", "int8", "float32")
"""The exact ones that are fast first, then those that need less memory; cards before the year 2017 lack the first."""
_CPU_COMPUTE_TYPES = ("int8", "float32")
_BYTES = {"float32": 4.0, "float16": 2.0, "int8": 1.0, "int8_float16": 1.0, "int8_float32": 1.0}
"""Of a weight."""
_BYTES_ON_DISK = 2.0
"""Of a weight, where nobody says how many there are: most models are kept in float16."""
_RANKS = {Task.RECOGNITION: 0, Task.TRANSLATION: 1, Task.SPEECH: 2}
"""Who gets the graphics processor first: recognition computes most, voices are many times faster than speech anyway."""
_PROCESSOR_ONLY = frozenset({"kokoro"})
"""Families that the graphics processor does not help: of Kokoro's int8 operators ONNX Runtime has none for CUDA."""
_IN_ONNX = frozenset({"piper", "kokoro"})
_SMALL_WEIGHTS = 40_000_000
"""Up to here a translation model takes milliseconds for a sentence; on more threads they wait for each other longer."""


class Reason(StrEnum):
    """Why an engine computes where it does."""

    FITS = "it fits on the graphics card"
    NO_CARD = "there is no graphics card that helps"
    UNUSABLE = "the graphics card cannot be used"
    TOO_LITTLE_MEMORY = "too little of the graphics card's memory is free"
    PROCESSOR_ONLY = "its engine computes on the processor only"
    SMALL = "it is small, and quick on the processor"
    NO_LIBRARY = "ONNX Runtime is installed without CUDA"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where one model's engine computes, and why."""

    pack: ModelPack
    placement: Placement
    reason: Reason
    needed_mb: int = 0
    """Memory that it would take, or takes, on the graphics processor; 0 where there was nothing to consider."""


def decide(machine: Machine, packs: Sequence[ModelPack], *, has_onnx_cuda: bool = False) -> tuple[Decision, ...]:
    """Decide for all models that may be loaded at once; the order is that in which they get the graphics processor.

    Args:
        machine: what there is.
        packs: the models; of those for the same task the first ones are the more important.
        has_onnx_cuda: whether the installed ONNX Runtime computes on NVIDIA's graphics processors.
    """
    free_mb = machine.gpu.free_mb - _KEPT_FREE_MB - _CUDA_MB if machine.gpu else 0
    decisions = []
    for pack in sorted(packs, key=lambda each: _RANKS[each.task]):
        decision = _decided(machine, pack, free_mb, has_onnx_cuda=has_onnx_cuda)
        if decision.placement.device == "cuda":
            free_mb -= decision.needed_mb
        decisions.append(decision)
    return tuple(decisions)


def on_processor(machine: Machine, task: Task) -> Placement:
    """Return the placement on the processor, where every engine can go."""
    compute_type = next((each for each in _CPU_COMPUTE_TYPES if each in machine.compute_types), "float32")
    return Placement("cpu", compute_type, threads(machine.cores, task))


def threads(cores: int, task: Task) -> int:
    """Return how many processor threads an engine computes with.

    Recognition gets half of them: more make it hardly faster, and leave too little to the voices.
    """
    most = max(1, min(MAX_THREADS, cores))
    return max(1, most // 2) if task is Task.RECOGNITION else most


def is_small(pack: ModelPack) -> bool:
    """Return whether it translates at once wherever it computes, and is loaded in no time."""
    return pack.task is Task.TRANSLATION and 0 < pack.parameters <= _SMALL_WEIGHTS


def needed_mb(pack: ModelPack, compute_type: str) -> int:
    """Estimate the memory that a model takes on a graphics processor, weights and working memory together."""
    weights = pack.parameters or pack.size / _BYTES_ON_DISK
    return round(weights / 1e6 * (_BYTES[compute_type] + _WORKING_MB))


def _decided(machine: Machine, pack: ModelPack, free_mb: int, *, has_onnx_cuda: bool) -> Decision:
    processor = on_processor(machine, pack.task)
    if is_small(pack):
        processor = dataclasses.replace(processor, threads=1)
    if machine.gpu is None:
        return Decision(pack, processor, Reason.UNUSABLE if machine.gpu_fault else Reason.NO_CARD)
    hindrance = _hindrance(pack, has_onnx_cuda=has_onnx_cuda)
    if hindrance is not None:
        return Decision(pack, processor, hindrance)
    usable = _usable_compute_types(machine.gpu, pack)
    if not usable:
        return Decision(pack, processor, Reason.UNUSABLE)
    for compute_type in usable:
        needed = needed_mb(pack, compute_type)
        if needed <= free_mb:
            return Decision(pack, Placement("cuda", compute_type, processor.threads), Reason.FITS, needed)
    least = min(needed_mb(pack, compute_type) for compute_type in usable)
    return Decision(pack, processor, Reason.TOO_LITTLE_MEMORY, least)


def _hindrance(pack: ModelPack, *, has_onnx_cuda: bool) -> Reason | None:
    """Return why no graphics processor helps this model; None where one may."""
    if is_small(pack):
        return Reason.SMALL
    if pack.family in _PROCESSOR_ONLY:
        return Reason.PROCESSOR_ONLY
    return Reason.NO_LIBRARY if pack.family in _IN_ONNX and not has_onnx_cuda else None


def _usable_compute_types(gpu: Gpu, pack: ModelPack) -> tuple[str, ...]:
    if pack.family in _IN_ONNX:
        return ("float32",)  # as the voice's file has it
    return tuple(each for each in _GPU_COMPUTE_TYPES if each in gpu.compute_types)
