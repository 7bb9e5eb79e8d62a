"""The version: what it may be, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bootstrap_base import StepFailedError
from packaging.version import InvalidVersion, Version

FILE = "app/dragoman/__init__.py"
TAG = "v{}"

_LINE = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)


def check_version(wanted: str, current: str, tags: Iterable[str], tags_here: Iterable[str]) -> None:
    """Checks that a version may be released.

    It is newer than all that are released and at least what the source says; or it is what this very commit was
    released as, so that the same can be built once more.

    Args:
        wanted: the version to be released.
        current: what the source says.
        tags: all tags of the repository.
        tags_here: those of the commit that is checked out.

    Raises:
        StepFailedError: It may not.
    """
    version = _parsed(wanted)
    if TAG.format(wanted) in set(tags_here):
        return
    released = [known for known in map(_tagged, tags) if known is not None]
    newest = max(released, default=None)
    if newest is not None and version <= newest:
        raise StepFailedError(f"{wanted} is not newer than {newest}, which is released. Choose a higher version.")
    if version < _parsed(current):
        raise StepFailedError(f"{wanted} is older than {current}, which {FILE} names. Choose a higher version.")


def version_in(text: str) -> str:
    """Returns the version that the source says.

    Raises:
        StepFailedError: It says none.
    """
    found = _LINE.search(text)
    if found is None:
        raise StepFailedError(f'{FILE} has no line like: __version__ = "0.1.0"')
    return found[1]


def with_version(text: str, version: str) -> str:
    """Returns the source with another version."""
    return _LINE.sub(f'__version__ = "{version}"', text, count=1)


def _parsed(text: str) -> Version:
    """Return a version in the form that this project uses: 0.2.0, or 0.2.0rc1 before it."""
    try:
        version = Version(text)
    except InvalidVersion:
        version = None
    if version is None or str(version) != text or len(version.release) != 3:  # noqa: PLR2004 -- major.minor.patch
        raise StepFailedError(f"{text!r} is no version: it has three numbers, as in 0.2.0 or 0.2.0rc1.")
    return version


def _tagged(tag: str) -> Version | None:
    try:
        return Version(tag.removeprefix("v")) if tag.startswith("v") else None
    except InvalidVersion:
        return None
