"""The colours of subtitles, and when their letters need an outline to be readable over any picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dragoman.config.settings import OverlayColours

_READABLE: Final = 4.5
"""Contrast of text and ground that WCAG 2.1 asks for (level AA)."""
_PICTURES: Final = (0.0, 255.0)
"""Black and white: whatever is behind the box is between them."""
_LINEAR_UP_TO: Final = 0.04045
"""Below this share of full brightness sRGB is a straight line."""


@dataclass(frozen=True, slots=True)
class LetterColours:
    """What one choice of colours consists of."""

    letters: str
    tentative: str
    """Words that may still change."""
    box: str
    """Behind the letters, and their outline."""

    def needs_outline(self, opacity: float) -> bool:
        """Say whether letters are hard to read somewhere on a box of this opacity, 0 to 1."""
        letters = [_channels(each) for each in (self.letters, self.tentative)]
        grounds = [
            [opacity * channel + (1 - opacity) * picture for channel in _channels(self.box)] for picture in _PICTURES
        ]
        return min(_contrast(each, ground) for each in letters for ground in grounds) < _READABLE


COLOURS: Final[dict[OverlayColours, LetterColours]] = {
    "white": LetterColours(letters="#FFFFFF", tentative="#DCDCDC", box="#000000"),
    "yellow": LetterColours(letters="#FFE94F", tentative="#EBDB6C", box="#000000"),
    "black": LetterColours(letters="#000000", tentative="#3A3A3A", box="#FFFFFF"),
}


def _channels(colour: str) -> list[float]:
    return [float(int(colour[start : start + 2], 16)) for start in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    """Return the relative luminance of sRGB channels of 0 to 255, as WCAG 2.1 defines it."""
    shares = [each / 255 for each in channels]
    linear = [each / 12.92 if each <= _LINEAR_UP_TO else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: list[float], other: list[float]) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
