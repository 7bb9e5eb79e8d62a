"""What is known of this copy of the app, and of a newer release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What was written into this copy when it was made."""

    version: str
    built: date | None = None
    """None where nobody has made a release of it."""
    feed: str = ""
    """Address where newer releases are told; empty where this copy knows none."""


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file that installs a release."""

    address: str
    size: int
    """Bytes."""
    sha256: str

    @property
    def name(self) -> str:
        """The last part of its address."""
        return unquote(self.address.rsplit("/", maxsplit=1)[-1])


@dataclass(frozen=True, slots=True)
class Release:
    """A release that somebody has published."""

    version: str
    published: date
    page: str
    """Address from which people download it."""
    news: Mapping[str, str]
    """What is new: locale, for example "pt_BR", or language tag -> lines of text."""
    files: tuple[ReleaseFile, ...]
    """Those for this system; none where there is none."""

    def news_in(self, locale: str) -> str:
        """Return what is new in the language of a locale, else in English, else nothing."""
        language = locale.split("_", maxsplit=1)[0]
        return next((self.news[each] for each in (locale, language, "en") if each in self.news), "")
