"""Writes packaging/requirements/*.txt: every package at one version, every file with its hash, for all systems at once.

    python packaging/lock.py              after a change of the dependencies in pyproject.toml
    python packaging/lock.py --upgrade    to go to the newest versions
    python packaging/lock.py --check      only to see that all systems find what the files name

It needs uv, beside the Python that runs this or on the PATH, and a network.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = Path(__file__).resolve().parent / "requirements"
EXTRAS = {"app": ["starter"], "dev": ["starter", "dev"], "build": ["starter", "build"]}
# What is installed on top of one of those, in place of the ONNX Runtime in them.
GPU = "gpu"
PYTHONS = ("3.11", "3.12", "3.13")
# The oldest systems for which every package has a finished file: Ubuntu 22.04 and Debian 12; on 64-bit ARM, Ubuntu
# 24.04 and Debian 13; Windows 10; macOS 14 on Apple's own processors.
PLATFORMS = ("x86_64-manylinux_2_35", "aarch64-manylinux_2_39", "x86_64-pc-windows-msvc", "aarch64-apple-darwin")
MACOS = "14.0"
HEADER = "# Made by packaging/lock.py from pyproject.toml; not to be edited by hand.\n"


def find_uv() -> str:
    """The uv program of this Python's environment, or else the one on the PATH."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is needed to lock the dependencies: install it with 'pip install uv'.")
    return uv


def compile_lock(uv: str, profile: str, upgrade: list[str]) -> None:
    """Locks one profile; the others keep to the versions of app."""
    target = REQUIREMENTS / f"{profile}.txt"
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", PYTHONS[0], "--generate-hashes"]
    command += ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target), *upgrade]
    command += [] if profile == "app" else ["--constraint", "packaging/requirements/app.txt"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if profile == GPU:
        wanted = project["project"]["optional-dependencies"][GPU]
    else:
        command += [word for extra in EXTRAS[profile] for word in ("--extra", extra)]
        command += ["pyproject.toml"]
        # The build's own tools are locked too, because the editable installation uses them without a network.
        wanted = project["build-system"]["requires"]
    subprocess.run([*command, "-"], check=True, cwd=ROOT, input="\n".join(wanted), encoding="utf-8")
    text = target.read_text(encoding="utf-8")
    if "://" in text:
        raise SystemExit(f"{target} names an address; that must not be.")
    target.write_text(HEADER + text, encoding="utf-8")


def check_lock(uv: str, profile: str) -> None:
    """Asks uv, for every system and Python, whether all that is locked exists as a finished file. Installs nothing."""
    env = dict(os.environ, MACOSX_DEPLOYMENT_TARGET=MACOS)
    lock = str(REQUIREMENTS / f"{profile}.txt")
    for platform, python in itertools.product(PLATFORMS, PYTHONS):
        print(f"{profile}.txt for Python {python} on {platform}", flush=True)
        with tempfile.TemporaryDirectory() as empty:
            command = [uv, "pip", "install", "--quiet", "--dry-run", "--require-hashes", "--only-binary", ":all:"]
            command += ["--python-platform", platform, "--python-version", python, "--target", empty, "-r", lock]
            subprocess.run(command, check=True, env=env)


def main() -> int:
    """Locks and checks all profiles; exit code 1 when something does not fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="go to the newest versions that pyproject.toml allows")
    parser.add_argument("--check", action="store_true", help="write nothing, only check")
    options = parser.parse_args()
    uv = find_uv()
    try:
        if not options.check:
            for profile in (*EXTRAS, GPU):
                compile_lock(uv, profile, ["--upgrade"] if options.upgrade else [])
        for profile in (*EXTRAS, GPU):
            check_lock(uv, profile)
    except subprocess.CalledProcessError as error:
        print(f"uv stopped with code {error.returncode}; what it said stands above.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
