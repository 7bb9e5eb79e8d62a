"""ONNX Runtime sessions for voices."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.domain.errors import QT_TRANSLATE_NOOP, EngineError, ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@cache
def session_faults() -> tuple[type[Exception], ...]:
    """Return what a voice can raise: ONNX Runtime's exceptions have no common base of their own."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    own = (fault for fault in vars(state).values() if isinstance(fault, type) and issubclass(fault, Exception))
    return (*own, RuntimeError, ValueError)


_CUDA = "CUDAExecutionProvider"


def has_cuda() -> bool:
    """Return whether the installed ONNX Runtime was built for NVIDIA's graphics processors."""
    import onnxruntime

    return _CUDA in onnxruntime.get_available_providers()


def open_session(model: Path, threads: int, device: str = "cpu") -> InferenceSession:
    """Load an ONNX model whose idle threads sleep, instead of taking the processor from the other stages.

    Args:
        model: the file.
        threads: processor threads to compute with.
        device: "cpu" or "cuda".

    Raises:
        ModelError: the model cannot be loaded, or not on this device.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=_providers(device), enable_fallback=False)
    except session_faults() as error:
        raise voice_cannot_be_loaded(model, error) from error
    if device == "cuda" and _CUDA not in session.get_providers():  # a missing library is only logged
        reason = RuntimeError("ONNX Runtime cannot use CUDA")
        raise voice_cannot_be_loaded(model, reason) from reason
    return session


def _providers(device: str) -> list[str | tuple[str, dict[str, str]]]:
    if device == "cpu":
        return ["CPUExecutionProvider"]
    # By default every algorithm is tried out for every new length, and every sentence has one of its own.
    return [(_CUDA, {"cudnn_conv_algo_search": "HEURISTIC"}), "CPUExecutionProvider"]


def voice_cannot_be_loaded(model: Path, reason: Exception) -> ModelError:
    """Return the error to raise when a voice is damaged or of a kind that does not fit."""
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "The voice {name} cannot be loaded: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Run `dragoman models repair`, then try again."),
        retry=True,
        name=model.stem,
        reason=reason,
    )


def synthesis_failed(reason: Exception) -> EngineError:
    """Return the error to raise when a loaded voice cannot speak a text."""
    return EngineError(
        QT_TRANSLATE_NOOP("errors", "This sentence cannot be spoken: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Its text is shown all the same."),
        reason=reason,
    )
