"""What this machine can compute with, and where an engine computes."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.domain.errors import DragomanError


@dataclass(frozen=True, slots=True)
class Gpu:
    """A graphics processor that the engines can use."""

    name: str
    total_mb: int
    free_mb: int
    compute_types: frozenset[str]
    """CTranslate2's names of the arithmetic that it supports, for example "float16"."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Processor, memory and, where there is one that works, a graphics processor."""

    cores: int
    memory_mb: int
    gpu: Gpu | None = None
    gpu_fault: DragomanError | None = None
    """Why a graphics processor that is there cannot be used, and the way out; else None."""
    compute_types: frozenset[str] = frozenset({"int8", "float32"})
    """CTranslate2's names of the arithmetic that the processor supports."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an engine computes, and how."""

    device: str
    """"cpu" or "cuda"."""
    compute_type: str
    """CTranslate2's name of the arithmetic: "int8", "float16", ..."""
    threads: int
    """Processor threads; on a graphics processor those that prepare its work."""
