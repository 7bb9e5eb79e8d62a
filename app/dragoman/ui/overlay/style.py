"""How the user wants the subtitles to look."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.config.settings import OverlayColours, OverlayContent, Settings
from dragoman.ui.overlay.letter_colours import COLOURS, LetterColours

SIZES = range(16, 97)
"""Heights of type in device-independent pixels."""
WIDTHS = range(20, 101)
"""Per cent of the screen's width."""


@dataclass(frozen=True, slots=True)
class OverlayStyle:
    """The user's choices for the subtitles, as `Settings` has them."""

    content: OverlayContent = "translation"
    colours: OverlayColours = "white"
    size: int = 32
    """Height of the type in device-independent pixels."""
    lines: int = 2
    """Lines of each text."""
    width: int = 70
    """Per cent of the screen's width."""
    opacity: int = 65
    """Per cent, of the box behind the letters."""
    is_motion_reduced: bool = False

    @classmethod
    def of(cls, settings: Settings) -> OverlayStyle:
        """Take what the settings say."""
        return cls(
            content=settings.overlay_content,
            colours=settings.overlay_colours,
            size=settings.overlay_size,
            lines=settings.overlay_lines,
            width=settings.overlay_width,
            opacity=settings.overlay_opacity,
            is_motion_reduced=settings.is_motion_reduced,
        )

    @property
    def letter_colours(self) -> LetterColours:
        """The colours by role."""
        return COLOURS[self.colours]

    @property
    def has_outline(self) -> bool:
        """Whether the letters need an outline, since much of the picture shines through the box."""
        return self.letter_colours.needs_outline(self.opacity / 100)
