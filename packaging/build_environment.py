"""What a build needs before it begins: system tools, and a Python environment with the locked packages alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap_system as system
from bootstrap_base import REQUIREMENTS, WINDOWS, StepFailedError
from frozen_contents import BUILD, is_linux

ENVIRONMENT = BUILD / "environment"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = REQUIREMENTS / "build.txt"
STAMP = ENVIRONMENT / "made-from"
TOOLS = {"objcopy": "binutils", "strip": "binutils", "dpkg-deb": "dpkg", "dpkg-shlibdeps": "dpkg-dev"}
"""What is called on Linux -> Debian's package of it."""

LIBRARIES = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
"""What Qt needs of a Wayland desktop, and a machine that only builds may lack -> Debian's package of it."""


def ensure_tools() -> None:
    """Installs the system's tools and the libraries that the app takes along, or says what is missing.

    Raises:
        StepFailedError: Something is missing and may not be installed.
    """
    if not is_linux():
        return
    missing = _missing()
    if missing and system.is_root() and shutil.which("apt-get"):
        system.install_packages(missing)
        missing = _missing()
    if missing:
        raise StepFailedError(system.hint(missing))


def _missing() -> list[str]:
    tools = {package for tool, package in TOOLS.items() if shutil.which(tool) is None}
    libraries = [package for library, package in LIBRARIES.items() if not system.loads(library)]
    others = [] if system.has_ensurepip() else [system.venv_package()]
    return sorted(tools.union(system.missing_libraries(), libraries, others))


def fingerprint() -> str:
    """Changes with the locked packages, and with the Python that they were installed for."""
    return hashlib.sha256(f"{sys.version} {sys.executable}".encode() + LOCK.read_bytes()).hexdigest()


def ensure_environment() -> None:
    """Makes the environment, once, and anew after every change of the locked packages.

    Raises:
        StepFailedError: It cannot be made.
    """
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint():
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(ENVIRONMENT)], "Making the environment")
    options = ["--disable-pip-version-check", "--no-compile", "--require-hashes", "--only-binary=:all:"]
    run([str(PYTHON), "-m", "pip", "install", "--quiet", *options, "-r", str(LOCK)], "Installing the packages")
    STAMP.write_text(fingerprint(), encoding="utf-8")


def run(command: list[str], what: str, env: dict[str, str] | None = None) -> None:
    """Runs a program that has to succeed; what it prints is shown.

    Raises:
        StepFailedError: It does not.
    """
    sys.stdout.flush()
    code = subprocess.run(command, env=dict(os.environ, PIP_USER="0") if env is None else env, check=False).returncode
    if code != 0:
        raise StepFailedError(f"{what} failed (code {code}); what went wrong stands above.")


def is_inside() -> bool:
    """Whether this very Python is the environment's."""
    return Path(sys.prefix) == ENVIRONMENT
