"""The licence of every package and model in a release, with its text; what does not fit stops the release."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

from bootstrap_base import ROOT, StepFailedError
from release_libraries import debian_package, licence_of, system_libraries
from release_models import Model, starter_models
from release_packages import Package, loader, requirements, shipped
from release_policy import OWN, TABLE, Policy, Special, fits, is_spdx, read_policy, standard_text, tidy

PYTHON = "python"

_TEXT_NAME = re.compile(r"(licen[cs]e|copying|notice|third.?party.?notices)[\w.-]*", re.IGNORECASE)
_CODE = (".py", ".pyc", ".pyi", ".h", ".json")
_WHERE = TABLE.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Licensed:
    """Something in the release with its licence."""

    name: str
    version: str
    expression: str
    """SPDX."""
    texts: tuple[str, ...]
    homepage: str = ""
    copyright: str = ""
    note: str = ""
    """Why it is accepted although its licence is not among those that fit; "" for all others."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in a release that others have made."""

    packages: tuple[Package, ...]
    models: tuple[Model, ...]
    libraries: tuple[Licensed, ...]
    """Those of the operating system."""
    licences: dict[str, Licensed]
    """By the names of packages and libraries, and the ids of models."""


def contents(frozen: Path | None = None, root: Path = ROOT) -> Contents:
    """Returns all that goes into a release of this tree on this system.

    Args:
        frozen: folder of the frozen app, which is looked through for libraries of the operating system.
        root: the tree.

    Raises:
        StepFailedError: A package is missing, or something has a licence that is unknown or does not fit.
    """
    policy = read_policy()
    packages = (*shipped(requirements(root)), loader())
    models = starter_models(root)
    found = [licensed(package, policy) for package in packages] + [licensed_python(policy)]
    libraries = tuple(licensed_library(name, policy) for name in (system_libraries(frozen) if frozen else ()))
    found += [*libraries, *(licensed_model(model, policy) for model in models)]
    return Contents(packages, models, libraries, {one.name: one for one in found})


def expression_of(package: Package, policy: Policy) -> str:
    """Returns the SPDX expression that the package's metadata tell, or "" where they tell none that is understood."""
    classifiers = [line.removeprefix("License :: ") for line in package.told("Classifier")]
    claims = [*package.told("License-Expression"), *package.told("License"), *classifiers]
    named = (policy.names.get(claim, claim) for claim in claims)
    return next((claim for claim in named if is_spdx(claim)), "")


def own_texts(package: Distribution) -> list[str]:
    """Returns the licence texts that lie in the package, each once."""
    texts: dict[str, None] = {}
    for file in sorted(package.files or []):
        path = PurePosixPath(file)
        where = Path(str(file.locate()))
        if _TEXT_NAME.fullmatch(path.name) and path.suffix not in _CODE and where.is_file():
            texts[tidy(where.read_text(encoding="utf-8", errors="replace"))] = None
    return list(texts)


def licensed(package: Package, policy: Policy) -> Licensed:
    """Returns a package with its licence and the texts that go with it.

    Raises:
        StepFailedError: The licence or its text is unknown, or the licence does not fit.
    """
    special = policy.packages.get(package.name, Special())
    expression = special.expression or expression_of(package, policy)
    what = f"{package.name} {package.version}"
    if not expression:
        raise StepFailedError(f"{what} does not tell its licence. Read it in its source, then name it in {_WHERE}.")
    _check(what, expression, policy.compatible | special.accepted)
    texts = (*own_texts(package.distribution), *(standard_text(name) for name in special.texts))
    if not texts:
        raise StepFailedError(f"{what} brings no text of its licence ({expression}). Name one in {_WHERE}.")
    return Licensed(package.name, package.version, expression, texts, package.homepage, special.copyright, special.note)


def licensed_python(policy: Policy) -> Licensed:
    """Returns Python itself, which the frozen app contains."""
    special = policy.packages[PYTHON]
    version = ".".join(str(number) for number in sys.version_info[:3])
    texts = tuple(standard_text(name) for name in special.texts)
    return Licensed(PYTHON, version, special.expression, texts, "https://www.python.org/", special.copyright)


def licensed_library(name: str, policy: Policy) -> Licensed:
    """Returns a library of the operating system with its licence.

    Raises:
        StepFailedError: The licence is unknown or does not fit, or nobody can say where the library is from.
    """
    expression = licence_of(name, policy)
    _check(name, expression, policy.compatible)
    package, version, text = debian_package(name)
    return Licensed(name, version, expression, (text,), copyright=f"From the Debian package {package}.")


def licensed_model(model: Model, policy: Policy) -> Licensed:
    """Returns a model with its licence.

    Raises:
        StepFailedError: Its licence does not fit, or has no text here.
    """
    special = policy.models.get(model.id, Special())
    _check(f"The model {model.id}", model.licence, policy.compatible | special.accepted)
    texts = (standard_text(model.licence),)
    return Licensed(model.id, "", model.licence, texts, model.origin, special.copyright, special.note)


def _check(what: str, licence: str, allowed: frozenset[str]) -> None:
    if not fits(licence, allowed):
        raise StepFailedError(
            f"{what} has a licence that is not known to fit {OWN}: {licence}. Leave it out, or say in {_WHERE} why it "
            "fits."
        )
