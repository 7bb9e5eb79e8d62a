"""Asks NVIDIA's driver and CTranslate2 about the graphics processor, and prints one line of JSON.

It runs in a process of its own, because a driver that is broken can end the process or never answer.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path

from dragoman.hardware.cuda_libraries import CUBLAS, has_cublas, preload

OLDEST_DRIVER = 12_000
"""What cuDriverGetVersion gives for CUDA 12.0: CTranslate2's wheels are built with CUDA 12."""
_DRIVER = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
_DEVICES = ("/dev/nvidiactl", "/dev/dxg")
"""What NVIDIA's driver makes on Linux, and Windows in its Linux subsystem."""
_NO_DEVICE = 100
"""CUDA_ERROR_NO_DEVICE."""
_MB = 1 << 20
_CARDS = Path("/sys/bus/pci/devices")
_NVIDIA = "0x10de"
"""NVIDIA's number among the makers of PCI cards ..."""
_DISPLAY = "0x03"
"""... and what the class of a graphics card begins with."""


class CudaError(Exception):
    """The driver refuses; the text says what was asked, and its error number."""


def main() -> int:
    """Print what there is to know; see `answer`."""
    print(json.dumps(answer()), flush=True)  # noqa: T201 - the parent process reads it
    return 0


def answer() -> dict[str, object]:
    """Return what is known of the first graphics processor; the keys are those of `probe`."""
    try:
        driver = ctypes.CDLL(_DRIVER)
    except OSError:
        return {"driver": None, "has_card": _has_card()}
    try:
        return _asked(driver)
    except (CudaError, AttributeError) as error:  # AttributeError: a driver so old that it lacks a function
        return {"failure": str(error)}


def is_worth_asking() -> bool:
    """Return whether there is a card or a driver of NVIDIA's: looks for files only, so it is quick and safe."""
    if sys.platform == "win32":
        return (Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32" / _DRIVER).exists()
    return sys.platform == "linux" and (any(Path(device).exists() for device in _DEVICES) or _has_card())


def _asked(driver: ctypes.CDLL) -> dict[str, object]:
    version, count = ctypes.c_int(), ctypes.c_int()
    _must(driver.cuDriverGetVersion(ctypes.byref(version)), "cuDriverGetVersion")
    found: dict[str, object] = {"driver": version.value, "has_card": False}
    code = driver.cuInit(0)
    if code == _NO_DEVICE:
        return found
    _must(code, "cuInit")
    _must(driver.cuDeviceGetCount(ctypes.byref(count)), "cuDeviceGetCount")
    if not count.value:
        return found
    found |= {"has_card": True, "name": _name(driver)}
    if version.value < OLDEST_DRIVER:
        return found
    free, total = _memory(driver)
    found |= {"free_mb": free // _MB, "total_mb": total // _MB}
    preload()
    if not has_cublas():
        return found | {"missing": CUBLAS}
    return found | {"compute_types": _compute_types()}


def _name(driver: ctypes.CDLL) -> str:
    name = ctypes.create_string_buffer(256)
    _must(driver.cuDeviceGetName(name, len(name), 0), "cuDeviceGetName")
    return name.value.decode("utf-8", "replace")


def _memory(driver: ctypes.CDLL) -> tuple[int, int]:
    """Return free and all bytes. It takes a context: what cannot be made here cannot be made by an engine either."""
    context, free, total = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_size_t()
    _must(driver.cuDevicePrimaryCtxRetain(ctypes.byref(context), 0), "cuDevicePrimaryCtxRetain")
    _must(driver.cuCtxSetCurrent(context), "cuCtxSetCurrent")
    _must(driver.cuMemGetInfo_v2(ctypes.byref(free), ctypes.byref(total)), "cuMemGetInfo")
    return free.value, total.value


def _compute_types() -> list[str]:
    import ctranslate2

    try:
        return sorted(ctranslate2.get_supported_compute_types("cuda", 0))
    except (RuntimeError, ValueError) as error:
        raise CudaError(str(error)) from error


def _has_card() -> bool:
    """Return whether there is a card, with or without a driver; Linux alone tells it easily."""
    return any(
        _read(card / "vendor") == _NVIDIA and _read(card / "class").startswith(_DISPLAY) for card in _CARDS.glob("*")
    )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _must(code: int, what: str) -> None:
    if code:
        raise CudaError(f"{what}: {code}")


if __name__ == "__main__":
    sys.exit(main())
