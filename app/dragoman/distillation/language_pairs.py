"""The two languages of a model by the name of its folder, such as en-pt."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.domain.errors import InputError

_NAME = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")


def languages_of(folder: Path) -> tuple[str, str]:
    """Return source and target.

    Raises:
        InputError: the folder is called otherwise.
    """
    match = _NAME.fullmatch(folder.resolve().name)
    if match is None:
        raise InputError(
            "“{folder}” does not tell its languages.",
            "Call it by the language it translates from and the one it translates into, such as en-pt.",
            folder=folder,
        )
    return match[1], match[2]
