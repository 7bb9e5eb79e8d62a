#!/usr/bin/env python3
"""Completes a folder of finished files: their checksums, and the feed in which the update check reads of the release.

    python packaging/release_feed.py --dist dist --feed https://example.org/dragoman/release.json

The release command does this at its end. Where several systems have made their files, it is done once more when all lie
in one folder. The files are to be published beside the feed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from bootstrap_base import ROOT, StepFailedError
from release_changelog import FILE as CHANGELOG
from release_changelog import Section, section_of
from release_edits import known_feed
from release_version import FILE as VERSION_FILE
from release_version import version_in

CHECKSUMS = "SHA256SUMS"
SCHEMA = 1
"""That of `dragoman.updates.release_feed`, which reads it."""
LONGEST_NEWS = 4000
"""Characters that it shows."""

_PLATFORM = re.compile(r"-(linux|windows|macos)-(x86_64|arm64)\b")
_DEBIAN = re.compile(r"_(amd64|arm64)\.deb$")
_INSTALLERS = (".AppImage", ".deb", ".dmg", ".exe", ".flatpak", ".tar.gz", ".tar.xz", ".zip")


def platform_of(name: str) -> str | None:
    """Returns the system a file installs Dragoman on, for example "linux-x86_64"; None where it is no installer."""
    debian = _DEBIAN.search(name)
    if debian is not None:
        return f"linux-{debian[1].replace('amd64', 'x86_64')}"
    found = _PLATFORM.search(name)
    return f"{found[1]}-{found[2]}" if found is not None and name.endswith(_INSTALLERS) else None


def files_in(folder: Path, *, besides: str = "") -> list[Path]:
    """Returns the finished files in the order of their names, without the checksums and one more."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name not in {CHECKSUMS, besides})


def sha256_of(path: Path) -> str:
    """Returns the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path) -> None:
    """Writes what `sha256sum --check` reads."""
    lines = [f"{sha256_of(path)}  {path.name}\n" for path in files_in(folder)]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def feed_name(feed: str) -> str:
    """Returns the name of the feed's file.

    Raises:
        StepFailedError: The address is none that the update check asks.
    """
    name = urlsplit(feed).path.rsplit("/", 1)[-1]
    if urlsplit(feed).scheme != "https" or not name.endswith(".json"):
        raise StepFailedError(f"The feed's address has to be like https://example.org/dragoman/release.json: {feed}")
    return name


def write_feed(folder: Path, section: Section, feed: str, page: str = "") -> Path:
    """Writes the feed beside the files that it names.

    Args:
        folder: of the finished files.
        section: the changelog's, dated.
        feed: address at which it will lie; the files lie beside it.
        page: address from which people download; "" for the folder in which the feed lies.

    Returns:
        The feed.

    Raises:
        StepFailedError: The release has no date, or the address is none.
    """
    if section.date is None:
        raise StepFailedError(f"{section.version} has no date in {CHANGELOG}: it is not released.")
    path = folder / feed_name(feed)
    files: dict[str, list[dict[str, str | int]]] = {}
    for file in files_in(folder, besides=path.name):
        platform = platform_of(file.name)
        if platform is not None:
            address = urljoin(feed, quote(file.name))
            entry: dict[str, str | int] = {"address": address, "size": file.stat().st_size, "sha256": sha256_of(file)}
            files.setdefault(platform, []).append(entry)
    content = {
        "schema": SCHEMA,
        "version": section.version,
        "date": section.date.isoformat(),
        "page": page or urljoin(feed, "."),
        "news": {"en": _news(section)},
        "files": files,
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return path


def _news(section: Section) -> str:
    """Return as many whole lines as are shown."""
    news = ""
    for entry in section.entries:
        longer = f"{news}{entry}\n"
        if len(longer) > LONGEST_NEWS:
            break
        news = longer
    return news.rstrip("\n")


def main() -> int:
    """Writes both; exit code 1 when that cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dist", type=Path, required=True, metavar="DIR", help="where the finished files lie")
    parser.add_argument("--feed", metavar="URL", help="where the feed will lie (default: as in the release)")
    parser.add_argument("--page", default="", metavar="URL", help="where people download (default: the feed's folder)")
    options = parser.parse_args()
    try:
        version = version_in((ROOT / VERSION_FILE).read_text(encoding="utf-8"))
        section = section_of((ROOT / CHANGELOG).read_text(encoding="utf-8"), version)
        feed = options.feed or known_feed(ROOT)
        if feed:
            write_feed(options.dist, section, feed, options.page)
        write_checksums(options.dist)
    except StepFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
