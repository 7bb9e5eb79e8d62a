"""What lies in a file system, and what of it another look finds changed."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_KERNEL = ("proc", "sys", "dev")
BOOKKEEPING = (
    "/etc/ld.so.cache",
    "/var/cache/",
    "/var/lib/apt/",
    "/var/lib/dpkg/",
    "/var/log/",
)
"""What apt and the loader of libraries write about any package that comes or goes."""
_PYTHON = re.compile(r"python[0-9.]*|libpython[0-9.]+\.so.*")

Snapshot = Mapping[str, str]
"""What is known of each path, as seen from inside: kind, rights and owner, and what `snapshot` tells of the content."""


@dataclass(frozen=True)
class Changes:
    """The paths on which two snapshots differ."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __str__(self) -> str:
        parts = (("new", self.added), ("changed", self.changed), ("gone", self.removed))
        return "; ".join(f"{word}: {_some(paths)}" for word, paths in parts if paths) or "nothing"

    def without(self, prefixes: Iterable[str]) -> Changes:
        """Leave out what lies below some folders (they end in a slash), and single files."""
        left_out = tuple(prefixes)

        def kept(paths: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(path for path in paths if not any(_is_below(path, prefix) for prefix in left_out))

        return Changes(kept(self.added), kept(self.changed), kept(self.removed))


def snapshot(root: Path, *, is_read: bool = True) -> dict[str, str]:
    """Look at everything below `root`, without what the kernel makes up.

    Files are read, which tells whether their content is the same; else their size and time tell who wrote to them.
    """
    return {f"/{path.relative_to(root)}": _describe(path, is_read=is_read) for path in _below(root)}


def listing(root: Path) -> list[str]:
    """Return the paths of all that `snapshot` looks at."""
    return [f"/{path.relative_to(root)}" for path in _below(root)]


def compare(before: Snapshot, after: Snapshot) -> Changes:
    """Return on which paths two snapshots differ."""
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in before.keys() & after.keys() if before[path] != after[path])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def pythons(paths: Iterable[str], *, own: str | None = None) -> list[str]:
    """Return the interpreters among some paths, and their libraries, but for those in the app's own folder."""
    return [
        path
        for path in paths
        if _PYTHON.fullmatch(path.rpartition("/")[2])
        and not path.startswith("/usr/share/")
        and not (own and path.startswith(f"{own}/"))
    ]


def size_bytes(root: Path) -> int:
    """Return how much is in all files below a folder."""
    return sum(path.lstat().st_size for path in _below(root) if path.is_file() and not path.is_symlink())


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        if Path(folder) == root:
            folders[:] = [name for name in folders if name not in _KERNEL]
        yield from (Path(folder, name) for name in [*folders, *files])


def _describe(path: Path, *, is_read: bool) -> str:
    status = path.lstat()
    known = f"{stat.filemode(status.st_mode)} {status.st_uid}:{status.st_gid}"
    if stat.S_ISLNK(status.st_mode):
        return f"{known} -> {path.readlink()}"
    if stat.S_ISREG(status.st_mode) and not is_read:
        return f"{known} {status.st_size} {status.st_mtime_ns}"
    if stat.S_ISREG(status.st_mode):
        with path.open("rb") as file:
            return f"{known} {hashlib.file_digest(file, 'blake2b').hexdigest()}"
    return known


def _is_below(path: str, prefix: str) -> bool:
    return path.startswith(prefix) or path == prefix.rstrip("/")


def _some(paths: tuple[str, ...], most: int = 8) -> str:
    more = f" and {len(paths) - most} more" if len(paths) > most else ""
    return ", ".join(paths[:most]) + more
