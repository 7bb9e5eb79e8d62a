"""The package for Debian and Ubuntu: the app in /usr/lib/dragoman, and what a desktop wants to know of it.

Menus, icons and file types are taken up by triggers of the packages that look after them, so there is no script to run
at installation or removal, and after the removal nothing is left but what the user has made.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from bootstrap_base import StepFailedError
from build_archive import settle
from frozen_contents import ROOT
from icons import write_pngs

LINUX = ROOT / "packaging" / "linux"
ID = "io.github.dragoman.Dragoman"
MAINTAINER = "The Dragoman developers <dragoman@localhost>"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
RECOMMENDED = ("libasound2-plugins | pipewire-alsa", "fonts-noto-core", "fonts-noto-cjk", "xdg-utils")
"""Sound as desktops have it reaches PortAudio through ALSA; letters of the languages; how web pages are opened."""
LOADED = ("libgl1", "libegl1")
"""What Qt looks for itself."""
_XZ = ("-Zxz", "-z1")
_SCALE = 1024


def package_version(version: str) -> str:
    """The version in Debian's order: 1.0rc1 comes before 1.0."""
    return re.sub(r"\.?(a|b|rc|dev)(?=\d)", r"~\1", version)


def control(version: str, architecture: str, installed_kb: int, depends: str) -> str:
    """The package's description of itself."""
    return f"""Package: dragoman
Version: {package_version(version)}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {installed_kb}
Depends: {depends}
Recommends: {", ".join(RECOMMENDED)}
Section: utils
Priority: optional
Description: interpreter between two languages, spoken and written
 Somebody speaks, the other person reads and hears it in their own language.
 Everything is computed on this computer; no network is needed.
 .
 English and Portuguese work at once, both ways. Models for many other
 languages can be added.
"""


def lay_out(app: Path, tree: Path, version: str) -> None:
    """Puts the app and what belongs to it where they are to be installed, below `tree`."""
    library, share = tree / "usr" / "lib" / "dragoman", tree / "usr" / "share"
    library.parent.mkdir(parents=True)
    shutil.copytree(app, library, copy_function=os.link)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "dragoman").symlink_to("../lib/dragoman/dragoman")
    for folder, source, name in (
        ("applications", f"{ID}.desktop", f"{ID}.desktop"),
        ("metainfo", f"{ID}.metainfo.xml", f"{ID}.metainfo.xml"),
        ("mime/packages", f"{ID}.mime.xml", f"{ID}.xml"),
    ):
        (share / folder).mkdir(parents=True)
        shutil.copyfile(LINUX / source, share / folder / name)
    write_pngs(share / "icons" / "hicolor")
    _write_documentation(share, version)


def _write_documentation(share: Path, version: str) -> None:
    documents, pages = share / "doc" / "dragoman", share / "man" / "man1"
    documents.mkdir(parents=True)
    pages.mkdir(parents=True)
    _write_gz(pages / "dragoman.1.gz", (LINUX / "dragoman.1").read_bytes())
    _write_gz(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_bytes())
    text = (LINUX / "copyright").read_text(encoding="utf-8")
    (documents / "copyright").write_text(text.format(version=version), encoding="utf-8")


def _write_gz(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, mtime=0))


def dependencies(tree: Path, work: Path) -> str:
    """The packages that hold the libraries which the app wants from the system, as Debian's own tools find them.

    Raises:
        StepFailedError: A library is on this machine in no package.
    """
    files = sorted(path for path in (tree / "usr" / "lib" / "dragoman").rglob("*") if path.is_file() and _is_elf(path))
    wanted = {_package_of(library) for library in _needed(files) - {path.name for path in files}}
    work.joinpath("debian").mkdir(parents=True, exist_ok=True)
    source = "Source: dragoman\n\nPackage: dragoman\nArchitecture: any\n"
    (work / "debian" / "control").write_text(source, encoding="utf-8")
    # The app's own libraries are of no package; others of their names are, and have to be left out again.
    options = ["-O", "--warnings=0", "--ignore-missing-info", *(f"-l{folder}" for folder in _folders(files))]
    told = _ask(["dpkg-shlibdeps", *options, *map(str, files)], work)
    found = told.strip().removeprefix("shlibs:Depends=").split(", ")
    return merged([each for each in found if name_of(each) in wanted], LOADED)


def _needed(files: list[Path]) -> set[str]:
    """Return the names of all libraries that these programs and libraries want."""
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", _ask(["readelf", "--dynamic", *map(str, files)])))


def _folders(files: list[Path]) -> list[Path]:
    return sorted({path.parent for path in files})


def _package_of(library: str) -> str:
    return _ask(["dpkg-query", "--search", f"*/{library}"]).split(":")[0]


def _ask(command: list[str], folder: Path | None = None) -> str:
    """Return what a program answers.

    Raises:
        StepFailedError: It does not.
    """
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise StepFailedError(f"{command[0]} does not know what the app needs: {answer.stderr.strip()}")
    return answer.stdout


def name_of(dependency: str) -> str:
    """The package, or the first of several, that a dependency names."""
    return re.split(r"[ :|]", dependency)[0]


def merged(found: list[str], more: tuple[str, ...]) -> str:
    """One list without repetitions, in order."""
    names = {name_of(each) for each in found}
    return ", ".join(sorted([*found, *(each for each in more if each not in names)]))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def make(app: Path, out: Path, work: Path, version: str, time_s: int) -> Path:
    """Writes the package of the app in a folder into another one, and returns its path.

    Raises:
        StepFailedError: dpkg-deb refuses it, or a dependency is unknown.
    """
    architecture = ARCHITECTURES[os.uname().machine]
    shutil.rmtree(work, ignore_errors=True)
    tree = work / "tree"
    lay_out(app, tree, version)
    (tree / "DEBIAN").mkdir()
    depends = dependencies(tree, work)
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    size_kb = sum(-(-path.stat().st_size // _SCALE) for path in files)
    (tree / "DEBIAN" / "control").write_text(control(version, architecture, size_kb, depends), encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").write_text(_md5sums(tree, files), encoding="utf-8")
    settle(tree, time_s)
    target = out / f"dragoman_{package_version(version)}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", *_XZ, "--build", str(tree), str(target)]
    env = dict(os.environ, SOURCE_DATE_EPOCH=str(time_s))
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise StepFailedError(f"dpkg-deb refuses the package: {answer.stderr.strip()}")
    shutil.rmtree(work)
    return target


def _md5sums(tree: Path, files: list[Path]) -> str:
    lines = []
    for path in sorted(files):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        lines.append(f"{digest}  {path.relative_to(tree).as_posix()}\n")
    return "".join(lines)
