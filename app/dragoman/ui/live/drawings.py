"""The icons that only the live page has."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtSvg import QSvgRenderer

from dragoman.ui.icons import Icons

_FRAME: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)
_SHAPES: Final = {
    "arrow": '<path d="M4 12h15M13.500 6.500L19 12l-5.500 5.500"/>',
    "computer": '<rect x="3" y="4.500" width="18" height="12" rx="2"/><path d="M8.500 20h7M12 16.500V20"/>'
    '<path d="M9 9.300v2.400M12 8v5M15 9.300v2.400"/>',
    "mark": '<path d="M6 21V4"/><path d="M6 4.500h11.500l-2.600 4 2.600 4H6z" fill="currentColor"/>',
    "pause": '<rect x="6.500" y="5" width="3.600" height="14" rx="1" fill="currentColor"/>'
    '<rect x="13.900" y="5" width="3.600" height="14" rx="1" fill="currentColor"/>',
    "play": '<path d="M8 5.200v13.600L19 12z" fill="currentColor"/>',
    "save": '<path d="M12 4v10.500M7.500 10.500l4.500 4.500 4.500-4.500M4.500 16.500V20h15v-3.500"/>',
    "unsure": '<circle cx="12" cy="12" r="8.500"/>'
    '<path d="M9.700 9.800a2.400 2.400 0 1 1 3.500 2.100c-.8.400-1.200.9-1.200 1.800"/>'
    '<path d="M12 16.600v.01" stroke-width="2.400"/>',
}


class LiveIcons(Icons):
    """Drawn and coloured like the icons that all pages share."""

    def __init__(self) -> None:
        """Take the drawings from this file."""
        self._drawings = {name: _FRAME.format(shapes) for name, shapes in _SHAPES.items()}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}


@cache
def live_icons() -> LiveIcons:
    """Return the icons."""
    return LiveIcons()
