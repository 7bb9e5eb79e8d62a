"""What is locked fits what pyproject.toml asks for, and names no server."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
APP = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"] + EXTRAS["starter"]
TOOLS = [line for extra in ("evaluate", "bench", "build", "dev") for line in EXTRAS[extra]]
GPU = EXTRAS["gpu"]
BUILD = [*APP, *EXTRAS["build"]]
DEV = [*APP, *(line for line in TOOLS if not line.startswith("dragoman"))]


def read(name):
    return (ROOT / f"packaging/requirements/{name}.txt").read_text(encoding="utf-8")


def pins(name):
    """For each package the versions that are locked, one or more, with how many files each may come in."""
    blocks = re.findall(
        r"^([\w.-]+)==([\w.]+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", read(name), re.MULTILINE
    )
    found = {}
    for package, version, hashes in blocks:
        found.setdefault(canonicalize_name(package), {})[version] = hashes.count("--hash")
    return found


@pytest.mark.parametrize(("name", "wanted"), [("app", APP), ("dev", DEV), ("build", BUILD), ("gpu", GPU)])
def test_everything_asked_for_is_locked_at_a_version_that_fits(name, wanted):
    locked = pins(name)
    for line in wanted:
        requirement = Requirement(line)
        versions = locked.get(canonicalize_name(requirement.name), {})
        assert any(requirement.specifier.contains(version) for version in versions), line


@pytest.mark.parametrize("name", ["app", "dev", "build", "gpu"])
def test_no_server_is_named_and_every_line_has_a_hash(name):
    text = read(name)
    assert "://" not in text
    assert "index-url" not in text
    assert len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) == sum(len(versions) for versions in pins(name).values())


@pytest.mark.parametrize("name", ["dev", "build"])
def test_the_others_have_the_versions_of_the_app(name):
    more = pins(name)
    assert {package: more.get(package) for package in pins("app")} == pins("app")


def test_what_a_graphics_card_needs_fits_beside_the_app():
    app, gpu = pins("app"), pins("gpu")
    assert "onnxruntime" not in gpu
    shared = set(app) & set(gpu)
    assert {name: gpu[name] for name in shared} == {name: app[name] for name in shared}


def test_nvidias_libraries_are_those_that_are_looked_for():
    """CTranslate2 and this ONNX Runtime open those of CUDA 12 by name."""
    gpu = pins("gpu")
    assert all(name.endswith("-cu12") for name in gpu if name.startswith("nvidia-"))
    assert all(version.startswith("12.") for version in gpu["nvidia-cublas-cu12"])
    assert all(version.startswith("9.") for version in gpu["nvidia-cudnn-cu12"])


@pytest.mark.parametrize("package", ["ctranslate2", "onnxruntime", "pyside6-essentials", "soxr"])
def test_compiled_packages_are_locked_for_several_systems(package):
    assert all(files >= 4 for files in pins("app")[package].values())
