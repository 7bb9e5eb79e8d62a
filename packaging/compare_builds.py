#!/usr/bin/env python3
"""Shows whether two builds are the same, file by file, also inside of archives and packages.

    python packaging/compare_builds.py dist-1 dist-2

Exit code 0: all files are the same; 1: some are missing or differ; they are named.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ZIPS = (".whl", ".zip")
TARS = (".tar", ".tar.gz", ".tar.xz", ".tar.zst")
DEBIAN = ".deb"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two builds have in common."""

    same: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing is missing and nothing differs."""
        return not (self.only_first or self.only_second or self.different)


def digests(folder: Path) -> dict[str, str]:
    """Returns path -> SHA-256 of all files below a folder, and of all files in the archives there.

    A file in an archive has the archive's path before its own. A link counts as what it points at.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            with path.open("rb") as file:
                found[name] = _sha256(file)
            found |= {f"{name}!{member}": digest for member, digest in _members(path)}
    return found


def compare(first: Path, second: Path) -> Comparison:
    """Compares two folders."""
    one, two = digests(first), digests(second)
    both = sorted(one.keys() & two.keys())
    return Comparison(
        tuple(name for name in both if one[name] == two[name]),
        tuple(sorted(one.keys() - two.keys())),
        tuple(sorted(two.keys() - one.keys())),
        tuple(name for name in both if one[name] != two[name]),
    )


def _members(path: Path) -> Iterator[tuple[str, str]]:
    if path.name.endswith(ZIPS):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                with archive.open(name) as file:
                    yield name, _sha256(file)
    elif path.name.endswith(TARS):
        with tarfile.open(path) as archive:
            yield from _tar_members(archive)
    elif path.name.endswith(DEBIAN):
        for part in ("--ctrl-tarfile", "--fsys-tarfile"):
            with tempfile.TemporaryFile() as unpacked:
                subprocess.run(["dpkg-deb", part, str(path)], check=True, stdout=unpacked)
                unpacked.seek(0)
                with tarfile.open(fileobj=unpacked) as archive:
                    yield from _tar_members(archive)


def _tar_members(archive: tarfile.TarFile) -> Iterator[tuple[str, str]]:
    for member in archive:
        content = archive.extractfile(member) if member.isfile() else None
        yield member.name, _sha256(content) if content else f"-> {member.linkname}"


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def main() -> int:
    """Compares and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path, help="folder of a build")
    parser.add_argument("second", type=Path, help="folder of another one")
    options = parser.parse_args()
    result = compare(options.first, options.second)
    for title, names in (
        (f"Only in {options.first}", result.only_first),
        (f"Only in {options.second}", result.only_second),
        ("Different", result.different),
    ):
        if names:
            print(f"{title}:", *names, sep="\n  ")
    counts = f"{len(result.same)} the same, {len(result.different)} different"
    print(f"{counts}, {len(result.only_first) + len(result.only_second)} in one of them only")
    return 0 if result.is_same else 1


if __name__ == "__main__":
    sys.exit(main())
