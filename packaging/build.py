#!/usr/bin/env python3
"""Builds what people install, for the system that it runs on: from a fresh clone, with nothing but Python.

    python3 packaging/build.py                    everything, into dist/
    python3 packaging/build.py --only app         the folder dist/Dragoman alone
    python3 packaging/build.py --out DIR          what is to be handed out goes to DIR

    Linux     dist/Dragoman, a portable archive, a package for Debian and Ubuntu
    Windows   dist/Dragoman, a portable archive
    macOS     dist/Dragoman.app

What is still missing is installed: packages as they are locked in packaging/requirements/build.txt, into
build/environment, and as root on Debian or Ubuntu the system's tools. Two builds of the same source by the same Python
are the same, byte for byte; the time in them is SOURCE_DATE_EPOCH, or else that of the last commit.
"""

from __future__ import annotations

import argparse
import functools
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bootstrap_base import StepFailedError
from build_environment import PYTHON, ensure_environment, ensure_tools, is_inside, run
from frozen_contents import BUILD, ICONS, MODELS, ROOT, is_linux, version

DIST = ROOT / "dist"
APP = DIST / "Dragoman"
LICENCES = "THIRD-PARTY-LICENCES.txt"
PACKAGING = ROOT / "packaging"
FIRST_TIME = 1_700_000_000
"""The time of what is built from a source without a history."""


def build_time() -> int:
    """Seconds since 1970 that everything in a build bears."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(answer.stdout) if answer.returncode == 0 and answer.stdout.strip() else FIRST_TIME


def build_variables() -> dict[str, str]:
    """The environment of every step: nothing depends on the hour, the place, the language or chance."""
    fixed = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "QT_QPA_PLATFORM": "offscreen", "TZ": "UTC"}
    return {**os.environ, **fixed, "PYTHONPATH": str(ROOT / "app"), "SOURCE_DATE_EPOCH": str(build_time())}


def prepare() -> None:
    """Makes what goes into the app and is not in the source: translations, icons, the starter models."""
    from hatch_build import compile_translations
    from icons import icns, ico

    compile_translations(ROOT / "resources" / "translations")
    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "dragoman.ico").write_bytes(ico())
    (ICONS / "dragoman.icns").write_bytes(icns())
    shutil.rmtree(MODELS, ignore_errors=True)
    words = ["-m", "dragoman", "--profile", str(BUILD / "profile"), "models", "prepare", "--into", str(MODELS)]
    run([str(PYTHON), *words], "Preparing the starter models", build_variables())


def freeze() -> None:
    """Makes dist/Dragoman, and on macOS dist/Dragoman.app."""
    from build_archive import settle

    for made in (APP, DIST / "Dragoman.app"):
        shutil.rmtree(made, ignore_errors=True)
    words = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    command = [str(PYTHON), "-m", "PyInstaller", *words, str(PACKAGING / "dragoman.spec")]
    run(command, "PyInstaller", build_variables())
    words = ["--frozen", str(APP), "--out", str(APP / LICENCES)]
    run([str(PYTHON), str(PACKAGING / "release_licences.py"), *words], "Writing down the licences", build_variables())
    shutil.copyfile(ROOT / "LICENSE", APP / "LICENCE.txt")
    settle(APP, build_time())


def make_portable(out: Path) -> Path:
    """Packs the app with its models beside it, and an empty folder for all that its user makes."""
    from build_archive import settle, write_tar_xz, write_zip

    folder = BUILD / "portable" / "Dragoman"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(APP, folder, copy_function=os.link)
    (folder / "lib" / "dragoman" / "models").rename(folder / "models")
    (folder / "data").mkdir()
    shutil.copyfile(PACKAGING / "portable-data.txt", folder / "data" / "README.txt")
    settle(folder, build_time())
    system = {"linux": "linux", "win32": "windows"}[sys.platform]
    machine = {"AMD64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    write, suffix = (write_tar_xz, "tar.xz") if is_linux() else (write_zip, "zip")
    target = out / f"Dragoman-{version()}-{system}-{machine}-portable.{suffix}"
    write(folder, target, build_time())
    shutil.rmtree(folder.parent)
    return target


def make_deb(out: Path) -> Path:
    """Makes the package for Debian and Ubuntu."""
    import build_deb

    return build_deb.make(APP, out, BUILD / "deb", version(), build_time())


def steps(only: str, out: Path) -> list[tuple[str, Callable[[], object]]]:
    """What is to be done, in order, with a title each."""
    wanted: list[tuple[str, Callable[[], object]]] = []
    if only in ("", "app"):
        wanted += [("What goes into the app", prepare), ("The app", freeze)]
    if only in ("", "portable") and sys.platform != "darwin":
        wanted.append(("The portable archive", functools.partial(make_portable, out)))
    if only in ("", "deb") and is_linux():
        wanted.append(("The package for Debian and Ubuntu", functools.partial(make_deb, out)))
    return wanted


def build(only: str, out: Path) -> None:
    """Does all steps, in the environment."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = steps(only, out)
    for number, (title, action) in enumerate(wanted, 1):
        print(f"[{number}/{len(wanted)}] {title} ...", flush=True)
        made = action()
        if isinstance(made, Path):
            print(f"      {made} ({made.stat().st_size / 1e6:.0f} MB)", flush=True)


def main() -> int:
    """Builds; whatever goes wrong ends in a sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", choices=["app", "portable", "deb"], default="", help="one of them, from what is there"
    )
    parser.add_argument("--out", type=Path, default=DIST, metavar="DIR", help="default: dist")
    options = parser.parse_args()
    try:
        if is_inside():
            build(options.only, options.out.resolve())
        else:
            ensure_tools()
            print(f"The environment {PYTHON.parent.parent} ...", flush=True)
            ensure_environment()
            run([str(PYTHON), str(Path(__file__).resolve()), *sys.argv[1:]], "The build", build_variables())
    except StepFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
