"""NVIDIA's libraries for computing, found where pip has put them.

CTranslate2 opens cuBLAS by its bare name when it first multiplies on the graphics processor, and ONNX Runtime does so
with some more; the system looks for them in its own folders only. A library that the process has loaded already is
taken in place of one to look for, on Linux by its soname, on Windows by its file name. So nobody has to change PATH or
LD_LIBRARY_PATH.
"""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)

_LINUX = (
    "cublas/lib/libcublasLt.so.12",
    "cublas/lib/libcublas.so.12",
    "cuda_runtime/lib/libcudart.so.12",
    "cuda_nvrtc/lib/libnvrtc.so.12",
    "nvjitlink/lib/libnvJitLink.so.12",
    "cufft/lib/libcufft.so.11",
    "curand/lib/libcurand.so.10",
    "cudnn/lib/libcudnn.so.9",
)
_WINDOWS = (
    "cublas/bin/cublasLt64_12.dll",
    "cublas/bin/cublas64_12.dll",
    "cuda_runtime/bin/cudart64_12.dll",
    "cufft/bin/cufft64_11.dll",
    "cudnn/bin/cudnn_graph64_9.dll",
    "cudnn/bin/cudnn_ops64_9.dll",
    "cudnn/bin/cudnn_heuristic64_9.dll",
    "cudnn/bin/cudnn_engines_precompiled64_9.dll",
    "cudnn/bin/cudnn_engines_runtime_compiled64_9.dll",
    "cudnn/bin/cudnn_engines_tensor_ir64_9.dll",
    "cudnn/bin/cudnn_adv64_9.dll",
    "cudnn/bin/cudnn64_9.dll",
)
"""Below NVIDIA's folder, each after those it needs. The first two are CTranslate2's; the others ONNX Runtime's."""
_LAST_OF_CTRANSLATE2 = 1
CUBLAS = "cublas64_12.dll" if sys.platform == "win32" else "libcublas.so.12"
"""The bare name by which CTranslate2 opens cuBLAS."""


@cache
def preload(*, for_voices: bool = False) -> tuple[str, ...]:
    """Load the libraries that pip has installed, and return the names of those that are loaded now.

    Args:
        for_voices: also what ONNX Runtime needs.
    """
    names = _WINDOWS if sys.platform == "win32" else _LINUX
    wanted = names if for_voices else names[: _LAST_OF_CTRANSLATE2 + 1]
    files = [folder / name for name in wanted for folder in _nvidia_folders() if (folder / name).is_file()]
    if sys.platform == "win32":
        for folder in {file.parent for file in files}:
            os.add_dll_directory(str(folder))  # where they find each other
    return tuple(file.name for file in files if _is_loaded(file))


def has_cublas() -> bool:
    """Return whether CTranslate2 will find cuBLAS, with what is loaded already or installed for all programs."""
    return _opens(CUBLAS)


def _nvidia_folders() -> Iterator[Path]:
    """Return where NVIDIA's wheels are unpacked: a namespace package, which may lie in several places."""
    spec = importlib.util.find_spec("nvidia")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place)


def _is_loaded(file: Path) -> bool:
    if _opens(str(file)):
        return True
    log.warning("%s is there but cannot be loaded", file)
    return False


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
