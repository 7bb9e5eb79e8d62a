"""The changes to the source that make it a release: version, dates, and what the update check reads."""

from __future__ import annotations

import datetime
import difflib
import json
from collections.abc import Mapping
from pathlib import Path

import release_changelog as changelog
import release_metainfo as metainfo
import release_version as version_file

STAMP = "resources/release.json"
"""What a copy of the app knows of its own release; `dragoman.updates.build_info` reads it."""


def stamp(version: str, built: datetime.date, feed: str) -> str:
    """Returns the content of `STAMP`; without an address, that copy of the app cannot ask for updates."""
    return json.dumps({"version": version, "built": built.isoformat(), "feed": feed or None}, indent=2) + "\n"


def known_feed(root: Path) -> str:
    """Returns the address of the feed that the last release was made with, or ""."""
    path = root / STAMP
    return (json.loads(path.read_text(encoding="utf-8"))["feed"] or "") if path.is_file() else ""


def edits(root: Path, version: str, today: datetime.date, feed: str) -> dict[str, str]:
    """Returns the files that change, with their new text; none where this release was prepared before.

    Args:
        root: the tree that is released.
        version: what it is released as.
        today: its date, unless the changelog has one already.
        feed: address at which newer releases will be told, or "".

    Raises:
        StepFailedError: The changelog says nothing of the version, or a file is not as it has to be.
    """
    section = changelog.section_of(_read(root, changelog.FILE), version)
    date = section.date or today
    section = changelog.Section(version, date, section.entries)
    wanted = {
        version_file.FILE: version_file.with_version(_read(root, version_file.FILE), version),
        changelog.FILE: changelog.dated(_read(root, changelog.FILE), version, date),
        STAMP: stamp(version, date, feed),
    }
    for path in sorted(root.glob(metainfo.PATTERN)):
        name = path.relative_to(root).as_posix()
        wanted[name] = metainfo.with_release(_read(root, name), section)
    return {name: text for name, text in wanted.items() if text != _read(root, name)}


def as_diff(root: Path, changes: Mapping[str, str]) -> str:
    """Returns the changes as `git apply` takes them."""
    parts: list[str] = []
    for name, text in changes.items():
        before = _read(root, name)
        source = f"a/{name}" if before else "/dev/null"
        parts += difflib.unified_diff(before.splitlines(True), text.splitlines(True), source, f"b/{name}")
    return "".join(parts)


def write(root: Path, changes: Mapping[str, str]) -> None:
    """Makes the changes."""
    for name, text in changes.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")


def _read(root: Path, name: str) -> str:
    path = root / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""
