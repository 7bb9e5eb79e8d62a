"""Where an engine computes: on the processor, or on the graphics processor with the other one to fall back to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dragoman.domain.errors import DragomanError
from dragoman.domain.events import ProcessorTookOver, StageName
from dragoman.domain.machine import Machine, Placement
from dragoman.domain.model_pack import Task
from dragoman.domain.protocols import Publish
from dragoman.hardware import gpu_faults
from dragoman.hardware.cuda_libraries import preload
from dragoman.pipeline.fallback import GpuFault, Ways
from dragoman.planning.placement import Decision, Reason, on_processor

_E = TypeVar("_E")


def ways_of(
    machine: Machine,
    decision: Decision,
    stage: StageName,
    load: Callable[[Placement, _E | None], _E],
    publish: Publish,
) -> Ways[_E] | Placement:
    """Return the placement on the processor, or else both ways to make an engine that may fall back to it.

    Args:
        machine: what it can compute with.
        decision: where the engine's model is to compute.
        stage: what the engine is for.
        load: makes the engine there; is given the one that failed, where there is one.
        publish: is told where the processor does the work because the graphics processor cannot.
    """
    task = decision.pack.task

    def tell(error: DragomanError, *, is_lasting: bool = False) -> None:
        publish(ProcessorTookOver(stage=stage, error=error, is_lasting=is_lasting))

    if decision.placement.device == "cpu":
        if decision.reason is Reason.TOO_LITTLE_MEMORY:
            tell(gpu_faults.out_of_memory())
        elif machine.gpu_fault is not None and task is Task.RECOGNITION:  # once is enough
            tell(machine.gpu_fault, is_lasting=True)
        return decision.placement
    preload(for_voices=task is Task.SPEECH)
    processor = on_processor(machine, task)
    return Ways(
        on_gpu=lambda: load(decision.placement, None),
        on_processor=lambda failed: load(processor, failed),
        fault_of=_gpu_fault_of,
        other_fault=lambda error: GpuFault(gpu_faults.failed(_reason(error)), is_engine_whole=False),
        tell=tell,
    )


def _gpu_fault_of(error: DragomanError) -> GpuFault | None:
    reason = _reason(error)
    fault = gpu_faults.fault_in(reason)
    return GpuFault(fault, is_engine_whole=gpu_faults.is_out_of_memory(reason)) if fault else None


def _reason(error: DragomanError) -> str:
    """Return what the engine itself said."""
    return str(error.__cause__ or error)
