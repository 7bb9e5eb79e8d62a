"""What runs before the packaged app on Linux."""

import ctypes.util
import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def hook(packaging_folder: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("linux_hook", Path(packaging_folder) / "hooks" / "linux.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("before", "after"), [(None, None), ("/opt/cuda/lib", "/opt/cuda/lib"), ("", "")])
def test_other_programs_find_the_systems_libraries(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, before: str | None, after: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/dragoman/lib")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    hook.restore_environment()
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_bundled_libraries_are_found_and_all_others_asked_of_the_system(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: f"the system's {name}")
    hook.show_bundled_libraries(tmp_path)
    assert ctypes.util.find_library("portaudio") == "the system's portaudio"
    (tmp_path / "libportaudio.so.2").touch()
    assert ctypes.util.find_library("portaudio") == str(tmp_path / "libportaudio.so.2")
    assert ctypes.util.find_library("m") == "the system's m"
