"""Days, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale


def day(value: date) -> str:
    """Return a date as the user's language writes it out, without the weekday, which Qt always adds."""
    from babel.dates import format_date

    return format_date(value, "long", QLocale().name())
