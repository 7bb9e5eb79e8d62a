"""Makes one file that runs on most Linux systems without being installed, of the folder that PyInstaller made there.

    python packaging/installer_appimage.py --app dist/Dragoman --out dist --runtime runtime-x86_64

It needs `appimagetool` on the PATH, and the AppImage project's runtime, which is the part of the file that starts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from frozen_contents import version
from icons import NAME, png, write_pngs

FOLDER = Path(__file__).resolve().parent
LINUX = FOLDER / "linux"


def lay_out(app: Path, folder: Path) -> None:
    """Puts the app, and what tells a desktop about it, where an AppImage has them."""
    shutil.copytree(app, folder / "usr" / "lib" / "dragoman", symlinks=True)
    shutil.copy(FOLDER / "appimage" / "AppRun", folder)
    entry = LINUX / f"{NAME}.desktop"
    for target, source in (
        (folder, entry),
        (folder / "usr" / "share" / "applications", entry),
        (folder / "usr" / "share" / "metainfo", LINUX / f"{NAME}.metainfo.xml"),
    ):
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    write_pngs(folder / "usr" / "share" / "icons" / "hicolor")
    (folder / f"{NAME}.png").write_bytes(png(256))
    (folder / ".DirIcon").symlink_to(f"{NAME}.png")


def make(app: Path, out: Path, runtime: Path) -> Path:
    """Writes the AppImage into a folder and returns its path."""
    out.mkdir(parents=True, exist_ok=True)
    target = out.resolve() / f"Dragoman-{version()}-linux-x86_64.AppImage"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Dragoman.AppDir"
        lay_out(app, folder)
        # What is in it was checked before; appimagetool would look for the metadata under its old name.
        words = ["--no-appstream", "--runtime-file", str(runtime), str(folder), str(target)]
        subprocess.run(["appimagetool", *words], env={**os.environ, "ARCH": "x86_64"}, check=True)
    return target


def main(words: Sequence[str] | None = None) -> int:
    """Makes the AppImage and says where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path, required=True, metavar="DIR", help="the folder that PyInstaller made")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to put the AppImage")
    parser.add_argument("--runtime", type=Path, required=True, metavar="FILE", help="the AppImage runtime")
    options = parser.parse_args(words)
    print(make(options.app, options.out, options.runtime))
    return 0


if __name__ == "__main__":
    sys.exit(main())
