"""What is asked of NVIDIA's driver, with a stand-in for it."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.__main__ import main
from dragoman.hardware import cuda_probe
from dragoman.installation import CUDA_PROBE

GB = 1 << 30


class Driver:
    """In place of libcuda; `codes` says which functions fail, and with which error number."""

    def __init__(self, version: int = 12_040, count: int = 1, **codes: int) -> None:
        self._version = version
        self._count = count
        self._codes = codes

    def __getattr__(self, name: str) -> Callable[..., int]:
        if not hasattr(Driver, f"_{name}"):
            raise AttributeError(name)

        def call(*given: Any) -> int:
            getattr(self, f"_{name}")(*given)
            return self._codes.get(name, 0)

        return call

    def _cuInit(self, _flags: int) -> None:
        pass

    def _cuDriverGetVersion(self, version: Any) -> None:
        version._obj.value = self._version

    def _cuDeviceGetCount(self, count: Any) -> None:
        count._obj.value = self._count

    def _cuDeviceGetName(self, name: Any, _size: int, _device: int) -> None:
        name.value = b"NVIDIA H200"

    def _cuDevicePrimaryCtxRetain(self, _context: Any, _device: int) -> None:
        pass

    def _cuCtxSetCurrent(self, _context: Any) -> None:
        pass

    def _cuMemGetInfo_v2(self, free: Any, total: Any) -> None:
        free._obj.value, total._obj.value = 3 * GB, 4 * GB


Answer = Callable[[Driver], dict[str, object]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    monkeypatch.setattr(cuda_probe, "preload", tuple)
    monkeypatch.setattr(cuda_probe, "has_cublas", lambda: True)
    monkeypatch.setattr("ctranslate2.get_supported_compute_types", lambda _device, _index: {"int8", "float16"})

    def answer(driver: Driver) -> dict[str, object]:
        monkeypatch.setattr(ctypes, "CDLL", lambda _name: driver)
        return cuda_probe.answer()

    return answer


def test_a_card_that_works_is_described(answer: Answer) -> None:
    assert answer(Driver()) == {
        "driver": 12_040,
        "has_card": True,
        "name": "NVIDIA H200",
        "free_mb": 3072,
        "total_mb": 4096,
        "compute_types": ["float16", "int8"],
    }


@pytest.mark.parametrize("driver", [Driver(count=0), Driver(cuInit=100)])
def test_a_driver_without_a_card(answer: Answer, driver: Driver) -> None:
    assert answer(driver) == {"driver": 12_040, "has_card": False}


def test_an_old_driver_is_asked_nothing_more(answer: Answer) -> None:
    assert answer(Driver(11_040, cuDevicePrimaryCtxRetain=1)) == {
        "driver": 11_040,
        "has_card": True,
        "name": "NVIDIA H200",
    }


@pytest.mark.parametrize("function", ["cuInit", "cuDeviceGetCount", "cuDevicePrimaryCtxRetain", "cuCtxSetCurrent"])
def test_what_the_driver_refuses_is_named(answer: Answer, function: str) -> None:
    assert answer(Driver(**{function: 999})) == {"failure": f"{function}: 999"}


def test_a_driver_that_lacks_a_function_is_no_exception(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Driver, "_cuMemGetInfo_v2")
    assert answer(Driver()) == {"failure": "cuMemGetInfo_v2"}


def test_a_missing_library_is_named(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda_probe, "has_cublas", lambda: False)
    found = answer(Driver())
    assert found["missing"] == cuda_probe.CUBLAS
    assert "compute_types" not in found


def test_what_ctranslate2_refuses_is_told(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_device: str, _index: int) -> set[str]:
        raise RuntimeError("CUDA failed with error no kernel image is available for execution on the device")

    monkeypatch.setattr("ctranslate2.get_supported_compute_types", refuse)
    assert "no kernel image" in str(answer(Driver())["failure"])


@pytest.mark.parametrize(
    ("vendor", "kind", "is_there"),
    [("0x10de", "0x030000", True), ("0x10de", "0x040300", False), ("0x8086", "0x030000", False)],
)
def test_a_card_without_a_driver_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vendor: str, kind: str, is_there: bool
) -> None:
    (tmp_path / "card").mkdir()
    (tmp_path / "card/vendor").write_text(f"{vendor}\n")
    (tmp_path / "card/class").write_text(f"{kind}\n")
    (tmp_path / "nothing in it").mkdir()
    monkeypatch.setattr(cuda_probe, "_CARDS", tmp_path)
    monkeypatch.setattr(cuda_probe, "_DEVICES", ())
    monkeypatch.setattr(sys, "platform", "linux")
    assert cuda_probe.is_worth_asking() is is_there
    monkeypatch.setattr(cuda_probe, "_DRIVER", "no-such-library")
    assert cuda_probe.answer() == {"driver": None, "has_card": is_there}


def test_the_program_prints_one_line_of_json() -> None:
    command = [sys.executable, "-m", "dragoman.hardware.cuda_probe"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.count("\n") == 1
    assert isinstance(json.loads(done.stdout), dict)


def test_a_packaged_app_asks_by_a_word_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([CUDA_PROBE]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)
