"""Libraries in a folder as pip makes it, real ones of this system under NVIDIA's names."""

from __future__ import annotations

import _ctypes
import ctypes
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.hardware import cuda_libraries
from dragoman.hardware.cuda_libraries import preload

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="shared objects of Linux stand in for NVIDIA's")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder `nvidia`, empty."""
    folder = tmp_path / "nvidia"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "nvidia", raising=False)
    preload.cache_clear()
    yield folder
    preload.cache_clear()


def put(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(_ctypes.__file__, folder / name)


@pytest.mark.usefixtures("installed")
def test_without_the_wheels_nothing_is_loaded() -> None:
    assert preload() == ()


def test_what_is_installed_is_loaded_before_what_needs_it(installed: Path) -> None:
    for name in ("cublas/lib/libcublas.so.12", "cublas/lib/libcublasLt.so.12", "cudnn/lib/libcudnn.so.9"):
        put(installed, name)
    assert preload() == ("libcublasLt.so.12", "libcublas.so.12")
    assert preload(for_voices=True) == ("libcublasLt.so.12", "libcublas.so.12", "libcudnn.so.9")
    mapped = Path("/proc/self/maps").read_text()
    assert str(installed / "cublas/lib/libcublas.so.12") in mapped


def test_a_damaged_library_is_left_out(installed: Path) -> None:
    put(installed, "cublas/lib/libcublasLt.so.12")
    (installed / "cublas/lib/libcublas.so.12").write_text("nonsense")
    assert preload() == ("libcublasLt.so.12",)


def test_a_library_is_known_by_whether_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[str]()

    def open_library(name: str, mode: int = 0) -> None:
        opened.append(name)
        assert mode == ctypes.RTLD_GLOBAL
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", open_library)
    assert not cuda_libraries.has_cublas()
    assert opened == ["libcublas.so.12"]
