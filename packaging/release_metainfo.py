"""The releases in the AppStream metadata, which software centres show: one entry for each, newest first."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

from bootstrap_base import StepFailedError
from release_changelog import Section

PATTERN = "packaging/linux/*.metainfo.xml"

_EMPTY = re.compile(r"^( *)<releases\s*/>", re.MULTILINE)
_OPEN = re.compile(r"^( *)<releases>[ \t]*\n?", re.MULTILINE)
_INDENT = "  "


def with_release(text: str, section: Section) -> str:
    """Returns the metadata with an entry for a dated release, in place of one that it may have already.

    Raises:
        StepFailedError: There is no place for it, or the result is no XML.
    """
    text = _EMPTY.sub(r"\1<releases>\n\1</releases>", text, count=1)
    opening = rf'^ *<release version="{re.escape(section.version)}"[^>]*'
    text = re.sub(rf"{opening}(/>|(?<!/)>.*?</release>)\n", "", text, flags=re.MULTILINE | re.DOTALL)
    place = _OPEN.search(text)
    if place is None:
        raise StepFailedError(f"{PATTERN} has no <releases>: add it.")
    text = f"{text[: place.start()]}{place[1]}<releases>\n{_entry(section, place[1] + _INDENT)}{text[place.end() :]}"
    try:
        ET.fromstring(text)  # noqa: S314 -- a file of this repository
    except ET.ParseError as error:
        raise StepFailedError(f"{PATTERN} is no XML with the release in it: {error}") from error
    return text


def _entry(section: Section, indent: str) -> str:
    date = section.date.isoformat() if section.date else ""
    lines = [f'<release version="{section.version}" date="{date}">', f"{_INDENT}<description>", f"{_INDENT * 2}<ul>"]
    lines += [f"{_INDENT * 3}<li>{escape(entry)}</li>" for entry in section.entries]
    lines += [f"{_INDENT * 2}</ul>", f"{_INDENT}</description>", "</release>"]
    return "".join(f"{indent}{line}\n" for line in lines)
