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
def packaging_folder() -> str:
    return str(FOLDER)


@pytest.fixture
def hatch_build() -> ModuleType:
    return load("hatch_build")


@pytest.fixture
def seal_models() -> ModuleType:
    return load("seal_models")


def load_together(monkeypatch: pytest.MonkeyPatch, *names: str) -> SimpleNamespace:
    """Imports files of packaging/ freshly, so that they find each other; "release_feed" becomes `feed`."""
    monkeypatch.syspath_prepend(str(FOLDER))
    for name in ("bootstrap_base", *(path.stem for path in FOLDER.glob("release*.py"))):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return SimpleNamespace(**{name.removeprefix("release_"): importlib.import_module(name) for name in names})


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the release command does with the source and with finished files."""
    names = ("version", "changelog", "metainfo", "edits", "feed")
    return load_together(monkeypatch, "bootstrap_base", *(f"release_{name}" for name in names))


@pytest.fixture
def bill(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the release command finds out about the packages and models in a release."""
    names = ("models", "packages", "policy", "libraries", "licensing", "licences", "sbom", "steps")
    return load_together(monkeypatch, "bootstrap_base", *(f"release_{name}" for name in names))


@pytest.fixture
def compare_builds() -> ModuleType:
    return load("compare_builds")


@pytest.fixture
def installers(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What makes installers of what PyInstaller has made."""
    monkeypatch.syspath_prepend(str(FOLDER))
    names = ("frozen_contents", "icons", "installer_appimage", "installer_macos", "installer_windows")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    found = {name.removeprefix("installer_"): importlib.import_module(name) for name in names}
    return SimpleNamespace(**found, version=found["frozen_contents"].version())
