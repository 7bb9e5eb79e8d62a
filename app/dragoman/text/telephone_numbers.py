"""Finding telephone numbers, which are said digit by digit."""

from __future__ import annotations

import re

_CANDIDATE = re.compile(r"(?<![\w.,/:-])\+?\(?\d[\d()\s-]{6,}\d(?![\w%,.]\d|\w)")
_GROUPED_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+")
_YEARS = re.compile(r"[12]\d{3}(?:[\s-]+[12]\d{3})*")
_SMALL_NUMBERS = re.compile(r"[1-9]\d?(?:\s+\d\d?)*")
_RANGE = re.compile(r"(\d{5,})-\d{5,}")
_FEWEST_DIGITS = 7
_PLAIN_DIGITS = 10
"""So many digits without a mark between them are no amount any more."""


def with_digits_apart(text: str) -> str:
    """Return a text with each digit of a telephone number alone, and commas between its groups."""
    return _CANDIDATE.sub(lambda found: _apart(found[0]), text)


def _apart(written: str) -> str:
    groups = re.findall(r"\d+", written)
    fewest = _PLAIN_DIGITS if written.isdecimal() else _FEWEST_DIGITS
    numbers = (_GROUPED_NUMBER, _YEARS, _SMALL_NUMBERS, _RANGE)
    if len("".join(groups)) < fewest or any(pattern.fullmatch(written) for pattern in numbers):
        return written
    return ("+" if written.startswith("+") else "") + ", ".join(" ".join(group) for group in groups)
