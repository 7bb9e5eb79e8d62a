"""The file in which a release is told: JSON, made by the release command."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from packaging.version import Version

from dragoman.domain.updates import Release, ReleaseFile

SCHEMA: Final = 1
"""A change of meaning of any field raises it; a new field does not."""
_LONGEST_NEWS: Final = 4000
_LONGEST_ADDRESS: Final = 1000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class FeedError(ValueError):
    """What was read tells of no release."""


class NewerFeedError(ValueError):
    """What was read tells of releases in a way that only newer versions know."""


def parse_feed(content: bytes, platform: str) -> Release:
    """Return the release of which a feed tells, with its files for one platform. Whoever wrote it need not be trusted.

    ::

        {
          "schema": 1,
          "version": "0.2.0",
          "date": "2026-12-01",
          "page": "https://example.org/dragoman",
          "news": {"en": "What is new, line by line.", "pt_BR": "O que há de novo."},
          "files": {
            "linux-x86_64": [{"address": "https://example.org/dragoman.deb", "size": 123, "sha256": "64 digits"}],
            "windows-x86_64": [], "macos-arm64": []
          }
        }

    Args:
        content: the feed.
        platform: a key of its files.

    Raises:
        NewerFeedError: its schema is newer than this version.
        FeedError: it is none.
    """
    try:
        document = json.loads(content)
        schema = document["schema"]
        release = _release(document, platform) if schema == SCHEMA else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FeedError(f"{type(error).__name__}: {error}") from error
    if release is None:
        raise NewerFeedError(schema)
    return release


def _release(document: dict[str, Any], platform: str) -> Release:
    return Release(
        version=str(Version(document["version"])),
        published=date.fromisoformat(document["date"]),
        page=_address(document["page"]),
        news={locale: _shown(text) for locale, text in document.get("news", {}).items()},
        files=tuple(_file(entry) for entry in document.get("files", {}).get(platform, ())),
    )


def _file(entry: dict[str, Any]) -> ReleaseFile:
    size, sha256 = entry["size"], entry["sha256"]
    if not isinstance(size, int) or size <= 0 or not _SHA256.fullmatch(sha256):
        raise FeedError("a file is described wrongly")
    return ReleaseFile(_address(entry["address"]), size, sha256)


def _address(text: str) -> str:
    """Return an address that may be opened in a browser."""
    if urlsplit(text).scheme != "https" or not urlsplit(text).hostname:
        raise FeedError("an address is not of a site that proves who it is")
    if len(text) > _LONGEST_ADDRESS or not text.isascii() or not text.isprintable() or " " in text:
        raise FeedError("an address is none")
    return text


def _shown(text: str) -> str:
    """Return what of a text can be shown."""
    return "".join(each for each in text[:_LONGEST_NEWS] if each.isprintable() or each == "\n").strip()
