#!/usr/bin/env python3
"""Writes down the licences of everything in a release, with their texts; refuses what does not fit.

    python packaging/release_licences.py --frozen dist/Dragoman --out dist/Dragoman/THIRD-PARTY-LICENCES.txt

What fits, and what is known of packages that do not tell it themselves, stands in `licences/licences.toml`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bootstrap_base import StepFailedError
from release_licensing import Licensed, contents

HEAD = """\
THIRD-PARTY LICENCES

Dragoman itself is free software under the GNU General Public License 3.0 or later. It contains what is listed here,
made by others. First the list, then the text of each licence with what it belongs to.
"""
LINE = "=" * 100


def report(licences: Sequence[Licensed]) -> str:
    """Returns the report: a list, what is to be known of it, and every distinct text once with what it belongs to."""
    owners: dict[str, list[str]] = {}
    for one in licences:
        for text in dict.fromkeys(one.texts):
            owners.setdefault(text, []).append(one.name)
    texts = [f"{LINE}\n{', '.join(names)}\n{LINE}\n\n{text}" for text, names in owners.items()]
    listed = "\n".join(_listed(licences)) + "\n"
    notes = [f"Of {one.name}: {one.note}\n" for one in licences if one.note]
    return "\n".join([HEAD, listed, *notes, *texts])


def _listed(licences: Sequence[Licensed]) -> Iterator[str]:
    width = max(len(one.name) for one in licences) + 2
    version_width = max(len(one.version) for one in licences) + 2
    for one in licences:
        yield f"{one.name:<{width}}{one.version:<{version_width}}{one.expression}"
        yield from (f"{'':<{width}}{detail}" for detail in (one.homepage, one.copyright) if detail)


def write_report(path: Path, licences: Sequence[Licensed]) -> None:
    """Writes the report, and tells what is accepted although it does not fit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(licences), encoding="utf-8", newline="\n")
    for one in licences:
        if one.note:
            print(f"To be known of {one.name}: {one.note}", file=sys.stderr)


def main() -> int:
    """Writes the report; exit code 1 when something has no licence, or one that does not fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    parser.add_argument("--frozen", type=Path, metavar="DIR", help="the frozen app, for libraries that it takes along")
    options = parser.parse_args()
    try:
        write_report(options.out, list(contents(options.frozen).licences.values()))
    except StepFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
