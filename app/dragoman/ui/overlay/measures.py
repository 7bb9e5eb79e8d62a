"""How much room subtitles need, in device-independent pixels."""

from __future__ import annotations

from typing import Final

from dragoman.ui.overlay.style import OverlayStyle
from dragoman.ui.theme import Space

GAP: Final = int(Space.XS)
"""Between the original and the translation."""
_ROW: Final = 1.45
"""Height of a row, in heights of type: enough for Chinese and for vowel signs above and below."""
_ORIGINAL_SHARE: Final = 0.72
"""Height of the original's type where the translation is shown too."""
_LEAST_SIZE: Final = 14


def sizes(style: OverlayStyle) -> tuple[int, ...]:
    """Return the height of type of each text, from top to bottom."""
    if style.content == "both":
        return max(_LEAST_SIZE, round(_ORIGINAL_SHARE * style.size)), style.size
    return (style.size,)


def row_height(size: int) -> int:
    """Return the height of a row of type of a height."""
    return round(_ROW * size)


def padding(style: OverlayStyle) -> int:
    """Return the room above and below the letters."""
    return max(int(Space.XS), round(style.size * 0.2))


def margin(style: OverlayStyle) -> int:
    """Return the room left and right of the letters."""
    return max(int(Space.M), round(style.size * 0.5))


def full_height(style: OverlayStyle) -> int:
    """Return the height of a box that has all its lines."""
    rows = [style.lines * row_height(size) for size in sizes(style)]
    return sum(rows) + GAP * (len(rows) - 1) + 2 * padding(style)
