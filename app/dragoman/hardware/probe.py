"""What this machine can compute with: looked up, and of its graphics processor asked in a process of its own."""

from __future__ import annotations

import ctypes
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from dragoman.domain.errors import DragomanError
from dragoman.domain.machine import Gpu, Machine
from dragoman.hardware import gpu_faults
from dragoman.hardware.cuda_probe import OLDEST_DRIVER, is_worth_asking

log = logging.getLogger(__name__)

TIMEOUT_S = 15.0
"""A driver that is well answers within one or two seconds, also the first time after the computer was started."""
_MB = 1 << 20
_lock = threading.Lock()


def this_machine(ask_gpu: Sequence[str]) -> Machine:
    """Return what `probe` finds, once for the process. Callable from any thread; the first call takes a moment.

    Args:
        ask_gpu: the command that runs `cuda_probe`.
    """
    with _lock:
        return _probed(tuple(ask_gpu))


def probe(ask_gpu: Sequence[str] | None, timeout_s: float = TIMEOUT_S) -> Machine:
    """Look at this machine. Whatever is wrong with its graphics processor is told in `Machine.gpu_fault`.

    Args:
        ask_gpu: the command that runs `cuda_probe`; None where there is no use in asking.
        timeout_s: how long to wait for its answer.
    """
    gpu, fault = _gpu(ask_gpu, timeout_s) if ask_gpu else (None, None)
    return Machine(usable_cores(), memory_mb(), gpu, fault, _processor_compute_types())


def usable_cores() -> int:
    """Return the processor cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory_mb() -> int:
    """Return the machine's memory."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total) // _MB
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MB


def _processor_compute_types() -> frozenset[str]:
    import ctranslate2

    return frozenset(ctranslate2.get_supported_compute_types("cpu"))


class _MemoryStatus(ctypes.Structure):
    """Windows' MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )


@cache
def _probed(ask_gpu: tuple[str, ...]) -> Machine:
    machine = probe(ask_gpu if is_worth_asking() else None)
    log.info("%s", machine)
    return machine


def _gpu(command: Sequence[str], timeout_s: float) -> tuple[Gpu | None, DragomanError | None]:
    try:
        text = _asked(command, timeout_s)
    except subprocess.TimeoutExpired:
        return None, gpu_faults.failed(f"no answer within {timeout_s:g} s")
    except subprocess.CalledProcessError as error:
        return None, gpu_faults.failed(f"the driver ended with code {error.returncode}")
    except OSError as error:
        return None, gpu_faults.failed(error.strerror or type(error).__name__)
    try:
        return _read(json.loads(text.rstrip().rpartition("\n")[2]))  # libraries may have printed something before
    except (ValueError, KeyError, TypeError, RecursionError):
        log.warning("the graphics processor was asked, and this came: %.500s", text)
        return None, gpu_faults.failed("its answer makes no sense")


def _asked(command: Sequence[str], timeout_s: float) -> str:
    """Return what a program prints.

    Raises:
        OSError: it cannot be started.
        subprocess.CalledProcessError: it failed.
        subprocess.TimeoutExpired: it has not ended in time.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows opens one otherwise,
    )
    try:
        text, _ = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        process.kill()
        with suppress(subprocess.TimeoutExpired):  # one that hangs in the driver cannot be ended at all
            process.wait(1)
        if process.stdout is not None:
            process.stdout.close()
        raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return text


def _read(answer: dict[str, object]) -> tuple[Gpu | None, DragomanError | None]:
    """Return what `cuda_probe.answer` says.

    Raises:
        ValueError, KeyError, TypeError: it makes no sense.
    """
    if "failure" in answer:
        reason = str(answer["failure"])
        return None, gpu_faults.fault_in(reason) or gpu_faults.failed(reason)
    driver, has_card = answer["driver"], answer["has_card"]
    if not has_card:
        return None, None
    if driver is None:
        return None, gpu_faults.driver_missing()
    if _number(driver) < OLDEST_DRIVER:
        return None, gpu_faults.old_driver()
    if "missing" in answer:
        return None, gpu_faults.library_missing(str(answer["missing"]))
    compute_types = answer["compute_types"]
    if not isinstance(compute_types, list):
        raise TypeError(compute_types)
    total_mb, free_mb = _number(answer["total_mb"]), _number(answer["free_mb"])
    return Gpu(str(answer["name"]), total_mb, free_mb, frozenset(map(str, compute_types))), None


def _number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value
