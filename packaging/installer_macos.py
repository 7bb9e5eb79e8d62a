"""Makes the disk image for macOS from the app that PyInstaller made there: translates, signs, packs, notarises.

    python packaging/installer_macos.py --app dist/Dragoman.app --out dist

Without more it signs ad hoc: the app runs where it was built; elsewhere it has to be allowed in the system settings.
With SIGNING_IDENTITY ("Developer ID Application: ...", in a keychain that is open) it signs for everybody, and with
NOTARY_KEY (the file of an App Store Connect key), NOTARY_KEY_ID and NOTARY_ISSUER Apple notarises the image as well.
"""

from __future__ import annotations

import argparse
import os
import plistlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "macos"
ENTITLEMENTS = FOLDER / "entitlements.plist"
AD_HOC = "-"
LICENCES = ("LICENCE.txt", "THIRD-PARTY-LICENCES.txt")
"""What build.py puts beside the programs, in the folder of which PyInstaller has made the app."""
NOTARY = ("NOTARY_KEY", "NOTARY_KEY_ID", "NOTARY_ISSUER")
# The first four bytes of a program or library: 64-bit, or several processors in one file.
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def is_program(path: Path) -> bool:
    """Whether a file is a program or library of macOS."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in MACH_O


def to_sign(app: Path) -> list[Path]:
    """All that has a signature of its own, the inner before the outer, as a signature covers those within."""
    inner = [path for path in app.rglob("*") if is_program(path)]
    inner += [path for path in app.rglob("*.framework") if path.is_dir() and not path.is_symlink()]
    return [*sorted(inner, key=lambda path: (-len(path.parts), path.as_posix())), app]


def sign(path: Path, identity: str) -> None:
    """Signs one thing for the hardened runtime; programs get the entitlements, libraries and images need none."""
    options = ["--force", "--options", "runtime", "--sign", identity]
    # A time stamp of Apple's goes with a real identity only.
    options += [] if identity == AD_HOC else ["--timestamp"]
    if path.suffix == ".app" or path.parent.name == "MacOS":
        options += ["--entitlements", str(ENTITLEMENTS)]
    subprocess.run(["codesign", *options, str(path)], check=True)


def pack(app: Path, image: Path) -> None:
    """Writes a disk image that shows the app beside a link to the folder it is to be dragged into."""
    with tempfile.TemporaryDirectory() as name:
        shown = Path(name) / "Dragoman"
        shutil.copytree(app, shown / app.name, symlinks=True)
        (shown / "Applications").symlink_to("/Applications")
        words = ["-volname", "Dragoman", "-srcfolder", str(shown), "-fs", "HFS+", "-format", "UDZO", "-ov"]
        subprocess.run(["hdiutil", "create", *words, str(image)], check=True)


def notarise(image: Path, environment: Mapping[str, str]) -> None:
    """Has Apple look at the image, waits for that, and fastens the answer to it."""
    key, key_id, issuer = (environment[name] for name in NOTARY)
    words = ["--key", key, "--key-id", key_id, "--issuer", issuer, "--wait"]
    subprocess.run(["xcrun", "notarytool", "submit", str(image), *words], check=True)
    subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)


def make(app: Path, out: Path, environment: Mapping[str, str]) -> Path:
    """Writes the image into a folder and returns its path. The app is changed in place: completed and signed."""
    identity = environment.get("SIGNING_IDENTITY") or AD_HOC
    resources = app / "Contents" / "Resources"
    for language in FOLDER.glob("*.lproj"):
        shutil.copytree(language, resources / language.name, dirs_exist_ok=True)
    for name in LICENCES:
        shutil.copyfile(app.with_suffix("") / name, resources / name)
    for path in to_sign(app):
        sign(path, identity)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(app)], check=True)
    version = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())["CFBundleShortVersionString"]
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"Dragoman-{version}-macos-arm64.dmg"
    pack(app, image)
    if identity != AD_HOC:
        sign(image, identity)
        if all(environment.get(name) for name in NOTARY):
            notarise(image, environment)
    return image


def main(words: Sequence[str] | None = None) -> int:
    """Makes the image and says where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path, required=True, metavar="APP", help="the app that PyInstaller made")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to put the image")
    options = parser.parse_args(words)
    print(make(options.app, options.out, os.environ))
    return 0


if __name__ == "__main__":
    sys.exit(main())
