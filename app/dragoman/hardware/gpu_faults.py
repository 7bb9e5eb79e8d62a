"""Why a graphics processor cannot be used, and the way out."""

from __future__ import annotations

import sys

from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError

_OUT_OF_MEMORY = ("out of memory", "CUBLAS_STATUS_ALLOC_FAILED", "Failed to allocate memory")
"""CUDA's and cuBLAS' words in CTranslate2's errors, and ONNX Runtime's."""
_MISSING = "is not found or cannot be loaded"
"""CTranslate2's words."""
_OLD_DRIVER = "driver version is insufficient"
"""CUDA's words."""
_OF_THE_CARD = ("CUDA", "cuBLAS", "CUBLAS", "cuDNN", "CUDNN", *_OUT_OF_MEMORY, _MISSING)
"""One of these is in every error of an engine that comes from its graphics processor."""
_CUBLAS_WHEEL = "nvidia-cublas-cu12"


def fault_in(reason: str) -> EngineError | None:
    """Return what the message of an engine says about its graphics processor; None where it is about something else."""
    if any(words in reason for words in _OUT_OF_MEMORY):
        return out_of_memory()
    if _OLD_DRIVER in reason:
        return old_driver()
    if _MISSING in reason:
        return library_missing(reason.removeprefix("Library ").split(" ", 1)[0])
    return failed(reason) if any(words in reason for words in _OF_THE_CARD) else None


def is_out_of_memory(reason: str) -> bool:
    """Return whether the graphics processor itself is well, and only its memory full."""
    return any(words in reason for words in _OUT_OF_MEMORY)


def out_of_memory() -> EngineError:
    """Say that it is full."""
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "The graphics card has too little free memory, so the processor does its work."),
        QT_TRANSLATE_NOOP(
            "errors", "Close other programs that use the card, or choose a smaller model; then restart Dragoman."
        ),
    )


def driver_missing() -> EngineError:
    """Say that there is a card without NVIDIA's driver."""
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "The NVIDIA card has no driver of NVIDIA's, so the processor does its work."),
        QT_TRANSLATE_NOOP(
            "errors", "Install the driver: on Ubuntu with `sudo ubuntu-drivers install`; then restart the computer."
        ),
    )


def old_driver() -> EngineError:
    """Say that the driver does not know CUDA 12."""
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "The graphics card's driver is too old, so the processor does its work."),
        QT_TRANSLATE_NOOP("errors", "Install NVIDIA's driver 525 or newer, then restart the computer."),
    )


def library_missing(library: str) -> EngineError:
    """Say that one of NVIDIA's libraries is not installed."""
    if getattr(sys, "frozen", False):  # the packaged app, into which nothing can be installed
        remedy = QT_TRANSLATE_NOOP(
            "errors", "To use the card, install NVIDIA's CUDA Toolkit 12, then restart Dragoman."
        )
    else:
        remedy = QT_TRANSLATE_NOOP("errors", "To use the card, run this, then restart Dragoman: {command}")
    return EngineError(
        QT_TRANSLATE_NOOP(
            "errors", "The graphics card needs {library}, which this computer lacks, so the processor does its work."
        ),
        remedy,
        library=library,
        command=f'"{sys.executable}" -m pip install "{_CUBLAS_WHEEL}>=12,<13"',
    )


def failed(reason: str) -> EngineError:
    """Say that it failed for a reason that has no remedy of its own."""
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "The graphics card failed ({reason}), so the processor does its work."),
        QT_TRANSLATE_NOOP("errors", "Restart the computer; if it fails again, update the card's driver."),
        reason=reason,
    )
