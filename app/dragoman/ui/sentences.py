"""Sentences one after the other, as the script they are written in has it."""

from __future__ import annotations

from typing import Final

_ENDS_WITH_ROOM: Final = ("\u3002", "\uff01", "\uff1f")
"""Full-width stop, exclamation and question mark bring their own gap."""


def side_by_side(*sentences: str) -> str:
    """Return those sentences that are not empty as one text."""
    text = ""
    for sentence in filter(None, sentences):
        gap = "" if not text or text.endswith(_ENDS_WITH_ROOM) else " "
        text = f"{text}{gap}{sentence}"
    return text
