"""Spans of time, in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def seconds(value_s: float) -> str:
    """Return a number of seconds as the user's language writes it; what is less than none is none."""
    return QLocale().toString(value_s, "f", 1) if value_s >= 0.05 else "0"  # noqa: PLR2004  # what rounds to 0.1
