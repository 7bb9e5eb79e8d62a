#!/usr/bin/env python3
"""Installs everything Dragoman needs into this folder and starts it, or runs its tests.

It needs nothing but Python itself, does only what is still missing, and the second time it starts Dragoman at once,
also without a network. It and the files beside it are readable for any Python from 3.8 on, so that an old one can
still say what is needed.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import bootstrap_system as system
import bootstrap_venv as venv
from bootstrap_base import CTRL_C, LOG, ROOT, VENV, WINDOWS, StepFailedError, describe_python, replace_process

SUPPORTED = ((3, 13), (3, 12), (3, 11))
BITS = 64
GPU, NO_GPU = "--gpu", "--no-gpu"


class Step(NamedTuple):
    """Something that is still to be done, and how it is announced."""

    title: str
    action: Callable[[], None]


def version_refusal(version: tuple[int, ...], bits: int, where: str) -> str | None:
    """What is wrong with this Python, as a sentence, or None when it will do."""
    if version[:2] in SUPPORTED and bits == BITS:
        return None
    found = ".".join(str(part) for part in version[:3])
    return (
        f"Dragoman needs Python 3.11, 3.12 or 3.13 (64-bit). This is Python {found} ({bits}-bit) at {where}, and no "
        "other one was found. Please install Python 3.12 with your system's software manager or from python.org, and "
        "start this again."
    )


def other_pythons() -> list[list[str]]:
    """The commands under which this machine may have a suitable Python."""
    names = ["{}.{}".format(*version) for version in SUPPORTED]
    if WINDOWS:
        launcher = shutil.which("py")
        return [[launcher, "-" + name] for name in names] if launcher else []
    return [[path] for path in (shutil.which("python" + name) for name in names) if path]


def ensure_python() -> None:
    """Goes on, or starts this file again with a Python that will do, or says which one is needed."""
    refusal = version_refusal(tuple(sys.version_info[:3]), BITS if sys.maxsize > 2**32 else 32, sys.executable)
    if refusal is None:
        return
    for command in other_pythons():
        found = describe_python(command)
        if found and version_refusal(found[:2], found[2], "") is None:
            replace_process([*command, str(Path(__file__).resolve()), *sys.argv[1:]])
    raise StepFailedError(refusal)


def system_steps(verb: str, missing: list[str], *, fresh: bool) -> list[Step]:
    """The step that installs system packages, where that is allowed; elsewhere only says what is missing."""
    if verb == "run" and fresh:
        # What could not be had when all was installed is not asked for again at every start.
        missing = [package for package in missing if package not in venv.unavailable()]
    else:
        missing = missing + system.missing_extras(for_tests=verb == "test")
    if missing and system.is_root() and shutil.which("apt-get"):
        return [Step(f"Installing {len(missing)} system packages", lambda: system.install_packages(missing))]
    if missing:
        print(system.hint(missing), flush=True)
    return []


def install_steps(profile: str, *, fresh: bool, gpu: bool) -> list[Step]:
    """What pip and the models still need, in order."""
    usable = venv.is_usable()
    if usable and fresh:
        return []
    title = f"Installing {venv.locked_count(profile)} packages (about {venv.INSTALLED_MB[profile]} MB on disk)"
    steps = [] if usable else [Step(f"Making the virtual environment {VENV}", venv.make)]
    steps.append(Step(title, functools.partial(venv.install_packages, profile, gpu=gpu)))
    if gpu:
        title = f"Installing what the graphics card needs (about {venv.INSTALLED_MB['gpu']} MB on disk)"
        steps.append(Step(title, venv.install_gpu_packages))
    return [
        *steps,
        Step("Installing Dragoman itself", venv.install_dragoman),
        Step("Preparing the starter models", venv.prepare_models),
    ]


def ensure_installed(verb: str, *, gpu: bool | None = None) -> None:
    """Does what is missing, and records it last, so that whatever is interrupted is done again.

    With `gpu` it installs what a graphics card needs, or removes it; None leaves that as it is.
    """
    profile = "dev" if verb == "test" else "app"
    missing = system.missing_libraries()
    had_gpu = venv.wants_gpu()
    gpu = had_gpu if gpu is None else gpu
    fresh = venv.is_fresh(profile, missing) and gpu == had_gpu
    steps = system_steps(verb, missing, fresh=fresh)
    if fresh and verb == "run" and not steps:
        return
    steps += install_steps(profile, fresh=fresh, gpu=gpu)
    is_new = not venv.is_usable()
    venv.check_disk(*([profile] if is_new else []), *(["gpu"] if gpu and (is_new or not had_gpu) else []))
    for number, step in enumerate(steps, 1):
        print(f"[{number}/{len(steps)}] {step.title} ...", flush=True)
        step.action()
    if steps:
        stamps = {name: venv.fingerprint(name) for name in ("app", profile)}
        gpu_stamp = venv.fingerprint("gpu") if gpu else None
        venv.write_state(unavailable=system.missing_libraries(), gpu=gpu_stamp, **stamps)


def run(arguments: list[str]) -> None:
    """Starts Dragoman, installed first where needed."""
    ensure_installed("run")
    replace_process([str(venv.PYTHON), "-m", "dragoman", *arguments])


def test(arguments: list[str]) -> None:
    """Runs the tests; the exit code is pytest's."""
    ensure_installed("test")
    env = dict(os.environ)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    replace_process([str(venv.PYTHON), "-m", "pytest", *arguments], env)


def setup(arguments: list[str]) -> None:
    """Installs everything without starting anything."""
    if arguments not in ([], [GPU], [NO_GPU]):
        raise StepFailedError(f"'setup' takes {GPU}, {NO_GPU} or nothing; it was given: " + " ".join(arguments))
    if arguments == [GPU] and not system.can_have_cuda():
        raise StepFailedError(f"{GPU} is for NVIDIA cards in 64-bit Windows and Linux on Intel or AMD processors only.")
    ensure_installed("setup", gpu=arguments == [GPU] if arguments else None)
    print("Everything is in place. To start Dragoman: python3 packaging/bootstrap.py run", flush=True)


VERBS = {"run": run, "test": test, "setup": setup}


def parse(arguments: list[str]) -> tuple[str, list[str]]:
    """The verb, and the words that are passed on untouched."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        usage="python3 packaging/bootstrap.py run|test|setup [...]",
        description="Installs what Dragoman needs into the folder .venv, once, and starts it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="  run [...]    install what is missing, then start Dragoman with the words that follow\n"
        "  test [...]   install what the tests need too, then run pytest with the words that follow (or all tests)\n"
        "  setup        what 'run' does, without starting Dragoman\n"
        f"  setup {GPU}  installs what an NVIDIA card needs too, from then on; {NO_GPU} removes it again\n\n"
        "Ctrl-C may be pressed at any time; the next start goes on from there.",
    )
    parser.add_argument("verb", choices=sorted(VERBS), metavar="run|test|setup", help="what to do, see below")
    verb = parser.parse_args(arguments[:1]).verb
    return verb, arguments[1:]


def main(arguments: list[str]) -> int:
    """Does what was asked; whatever goes wrong ends in a sentence, never in a traceback."""
    verb, rest = parse(arguments)
    try:
        ensure_python()
        VERBS[verb](rest)
    except StepFailedError as error:
        print(f"\n{error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped, as you asked; the same command goes on from here.", file=sys.stderr)
        return CTRL_C
    except OSError as error:
        advice = "Please check the disk and your permissions, and start this again."
        print(f"\nThis did not work: {error}. {advice} Details: {LOG}", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
