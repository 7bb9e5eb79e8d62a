"""The app's visual language in one place: colours by role, spacing, radii and sizes of type.

Views name roles, never colours. Every text colour has a contrast of at least 4.5 to 1 on the surfaces it is used on
(WCAG 2.1, level AA), in the theme of high contrast of at least 7 to 1 (level AAA); the tests measure it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class SideColours:
    """The colours of one person."""

    accent: str
    """Filled areas: the talk button."""
    accent_held: str
    """The same while held down."""
    on_accent: str
    """Text and icons on both."""
    tint: str
    """The bubble."""
    tint_edge: str
    """Its outline."""
    ink: str
    """Accented text on the bubble and on the window's ground."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role."""

    name: str
    ground: str
    """Behind everything."""
    surface: str
    """Bars, panels, menus."""
    sunken: str
    """Fields and what cannot be used now."""
    edge: str
    """Outlines and dividers."""
    control: str
    """Handles and marks that are drawn: at least 3 to 1 on all of these grounds."""
    text: str
    text_muted: str
    focus: str
    """Ring around what has the keyboard."""
    hover: str
    danger: str
    danger_tint: str
    danger_edge: str
    success: str
    mark: str
    """Behind words that were searched for."""
    first: SideColours
    second: SideColours
    focus_width: int = 2
    """Pixels of the ring around what has the keyboard."""

    def tokens(self) -> dict[str, str]:
        """Return every role under its name, a side's as `first_tint`."""
        names = [each.name for each in fields(self) if each.name not in {"first", "second"}]
        plain = {name: str(getattr(self, name)) for name in names}
        for name, side in (("first", self.first), ("second", self.second)):
            plain |= {f"{name}_{each.name}": getattr(side, each.name) for each in fields(side)}
        return plain


LIGHT = Theme(
    name="light",
    ground="#F7F5F1",
    surface="#FFFFFF",
    sunken="#EDEAE4",
    edge="#DDD8CF",
    control="#8A857B",
    text="#1D1B18",
    text_muted="#5E5A53",
    focus="#1E63C4",
    hover="#EFECE6",
    danger="#A3201B",
    danger_tint="#FBEAE7",
    danger_edge="#EBC0BA",
    success="#1D6B3A",
    mark="#FFE49A",
    first=SideColours(
        accent="#0C6A6A", accent_held="#08504F", on_accent="#FFFFFF", tint="#E3F1EF", tint_edge="#C4E0DC", ink="#0A5A5A"
    ),
    second=SideColours(
        accent="#9A4A14", accent_held="#77370C", on_accent="#FFFFFF", tint="#FBEDE1", tint_edge="#EFD3BC", ink="#844011"
    ),
)

DARK = Theme(
    name="dark",
    ground="#151617",
    surface="#1F2122",
    sunken="#2A2C2E",
    edge="#3A3D40",
    control="#7D8186",
    text="#F1EFEB",
    text_muted="#B3AFA7",
    focus="#7FB2FF",
    hover="#2E3133",
    danger="#FFB0A8",
    danger_tint="#3A1F1D",
    danger_edge="#6B3530",
    success="#82D6A0",
    mark="#5C4A10",
    first=SideColours(
        accent="#6FCDC6", accent_held="#A5E8E2", on_accent="#04302F", tint="#17302F", tint_edge="#27504E", ink="#86DBD4"
    ),
    second=SideColours(
        accent="#EDAE7C", accent_held="#FFD2AE", on_accent="#3A1A02", tint="#37251A", tint_edge="#5D3F2B", ink="#F2BE95"
    ),
)

CONTRAST = Theme(
    name="contrast",
    ground="#000000",
    surface="#000000",
    sunken="#1C1C1C",
    edge="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    text_muted="#E4E4E4",
    focus="#FFE600",
    hover="#333333",
    danger="#FFB9B0",
    danger_tint="#2B0000",
    danger_edge="#FFB9B0",
    success="#7DFFA8",
    mark="#5A4600",
    first=SideColours(
        accent="#6FF3E8", accent_held="#B9FFF8", on_accent="#000000", tint="#001F1D", tint_edge="#6FF3E8", ink="#8DF6EC"
    ),
    second=SideColours(
        accent="#FFC48F", accent_held="#FFE3CB", on_accent="#000000", tint="#261300", tint_edge="#FFC48F", ink="#FFCFA3"
    ),
    focus_width=3,
)
"""Text of at least 7 to 1, edges as bright as text, a thicker ring: for people who see little."""


class Space(IntEnum):
    """Distances in device-independent pixels, on a grid of 4."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Roundness of corners in device-independent pixels."""

    CONTROL = 10
    PANEL = 16
    BUBBLE = 20
    BUTTON = 24


class TypeSize(IntEnum):
    """Sizes of type in device-independent pixels, before the user's own text size is applied."""

    CAPTION = 13
    BODY = 15
    LEAD = 18
    SPEECH = 23
    DISPLAY = 28
