"""Checksums of files, read block by block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

BLOCK_BYTES = 1 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")
_GIT_BLOB = re.compile(r"[0-9a-f]{40}")


def blocks(path: Path) -> Iterator[bytes]:
    """Yield the content of a file in pieces of at most `BLOCK_BYTES`."""
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            yield block


def sha256_of(path: Path, check: Callable[[], None] = lambda: None) -> str:
    """Return the SHA-256 of a file in hexadecimal digits; `check` is called with every block, and may raise."""
    digest = hashlib.sha256()
    for block in blocks(path):
        check()
        digest.update(block)
    return digest.hexdigest()


def sha256_or_none(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where it cannot be read."""
    try:
        return sha256_of(path)
    except OSError:
        return None


def size_of(path: Path) -> int:
    """Return the size of a file in bytes, or -1 where there is none."""
    try:
        return path.stat().st_size if path.is_file() else -1
    except OSError:
        return -1


def is_sha256(text: str) -> bool:
    """Return whether a text is a SHA-256 in lower-case hexadecimal digits."""
    return _SHA256.fullmatch(text) is not None


def has_entity_tag(path: Path, entity_tag: str) -> bool:
    """Return whether a file is what a hub's ETag says: SHA-256 of a large file, git's blob name of a small one.

    A tag of any other form says nothing about the content.
    """
    if is_sha256(entity_tag):
        return sha256_of(path) == entity_tag
    if _GIT_BLOB.fullmatch(entity_tag):
        return _git_blob_of(path) == entity_tag
    return True


def _git_blob_of(path: Path) -> str:
    digest = hashlib.sha1(b"blob %d\0" % size_of(path), usedforsecurity=False)
    for block in blocks(path):
        digest.update(block)
    return digest.hexdigest()
