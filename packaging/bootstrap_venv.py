"""The bootstrap's second part: the virtual environment, what pip installs into it, and how that is remembered."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from bootstrap_base import LOG, REQUIREMENTS, ROOT, VENV, WINDOWS, StepFailedError, call, check, describe_python, must
from bootstrap_system import has_ensurepip, venv_package

STATE = VENV / "bootstrap.json"
UNFINISHED = VENV / "unfinished"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What "python -m" does, but Ctrl-C while it still loads shows no traceback.
RUN_MODULE = (
    "import sys; sys.argv.pop(0)\n"
    "try: import runpy; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)\n"
    "except KeyboardInterrupt: sys.exit(130)"
)
ONNX_RUNTIMES = ("onnxruntime", "onnxruntime-gpu")
# Part of what is remembered: raise it when this file starts to install something differently.
REVISION = "1"
# What a fresh install takes, in MB, measured on Linux: the unpacked packages, and what pip downloads (it passes through
# the folder for temporary files and stays in pip's cache, so that an interrupted install does not start from nothing).
INSTALLED_MB = {"app": 1150, "dev": 1300, "gpu": 3300}
DOWNLOADED_MB = {"app": 570, "dev": 610, "gpu": 2000}


def read_state() -> dict[str, object]:
    """What earlier runs have finished; empty when that is not known."""
    try:
        state = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(**changes: object) -> None:
    """Records what is finished, in one stroke."""
    text = json.dumps(dict(read_state(), **changes), indent=1)
    fresh = STATE.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(STATE)


def lock_file(profile: str) -> Path:
    """The locked requirements of a profile; those of "dev" hold those of "app"."""
    return REQUIREMENTS / f"{profile}.txt"


def locked_names(profile: str) -> set[str]:
    """The packages that a lock file names."""
    return set(re.findall(r"^([\w.-]+)==", lock_file(profile).read_text(encoding="utf-8"), re.MULTILINE))


def locked_count(profile: str) -> int:
    """How many packages a lock file names."""
    return len(locked_names(profile))


def fingerprint(profile: str) -> str:
    """Changes when anything changes that the installed packages are made from."""
    files = [ROOT / "pyproject.toml", ROOT / "app/dragoman/__init__.py", ROOT / "packaging/hatch_build.py"]
    files += sorted({lock_file("app"), lock_file(profile)}) + sorted((ROOT / "resources/translations").glob("*.ts"))
    digest = hashlib.sha256(f"{REVISION} {ROOT} {sys.version_info[:2]}".encode())
    for file in files:
        digest.update(file.name.encode() + b"\0")
        digest.update(file.read_bytes() if file.exists() else b"")
    return digest.hexdigest()


def unavailable() -> list[str]:
    """The system packages that could not be had when the environment was made."""
    packages = read_state().get("unavailable")
    return packages if isinstance(packages, list) else []


def wants_gpu() -> bool:
    """Whether what a graphics card needs belongs to this environment; it may be about to be installed."""
    return read_state().get("gpu") is not None


def is_fresh(profile: str, missing: list[str]) -> bool:
    """Whether all is installed as this folder wants it. The interpreter is only looked for, not started.

    A system library that has come since counts as a change: without it, translations may not have been compiled.
    """
    whole = PYTHON.exists() and not UNFINISHED.exists() and set(unavailable()) <= set(missing)
    is_gpu_fresh = not wants_gpu() or read_state().get("gpu") == fingerprint("gpu")
    return whole and is_gpu_fresh and read_state().get(profile) == fingerprint(profile)


def is_usable() -> bool:
    """Whether the environment is whole, made by this Python's minor version, and made in this very folder."""
    if UNFINISHED.exists() or not PYTHON.exists() or read_state().get("root", str(ROOT)) != str(ROOT):
        return False
    return describe_python([str(PYTHON)]) == (*sys.version_info[:2], 64, 1, 1)


def make() -> None:
    """Makes the environment afresh. A mark stays in it until it is whole, so that half of one is never trusted."""
    if not has_ensurepip():
        need = f"apt-get install {venv_package()}" if shutil.which("apt-get") else "install Python's ensurepip module"
        raise StepFailedError(f"This Python cannot make a virtual environment. Please do this as root: {need}")
    if VENV.exists():
        UNFINISHED.touch()
        # Goes first, so that what an interrupted removal leaves is not taken for a virtual environment.
        (VENV / "pyvenv.cfg").unlink(missing_ok=True)
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    with LOG.open("a", encoding="utf-8") as output:
        code = call([sys.executable, "-m", "venv", str(VENV)], output=output)
    check(code, "Making the virtual environment", "Check that the disk has room.")
    write_state(root=str(ROOT))
    UNFINISHED.unlink()


def check_disk(*profiles: str) -> None:
    """Stops before anything is downloaded when it does not fit."""
    download = sum(DOWNLOADED_MB[profile] for profile in profiles)
    installed = sum(INSTALLED_MB[profile] for profile in profiles)
    places = ((ROOT, installed), (Path(tempfile.gettempdir()), download), (Path.home(), download))
    needs: dict[int, tuple[Path, int]] = {}
    for place, size in places:
        disk = place.stat().st_dev
        first, sum_so_far = needs.get(disk, (place, 0))
        needs[disk] = (first, sum_so_far + size)
    for place, size in needs.values():
        free = shutil.disk_usage(place).free // 1_000_000
        if free < size:
            raise StepFailedError(
                f"There is too little room on the disk that holds {place}: {size} MB are needed for the installation, "
                f"{free} MB are free. Please make room and start this again."
            )


def remove_half_installed() -> None:
    """Makes pip install again what an earlier install was cut off at: a package's RECORD is written last."""
    for folder in VENV.glob("[lL]ib/**/site-packages/*.dist-info"):
        if not (folder / "RECORD").exists():
            shutil.rmtree(folder)


def module(name: str, *arguments: str) -> list[str]:
    """The command that runs a module in the environment."""
    return [str(PYTHON), "-c", RUN_MODULE, name, *arguments]


def pip_install(*arguments: str, advice: str) -> None:
    """Runs the environment's own pip; its progress stays on the screen, and all it has to say goes to the log."""
    command = module("pip", "--disable-pip-version-check", "--log", str(LOG), "install", "--no-compile")
    # A personal setting that installs for one user only sends the packages to somewhere else.
    must([*command, *arguments], "Installing with pip", advice, dict(os.environ, PIP_USER="0"))


def install_packages(profile: str, *, gpu: bool) -> None:
    """Installs the locked packages, every file checked against its hash.

    They hold the usual ONNX Runtime, which must not be mixed with the one for graphics cards.
    """
    if gpu != wants_gpu():
        write_state(app=None, dev=None, gpu="to be installed" if gpu else None)
    remove_half_installed()
    if any(VENV.glob("[lL]ib/**/site-packages/onnxruntime_gpu-*.dist-info")):
        uninstall(*(ONNX_RUNTIMES if gpu else sorted(locked_names("gpu") - locked_names("app"))))
    advice = "Check the network connection and start the same command again; what is already downloaded is kept."
    pip_install("--require-hashes", "--only-binary=:all:", "-r", str(lock_file(profile)), advice=advice)


def uninstall(*names: str) -> None:
    """Removes packages; those that are not there are no fault."""
    command = module("pip", "--disable-pip-version-check", "--log", str(LOG), "uninstall", "--yes", *names)
    must(command, "Removing packages", "Remove the folder .venv and start the same command again.")


def install_gpu_packages() -> None:
    """Installs what a graphics card needs, with its own ONNX Runtime in place of the usual one.

    Both ONNX Runtimes share a folder: removed one after the other, one would take files of the other with it.
    """
    uninstall(*ONNX_RUNTIMES)
    advice = "Check the network connection and start the same command again; what is already downloaded is kept."
    # Their dependencies are locked in the same file; other packages' wish for the usual ONNX Runtime is not asked.
    options = ("--require-hashes", "--only-binary=:all:", "--no-deps")
    pip_install(*options, "-r", str(lock_file("gpu")), advice=advice)


def install_dragoman() -> None:
    """Links this folder into the environment and compiles the window's translations. Needs no network."""
    advice = "Remove the folder .venv and start the same command again."
    pip_install("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT), advice=advice)


def prepare_models() -> None:
    """Puts the starter models in their place; quick when they are there."""
    must(module("dragoman", "models", "prepare"), "Preparing the starter models", "Start the same command again.")
