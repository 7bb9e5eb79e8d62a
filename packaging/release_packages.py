"""The Python packages that a release consists of: what the app's dependencies bring on this system, as installed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from bootstrap_base import StepFailedError
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

STARTER = "starter"
"""The extra with the models that come along."""
LOADER = "pyinstaller"
"""Its loader becomes part of the frozen app; nothing that it depends on does."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package and the packages it cannot do without here."""

    name: str
    """Lower case, with hyphens."""
    distribution: Distribution
    needs: frozenset[str]
    """Names of packages."""

    @property
    def version(self) -> str:
        """Its version."""
        return self.distribution.version

    @property
    def homepage(self) -> str:
        """Its address, or "" where it tells none."""
        addresses = [line.split(",", 1) for line in self.told("Project-URL")]
        named = {name.strip().lower(): address.strip() for name, address in addresses}
        known = [named.get("homepage", ""), *self.told("Home-page"), *named.values()]
        return next(filter(None, known), "")

    def told(self, field: str) -> list[str]:
        """Returns what the package's metadata say in a field, each time that it occurs."""
        return self.distribution.metadata.get_all(field) or []


def requirements(root: Path) -> list[Requirement]:
    """Returns what the app asks for, with the starter models."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"][STARTER]]


def shipped(wanted: list[Requirement]) -> list[Package]:
    """Returns the packages that these requirements bring, all the way down, sorted by name.

    Raises:
        StepFailedError: One of them is not installed.
    """
    found: dict[str, Package] = {}
    waiting = _here(wanted, frozenset())
    while waiting:
        requirement = waiting.pop()
        package = _installed(requirement.name)
        needs = _here(_needs(package), frozenset(requirement.extras))
        names = frozenset(canonicalize_name(need.name) for need in needs)
        name = canonicalize_name(requirement.name)
        known = found.get(name)
        if known is None or not names <= known.needs:
            found[name] = Package(name, package, names | (known.needs if known else frozenset()))
            waiting += needs
    return [found[name] for name in sorted(found)]


def loader() -> Package:
    """Returns the package whose loader starts the frozen app."""
    return Package(LOADER, _installed(LOADER), frozenset())


def _needs(package: Distribution) -> list[Requirement]:
    return [Requirement(line) for line in package.requires or []]


def _here(needs: list[Requirement], extras: frozenset[str]) -> list[Requirement]:
    """Return those that count on this system, with these extras."""
    return [need for need in needs if _counts(need, extras)]


def _counts(need: Requirement, extras: frozenset[str]) -> bool:
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras | {""})


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise StepFailedError(
            f"{name} belongs to the release and is not installed. Install what packaging/requirements names."
        ) from error


def files_below(package: Distribution, folder: str) -> Iterator[Path]:
    """Yields the files of a folder of the package's own metadata, for example "sboms", in the order of their names."""
    for file in sorted(package.files or []):
        if folder in file.parts and any(part.endswith(".dist-info") for part in file.parts):
            yield Path(str(file.locate()))
