"""Reads and dates the sections of CHANGELOG.md: `## 0.2.0 (unreleased)`, later `## 0.2.0 (2026-12-01)`."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from bootstrap_base import StepFailedError

FILE = "CHANGELOG.md"
UNRELEASED = "unreleased"

_HEADING = re.compile(r"^## (?P<version>\S+) \((?P<state>[^)]+)\)$", re.MULTILINE)
_ENTRY = re.compile(r"^- (.+(?:\n  \S.*)*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MARKS = re.compile(r"[`*]")


@dataclass(frozen=True, slots=True)
class Section:
    """What the changelog says of one version."""

    version: str
    date: datetime.date | None
    """None while it is unreleased."""
    entries: tuple[str, ...]
    """One line each, without Markdown's marks."""


def sections(text: str) -> list[Section]:
    """Returns all sections, newest first, as they stand.

    Raises:
        StepFailedError: A section has neither a date nor "unreleased".
    """
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [
        Section(heading["version"], _date(heading), _entries(text[heading.end() : end]))
        for heading, end in zip(headings, ends, strict=True)
    ]


def section_of(text: str, version: str) -> Section:
    """Returns the section of a version that is about to be released.

    Raises:
        StepFailedError: It has none, it is not the newest, or nothing stands in it.
    """
    found = sections(text)
    if not any(section.version == version for section in found):
        raise StepFailedError(f"{FILE} has no section '## {version} ({UNRELEASED})'. Write what is new in {version}.")
    if found[0].version != version:
        raise StepFailedError(f"The newest section of {FILE} is that of {found[0].version}, not of {version}.")
    if not found[0].entries:
        raise StepFailedError(f"The section of {version} in {FILE} is empty. Write what is new.")
    return found[0]


def dated(text: str, version: str, date: datetime.date) -> str:
    """Returns the changelog with the version's heading dated; one that has a date already keeps it."""
    return text.replace(f"## {version} ({UNRELEASED})\n", f"## {version} ({date.isoformat()})\n", 1)


def _date(heading: re.Match[str]) -> datetime.date | None:
    if heading["state"] == UNRELEASED:
        return None
    try:
        return datetime.date.fromisoformat(heading["state"])
    except ValueError as error:
        raise StepFailedError(
            f"In {FILE}, '{heading[0]}' is neither dated like (2026-12-01) nor ({UNRELEASED})."
        ) from error


def _entries(text: str) -> tuple[str, ...]:
    return tuple(_plain(entry) for entry in _ENTRY.findall(text))


def _plain(entry: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", " ".join(entry.split())))
