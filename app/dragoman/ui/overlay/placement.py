"""Where the subtitles are on a screen: places that suit every size of text and screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class Spot:
    """A place relative to the room there is: 0 is at the left or top edge, 1 at the right or bottom edge."""

    across: float
    down: float


DEFAULT_SPOT: Final = Spot(0.5, 0.96)
"""In the middle, near the lower edge."""


@dataclass(frozen=True, slots=True)
class ScreenArea:
    """One of the computer's screens."""

    key: str
    """Name and size: the same screen at another size is another place."""
    area: QRect
    """All of it, in the desktop's coordinates."""
    available: QRect
    """What task bars leave."""


def place(spot: Spot, size: QSize, available: QRect) -> QRect:
    """Return where a window of a size lies."""
    size = size.boundedTo(available.size())
    room = available.size() - size
    return QRect(
        available.topLeft() + QPoint(round(spot.across * room.width()), round(spot.down * room.height())), size
    )


def spot_of(window: QRect, available: QRect) -> Spot:
    """Return the spot at which a window lies."""
    room, offset = available.size() - window.size(), window.topLeft() - available.topLeft()
    return Spot(
        _share(offset.x(), room.width(), DEFAULT_SPOT.across), _share(offset.y(), room.height(), DEFAULT_SPOT.down)
    )


def within(window: QRect, available: QRect) -> QRect:
    """Return the window moved, and cut where it is too large, so that all of it is there."""
    size = window.size().boundedTo(available.size())
    room = available.size() - size
    offset = window.topLeft() - available.topLeft()
    x, y = min(max(0, offset.x()), room.width()), min(max(0, offset.y()), room.height())
    return QRect(available.topLeft() + QPoint(x, y), size)


def beside(box: QRect, size: QSize, available: QRect) -> QRect:
    """Return where a bar of a size goes: above the box, or below it where there is no room above."""
    left = box.left() + (box.width() - size.width()) // 2
    is_above = box.top() - size.height() >= available.top()
    top = box.top() - size.height() if is_above else box.top() + box.height()
    across = within(QRect(QPoint(left, box.top()), size), available)
    return QRect(QPoint(across.left(), top), QSize(across.width(), size.height()))


def next_screen(screens: Sequence[ScreenArea], current: ScreenArea, step: QPoint) -> ScreenArea | None:
    """Return the nearest screen in the direction of a step, or None where there is none."""
    centre = current.area.center()

    def is_ahead(other: ScreenArea) -> bool:
        way = other.area.center() - centre
        along = QPoint.dotProduct(way, step)
        return along > 0 and along >= abs(way.x() * step.y()) + abs(way.y() * step.x())

    others = [each for each in screens if each.key != current.key and is_ahead(each)]
    return min(others, key=lambda each: (each.area.center() - centre).manhattanLength(), default=None)


def screen_at(screens: Sequence[ScreenArea], point: QPoint) -> ScreenArea | None:
    """Return the screen that a point is on."""
    return next((each for each in screens if each.area.contains(point)), None)


def _share(offset: int, room: int, otherwise: float) -> float:
    return min(1.0, max(0.0, offset / room)) if room > 0 else otherwise
