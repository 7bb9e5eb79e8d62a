import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "packaging"


def load(name: str) -> ModuleType:
    """Imports a file of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The files of the bootstrap, freshly imported; they find each other as they do when one of them is started."""
    names = ("bootstrap_base", "bootstrap_system", "bootstrap_venv", "bootstrap")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(FOLDER))
    base, system, venv, main = (load(name) for name in names)
    return SimpleNamespace(base=base, system=system, venv=venv, main=main)


@pytest.fixture
def hatch_build() -> ModuleType:
    return load("hatch_build")
