"""Which shared libraries a folder of programs needs and a file system does not have."""

from __future__ import annotations

import re
from pathlib import Path

from smoke.container import Container, User

_ELF = b"\x7fELF"
_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


def missing_libraries(inside: Container, folder: str) -> list[str]:
    """Return what is missing for the programs and libraries below a folder, as seen from inside."""
    outside = inside.outside(folder)
    files = [f"{folder}/{path.relative_to(outside)}" for path in sorted(outside.rglob("*")) if _is_elf(path)]
    places = {str(Path(file).parent) for file in files}
    asked = inside.run("ldd", *files, user=User(), environment={"LD_LIBRARY_PATH": ":".join(sorted(places))})
    return missing_in(asked.stdout)


def missing_in(told: str) -> list[str]:
    """Return which libraries `ldd` has not found for the files it was asked about, and for which of them."""
    wanted_by: dict[str, list[str]] = {}
    for section in re.split(r"^(?=\S)", told, flags=re.MULTILINE):
        file, _, lines = section.partition(":\n")
        for name in dict.fromkeys(_MISSING.findall(lines)):
            wanted_by.setdefault(name, []).append(file)
    return [f"{name} for {_first_of(files)}" for name, files in sorted(wanted_by.items())]


def _first_of(files: list[str]) -> str:
    return files[0] + (f" and {len(files) - 1} more" if len(files) > 1 else "")


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _ELF
