import importlib
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "packaging"
NAMES = ("container", "failure", "file_system", "libraries", "memory", "report", "snapshot", "sound", "words")


def _import(name: str) -> ModuleType:
    return importlib.import_module(f"smoke.{name}")


@pytest.fixture
def smoke(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The parts of the smoke test that need neither root nor Debian."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return SimpleNamespace(**{name: _import(name) for name in NAMES})
