"""Makes the installer for Windows from the folder that PyInstaller made there. Runs wherever makensis does.

    python packaging/installer_windows.py --app dist/Dragoman --out dist

It needs NSIS 3.08 or newer (`apt-get install nsis` on Debian and Ubuntu).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from frozen_contents import ICONS, version

SCRIPT = Path(__file__).resolve().parent / "windows" / "dragoman.nsi"
PROGRAMS = ("dragoman.exe", "DragomanW.exe")


def removal(app: Path) -> str:
    """The NSIS macro that deletes exactly what is installed: no file that somebody else has put there."""
    paths = sorted(app.rglob("*"), key=lambda path: (-len(path.parts), path.as_posix()))
    lines = [f'  Delete "{_installed(app, path)}"' for path in paths if not path.is_dir()]
    lines += [f'  RMDir "{_installed(app, path)}"' for path in paths if path.is_dir()]
    return "\n".join(["!macro RemoveFiles", *lines, "!macroend", ""])


def _installed(app: Path, path: Path) -> str:
    return f"$INSTDIR\\{PureWindowsPath(path.relative_to(app))}".replace("$", "$$").replace("$$INSTDIR", "$INSTDIR", 1)


def four_numbers(text: str) -> str:
    """The version as Windows wants it: 0.1.0 becomes 0.1.0.0, and so does 0.1.0rc1."""
    numbers = re.match(r"\d+(\.\d+)*", text)
    if numbers is None:
        raise SystemExit(f"{text!r} is no version.")
    return ".".join([*numbers[0].split("."), "0", "0", "0"][:4])


def make(app: Path, icon: Path, out: Path, *, stub: str) -> Path:
    """Writes the installer into a folder and returns its path."""
    missing = [name for name in PROGRAMS if not (app / name).is_file()]
    if missing:
        raise SystemExit(f"{app} lacks {' and '.join(missing)}: not what PyInstaller makes on Windows.")
    makensis = shutil.which("makensis")
    if makensis is None:
        raise SystemExit("makensis is needed: install NSIS.")
    out.mkdir(parents=True, exist_ok=True)
    target = out.resolve() / f"Dragoman-{version()}-windows-x86_64-setup.exe"
    with tempfile.TemporaryDirectory() as name:
        files = Path(name) / "files.nsh"
        files.write_text(removal(app), encoding="utf-8")
        values = {
            "VERSION": version(),
            "NUMBERS": four_numbers(version()),
            "APP": app.resolve(),
            "ICON": icon.resolve(),
            "SIZE_KB": sum(path.stat().st_size for path in app.rglob("*") if path.is_file()) // 1024,
            "FILES": files,
            "OUT": target,
            "STUB": stub,
        }
        words = [f"-D{key}={value}" for key, value in values.items()]
        subprocess.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, SCRIPT], check=True)
    return target


def main(words: Sequence[str] | None = None) -> int:
    """Makes the installer and says where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path, required=True, metavar="DIR", help="the folder that PyInstaller made")
    parser.add_argument("--icon", type=Path, default=ICONS / "dragoman.ico", metavar="FILE", help="the app's icon")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to put the installer")
    parser.add_argument("--stub", default="x86-unicode", help="of NSIS; default: x86-unicode, which any Windows runs")
    options = parser.parse_args(words)
    print(make(options.app, options.icon, options.out, stub=options.stub))
    return 0


if __name__ == "__main__":
    sys.exit(main())
