"""What the smoke test has found: checks that hold or do not, and figures."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from smoke.failure import SmokeError


@dataclass(frozen=True)
class Check:
    """Something that has to be so."""

    part: str
    what: str
    is_passed: bool
    expected: str
    seen: str


@dataclass(frozen=True)
class Figure:
    """Something that was measured."""

    part: str
    what: str
    value: float
    unit: str


@dataclass
class Report:
    """All that was found, in the order in which it was found."""

    checks: list[Check] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    @property
    def is_passed(self) -> bool:
        """Whether there were checks, and all of them hold."""
        return bool(self.checks) and all(check.is_passed for check in self.checks)

    def check(self, part: str, what: str, *, holds: bool, expected: str, seen: object) -> None:
        """Add a check, and say at once how it went."""
        made = Check(part, what, holds, expected, str(seen))
        self.checks.append(made)
        print(_line(made), flush=True)

    def figure(self, part: str, what: str, value: float, unit: str) -> None:
        """Add a figure."""
        self.figures.append(Figure(part, what, value, unit))

    @contextlib.contextmanager
    def step(self, part: str, what: str) -> Iterator[None]:
        """Add a check that holds unless a `SmokeError` comes out of what is done meanwhile.

        Raises:
            SmokeError: what came; without this step the next ones of the same part make no sense.
        """
        try:
            yield
        except SmokeError as error:
            self.check(part, what, holds=False, expected="", seen=error)
            raise
        self.check(part, what, holds=True, expected="", seen="")

    def text(self) -> str:
        """Return everything as a table."""
        rows = [[figure.part, figure.what, f"{figure.value:.4g}", figure.unit] for figure in self.figures]
        failed = [check for check in self.checks if not check.is_passed]
        lines = [_line(check) for check in failed]
        count = f"{len(self.checks) - len(failed)} of {len(self.checks)} checks passed"
        return "\n".join([*aligned(rows), *([""] if rows else []), *lines, count])

    def json(self) -> str:
        """Return everything as JSON."""
        content = {
            "is_passed": self.is_passed,
            "checks": [asdict(check) for check in self.checks],
            "figures": [asdict(figure) for figure in self.figures],
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def aligned(rows: list[list[str]]) -> list[str]:
    """Return one line for each row, its columns below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _line(check: Check) -> str:
    mark = "ok  " if check.is_passed else "FAIL"
    if check.is_passed:
        return f"{mark}  {check.part}: {check.what}"
    expected = f"\n      expected: {check.expected}" if check.expected else ""
    return f"{mark}  {check.part}: {check.what}{expected}\n      seen: {check.seen}"
