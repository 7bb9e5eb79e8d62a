"""Where the subtitles are now, as the screens, the style and the user have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize

from dragoman.ui.overlay.measures import full_height
from dragoman.ui.overlay.placement import ScreenArea, next_screen, place, screen_at, spot_of, within
from dragoman.ui.overlay.places import Places
from dragoman.ui.overlay.style import SIZES, WIDTHS, OverlayStyle

_NO_SCREEN: Final = ScreenArea("", QRect(0, 0, 1280, 800), QRect(0, 0, 1280, 800))
"""Until there is one."""


class Arrangement:
    """The box's rectangle in the desktop's coordinates; always within what task bars leave of one screen."""

    def __init__(self) -> None:
        """Begin in the middle of the lower edge."""
        self._screens: Sequence[ScreenArea] = ()
        self._style = OverlayStyle()
        self.places = Places()
        """Where the user has put it."""
        self.screen = _NO_SCREEN
        self.box = QRect()
        self._settle()

    @property
    def style(self) -> OverlayStyle:
        """The style with the width and size that the user has given it."""
        return self._style

    def use_screens(self, screens: Sequence[ScreenArea]) -> None:
        """Go where the user wants it on the screens that are there."""
        self._screens = screens
        if screens:
            self.screen = self.places.home(screens)
        self._settle()

    def use_places(self, places: Places) -> None:
        """Go where it was at another time."""
        self.places = places
        self.use_screens(self._screens)

    def use_style(self, style: OverlayStyle) -> None:
        """Take the size that a style needs."""
        self._style = style
        self._settle()

    def step(self, step: QPoint) -> None:
        """Move a little; at the edge of a screen, go to the screen beyond it."""
        before = self.box
        self._put(before.translated(step), self.screen)
        beyond = next_screen(self._screens, self.screen, step)
        if self.box == before and beyond is not None:
            self._put(place(self.places.spot(beyond), self._size(beyond), beyond.available), beyond)

    def drag(self, top_left: QPoint, pointer: QPoint) -> None:
        """Move to a point, on the screen that the mouse is on."""
        screen = screen_at(self._screens, pointer) or self.screen
        size = self._size(screen)
        centred = top_left + QPoint((self.box.width() - size.width()) // 2, 0)
        self._put(QRect(centred, size), screen)

    def stretch(self, size: QSize) -> None:
        """Come as near to a size as width and height of type allow; the upper left corner stays."""
        share = round(100 * size.width() / self.screen.area.width())
        heights = {each: abs(full_height(replace(self._style, size=each)) - size.height()) for each in SIZES}
        self.resize(share, min(heights, key=lambda each: heights[each]))

    def resize(self, width: int, size: int) -> None:
        """Take a width in per cent of the screen and a height of type; the upper left corner stays."""
        width, size = min(max(width, WIDTHS[0]), WIDTHS[-1]), min(max(size, SIZES[0]), SIZES[-1])
        self._style = replace(self._style, width=width, size=size)
        self._put(QRect(self.box.topLeft(), self._size(self.screen)), self.screen)

    def _settle(self) -> None:
        self.box = place(self.places.spot(self.screen), self._size(self.screen), self.screen.available)

    def _put(self, box: QRect, screen: ScreenArea) -> None:
        self.screen = screen
        self.box = within(box, screen.available)
        self.places = self.places.moved(screen, spot_of(self.box, screen.available))

    def _size(self, screen: ScreenArea) -> QSize:
        width = round(screen.area.width() * self._style.width / 100)
        return QSize(width, full_height(self._style)).boundedTo(screen.available.size())
