"""Which licences fit, and what is known of packages and models that do not tell theirs: `licences/licences.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from boolean import ParseError
from bootstrap_base import ROOT, StepFailedError
from license_expression import ExpressionError, LicenseExpression, Licensing, get_spdx_licensing

FOLDER = ROOT / "packaging" / "licences"
TABLE = FOLDER / "licences.toml"
OWN = "GPL-3.0-or-later"
"""Dragoman's own licence, whose text is the LICENSE of this repository."""

_SPDX = get_spdx_licensing()
_ANY = Licensing()
_FAULTS = (ExpressionError, ParseError)


@dataclass(frozen=True, slots=True)
class Special:
    """What is known of one package or model that does not tell it itself; the table explains the fields."""

    reason: str = ""
    expression: str = ""
    texts: tuple[str, ...] = ()
    copyright: str = ""
    accepted: frozenset[str] = frozenset()

    @property
    def note(self) -> str:
        """Why it is accepted although its licence is not among those that fit; "" where it is."""
        return self.reason if self.accepted else ""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which licences fit, and all special cases."""

    compatible: frozenset[str]
    names: dict[str, str] = field(default_factory=dict)
    """What packages write -> SPDX identifier."""
    packages: dict[str, Special] = field(default_factory=dict)
    models: dict[str, Special] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)
    """Libraries of the operating system, such as "libssl" -> SPDX expression."""


def read_policy(path: Path = TABLE) -> Policy:
    """Returns the table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    special = {kind: {name: _special(entry) for name, entry in table[kind].items()} for kind in ("packages", "models")}
    return Policy(frozenset(table["compatible"]), table["names"], **special, libraries=table["libraries"])


def _special(entry: dict[str, Any]) -> Special:
    lists = {"texts": tuple(entry.get("texts", ())), "accepted": frozenset(entry.get("accepted", ()))}
    return Special(**{**entry, **lists})


def is_spdx(expression: str) -> bool:
    """Returns whether a text is an expression made of SPDX's own identifiers."""
    try:
        return _SPDX.parse(expression, validate=True) is not None
    except _FAULTS:
        return False


def fits(expression: str, allowed: frozenset[str]) -> bool:
    """Returns whether a licence, or one of those that it leaves to choose from, is allowed."""
    try:
        parsed = _ANY.parse(expression)
    except _FAULTS:
        return False
    return parsed is not None and _fits(parsed, allowed)


def _fits(node: LicenseExpression, allowed: frozenset[str]) -> bool:
    if isinstance(node, _ANY.OR):
        return any(_fits(part, allowed) for part in node.args)
    if isinstance(node, _ANY.AND):
        return all(_fits(part, allowed) for part in node.args)
    return node.render() in allowed


def standard_text(name: str) -> str:
    """Returns the text of a licence by its SPDX identifier.

    Raises:
        StepFailedError: There is none in the folder.
    """
    path = ROOT / "LICENSE" if name == OWN else FOLDER / f"{name}.txt"
    if not path.is_file():
        raise StepFailedError(f"The text of the licence {name} is missing: add it as {path.relative_to(ROOT)}.")
    return tidy(path.read_text(encoding="utf-8"))


def tidy(text: str) -> str:
    """Returns a text without spaces at the ends of lines and empty lines around it: the same on all systems."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"
