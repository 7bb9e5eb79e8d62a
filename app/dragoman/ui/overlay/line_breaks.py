"""Where a line may end, in any script (Unicode line breaking, UAX #14), and where a word may be cut at all."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

_Kind = QTextBoundaryFinder.BoundaryType


def line_ends(text: str) -> list[int]:
    """Return the positions at which a line may end, the end of the text included."""
    return _boundaries(_Kind.Line, text)


def character_ends(text: str) -> list[int]:
    """Return the ends of what readers take for one character: a letter with its accents, an emoji."""
    return _boundaries(_Kind.Grapheme, text)


def _boundaries(kind: _Kind, text: str) -> list[int]:
    """Return all boundaries but the one at 0, counted in characters as Python does."""
    finder = QTextBoundaryFinder(kind, text)
    units = []
    while (position := finder.toNextBoundary()) != -1:
        units.append(position)
    if not text or max(text) <= "\uffff":
        return units
    characters = _characters_by_unit(text)
    return [characters[unit] for unit in units if unit in characters]


def _characters_by_unit(text: str) -> dict[int, int]:
    """Return position in UTF-16 units, as Qt counts -> position in characters."""
    positions, units = {0: 0}, 0
    for count, character in enumerate(text, start=1):
        units += 2 if character > "\uffff" else 1
        positions[units] = count
    return positions
